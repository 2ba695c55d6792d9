// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/crs.h>
#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/cityjsonblock.h>
#include <dothi/io/model/cityjsonexporter.h>
#include <dothi/io/model/cityjsonmerge.h>
#include <dothi/io/model/cityjsonoriginal.h>
#include <dothi/io/model/exportchoice.h>
#include <dothi/io/model/exportpictures.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>
#include <cmath>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Export)
};

constexpr size_t kMostVerticesOut = 0xFFFFFFFEU;
constexpr double kMillimetre = 0.001;

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

/// A file whose objects a store holds.
struct SourceFile
{
    QByteArray text;  ///< its document
    CityModel header; ///< read of it: transform and members, no objects
    QString system;   ///< the CRS it was read as
    bool swapAxes = false;
    bool asIs = false; ///< its coordinates are those of the city
    std::optional<geo::Transform> toCity;
    QJsonObject fields; ///< our field -> its attribute
    CityJsonRewrite numbers;
};

/// Writes one export; used once.
class Export
{
public:
    Export(const city::Store &store, const ExportRequest &request, TaskContext &task)
        : m_store(store)
        , m_request(request)
        , m_task(task)
        , m_layer(*city::Schema::builtin().layer(QStringLiteral("building")))
    {}

    [[nodiscard]] Result<ExportReport> run()
    {
        const Result<QStringList> ids = m_store.documents(originalKind());
        if (!ids)
            return Failure(ids.error());
        for (const QString &id : *ids) {
            const QStringList parts = id.split(QLatin1Char('/'));
            if (parts.size() == 2 && parts[0] == QLatin1String("file"))
                readFile(parts[1].toInt(), id);
            else
                m_originals.insert(id);
        }
        const auto [scale, translate] = chooseTransform();
        m_file.emplace(QFileInfo(m_request.out).absoluteFilePath(), scale, translate);
        DOTHI_TRY(m_file->open());
        DOTHI_TRY(writeBuildings());
        if (m_request.layers.isEmpty() && m_request.features.empty())
            DOTHI_TRY(writeOthers(*ids));
        const auto others = m_report.counts.find(QStringLiteral("otherObjects"));
        DOTHI_TRY(checkChosen(m_request, m_report.counts[m_layer.id] > 0 || others != m_report.counts.end()));
        DOTHI_TRY(m_task.checkpoint());
        JsonMembers metadata = makeMetadata();
        DOTHI_TRY(m_file->finish(std::move(metadata), m_merge.members()));
        m_report.files.append(QFileInfo(m_request.out).absoluteFilePath());
        for (const auto &[number, file] : m_files) {
            // Of a part of the city the pictures of what is in it.
            if (m_request.isPart() && !file.numbers.toVersion2)
                continue;
            const Result<qint64> missing = exportPictures(m_store, number, file.header.member("appearance"),
                                                          m_request, m_report, m_task);
            if (!missing)
                return Failure(missing.error());
            m_missingPictures += *missing;
        }
        addWarnings();
        m_task.progress(1);
        return std::move(m_report);
    }

private:
    /// A file that cannot be read any more is none: its buildings are made like any other.
    void readFile(int number, const QString &id)
    {
        Result<QByteArray> document = m_store.document(originalKind(), id);
        if (!document)
            return;
        SourceFile file;
        file.text = std::move(*document);
        const QJsonObject root = QJsonDocument::fromJson(file.text).object();
        const std::optional<JsonMembers> members = jsonMembers(viewOf(file.text));
        if (!members)
            return;
        const std::string_view header = jsonMember(*members, "header");
        TaskContext silent;
        Result<CityModel> model =
            parseCityJson(QByteArray(header.data(), static_cast<qsizetype>(header.size())), silent);
        if (!model)
            return;
        file.header = std::move(*model);
        file.system = root.value(QLatin1String("crs")).toString();
        file.swapAxes = root.value(QLatin1String("swapAxes")).toBool();
        file.fields = root.value(QLatin1String("fields")).toObject();
        const Result<geo::Crs> from = geo::Crs::fromDefinition(file.system);
        if (!from)
            return;
        file.asIs = from->sameAs(m_store.crs()) && !file.swapAxes;
        if (!from->sameAs(m_store.crs())) {
            Result<geo::Transform> transform =
                geo::Transform::create(*from, m_store.crs(), m_store.profile().datumOperation);
            if (!transform)
                return;
            file.toCity = std::move(*transform);
            m_moved = true;
        }
        m_files.emplace(number, std::move(file));
    }

    /// The finest transform of the files whose positions need not be moved; else millimetres.
    [[nodiscard]] std::pair<geo::Coord, geo::Coord> chooseTransform() const
    {
        const SourceFile *finest = nullptr;
        const auto coarsest = [](const geo::Coord &scale) { return std::max({scale.x, scale.y, scale.z}); };
        for (const auto &[number, file] : m_files) {
            const bool usable = file.asIs && file.header.hasTransform &&
                                coarsest(file.header.scale) <= kMillimetre * (1 + 1e-9);
            if (usable && (!finest || coarsest(file.header.scale) < coarsest(finest->header.scale)))
                finest = &file;
        }
        if (finest)
            return {finest->header.scale, finest->header.translate};
        geo::Coord origin;
        if (const Result<std::vector<city::LayerInfo>> layers = m_store.layers()) {
            for (const city::LayerInfo &layer : *layers) {
                if (layer.id == m_layer.id && !layer.extent.isEmpty())
                    origin = {std::floor(layer.extent.minX()), std::floor(layer.extent.minY()), 0};
            }
        }
        return {{kMillimetre, kMillimetre, kMillimetre}, origin};
    }

    [[nodiscard]] Result<> writeBuildings()
    {
        const Result<qint64> total = m_store.count(m_layer.id);
        if (!total)
            return Failure(total.error());
        city::Query query;
        query.withSolid = true;
        const ExportChoice choice(m_request, m_layer);
        choice.narrow(query);
        m_report.counts[m_layer.id] = 0;
        if (choice.isNothing())
            return {};
        Result<> done;
        qint64 count = 0;
        const QString status = Tr::tr("Writing “%1”").arg(m_layer.title.text());
        DOTHI_TRY(m_store.read(m_layer.id, query, [&](city::Feature &feature) {
            done = m_task.checkpoint();
            if (done && !choice.takes(feature))
                return city::Visit::Continue;
            if (done)
                done = writeBuildingOf(feature);
            if (!done)
                return city::Visit::Stop;
            ++count;
            m_task.progress(
                0.9 * static_cast<double>(count) / static_cast<double>(std::max<qint64>(1, *total)), status);
            return city::Visit::Continue;
        }));
        DOTHI_TRY(done);
        m_report.counts[m_layer.id] = count;
        return {};
    }

    [[nodiscard]] Result<> writeBuildingOf(const city::Feature &feature)
    {
        const QString id = originalId({m_layer.id, feature.id});
        if (m_originals.contains(id)) {
            const Result<QByteArray> document = m_store.document(originalKind(), id);
            if (document) {
                const Result<bool> written = writeOriginal(viewOf(*document), &feature);
                if (!written)
                    return Failure(written.error());
                if (*written) {
                    ++m_report.counts[QStringLiteral("original")];
                    return {};
                }
            }
            ++m_changed;
        }
        const Result<BuildingForm> form = writeBuilding(*m_file, m_layer, feature);
        if (!form)
            return Failure(form.error());
        switch (*form) {
        case BuildingForm::Shell:
            ++m_report.counts[QStringLiteral("shell")];
            break;
        case BuildingForm::Block:
            ++m_report.counts[QStringLiteral("block")];
            break;
        case BuildingForm::Footprint:
            ++m_report.counts[QStringLiteral("footprint")];
            break;
        case BuildingForm::Nothing:
            noteLeft(m_report, id, Tr::tr("it has no geometry; written without one"));
            break;
        }
        const bool stands = *form == BuildingForm::Block || *form == BuildingForm::Footprint;
        m_withoutGround +=
            stands && city::isNull(feature.value(m_layer, QStringLiteral("ground_level_m"))) ? 1 : 0;
        return {};
    }

    [[nodiscard]] Result<> writeOthers(const QStringList &ids)
    {
        std::vector<std::pair<std::pair<int, qint64>, QString>> others;
        for (const QString &id : ids) {
            const QStringList parts = id.split(QLatin1Char('/'));
            if (parts.size() == 4 && parts[0] == QLatin1String("file"))
                others.push_back({{parts[1].toInt(), parts[3].toLongLong()}, id});
        }
        std::ranges::sort(others);
        for (const auto &[place, id] : others) {
            DOTHI_TRY(m_task.checkpoint());
            const Result<QByteArray> document = m_store.document(originalKind(), id);
            if (document && !m_request.area.isEmpty() && !isChosen(viewOf(*document)))
                continue;
            const Result<bool> written =
                document ? writeOriginal(viewOf(*document), nullptr) : Result<bool>(false);
            if (!written)
                return Failure(written.error());
            if (*written)
                ++m_report.counts[QStringLiteral("otherObjects")];
            else
                noteLeft(m_report, id, Tr::tr("what the city keeps of it cannot be read"));
        }
        return {};
    }

    /// The offsets of a file's numbers; its appearance and templates are merged when it is first used.
    const CityJsonRewrite &numbersOf(SourceFile &file)
    {
        if (file.numbers.toVersion2)
            return file.numbers;
        file.numbers.toVersion2 = true;
        static const QSet<QByteArray> own = {"type",       "version",     "transform",
                                             "metadata",   "appearance",  "geometry-templates",
                                             "extensions", "CityObjects", "vertices"};
        for (const auto &[name, value] : file.header.members) {
            if (name == "appearance")
                m_merge.addAppearance(value, file.numbers);
            else if (name == "extensions")
                m_merge.addExtensions(value);
            else if (!own.contains(QByteArray::fromStdString(name)))
                m_merge.addOther(name, value);
        }
        if (const std::string_view templates = file.header.member("geometry-templates"); !templates.empty())
            m_merge.addTemplates(templates, file.numbers);
        return file.numbers;
    }

    /// A position of a file in the city's system; none where it cannot be had.
    [[nodiscard]] static std::optional<geo::Coord> onMap(const SourceFile &file, const geo::Coord &raw)
    {
        geo::Coord world = file.header.world(raw);
        if (file.swapAxes)
            std::swap(world.x, world.y);
        if (!file.toCity)
            return world;
        const Result<geo::Coord> moved = file.toCity->apply(world);
        return moved ? std::optional(*moved) : std::nullopt;
    }

    /// Whether the middle of an object that no layer shows lies in the area asked for.
    [[nodiscard]] bool isChosen(std::string_view document) const
    {
        const std::optional<JsonMembers> members = jsonMembers(document);
        const std::optional<std::string> number =
            members ? jsonText(jsonMember(*members, "file")) : std::nullopt;
        const auto place = number ? m_files.find(QString::fromStdString(*number).toInt()) : m_files.end();
        const std::optional<JsonMembers> inner =
            members ? jsonMembers(jsonMember(*members, "feature")) : std::nullopt;
        std::vector<geo::Coord> raw;
        if (place == m_files.end() || !inner ||
            !readTriples(jsonMember(*inner, "vertices"), kMostVerticesOut, raw))
            return false;
        geo::Extent box;
        for (const geo::Coord &c : raw) {
            if (const std::optional<geo::Coord> world = onMap(place->second, c))
                box.add(*world);
        }
        return !box.isEmpty() && isWithin(m_request.area, box.center());
    }

    /// Numbers in the file of the positions of an original; empty when one of them cannot be had.
    [[nodiscard]] std::vector<std::int64_t> verticesOf(const SourceFile &file,
                                                       const std::vector<geo::Coord> &raw)
    {
        const geo::Coord &scale = file.header.scale;
        const geo::Coord &translate = file.header.translate;
        const bool sameUnits = file.asIs && scale == m_file->scale() && translate == m_file->translate();
        const auto isWhole = [](double value) {
            return value == std::floor(value) && std::abs(value) < 9e15;
        };
        std::vector<std::int64_t> numbers;
        numbers.reserve(raw.size());
        for (const geo::Coord &c : raw) {
            if (sameUnits && isWhole(c.x) && isWhole(c.y) && isWhole(c.z)) {
                numbers.push_back(
                    m_file->vertexAt({static_cast<std::int64_t>(c.x), static_cast<std::int64_t>(c.y),
                                      static_cast<std::int64_t>(c.z)}));
                continue;
            }
            const std::optional<geo::Coord> world = onMap(file, c);
            const std::optional<std::int64_t> number = world ? m_file->vertex(*world) : std::nullopt;
            if (!number)
                return {};
            numbers.push_back(*number);
        }
        return numbers;
    }

    /// Attributes that were changed since the import.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>>
    changedAttributes(const SourceFile &file, const city::Feature &feature, std::string_view valuesJson) const
    {
        const QJsonObject values =
            QJsonDocument::fromJson(QByteArray(valuesJson.data(), static_cast<qsizetype>(valuesJson.size())))
                .object();
        std::vector<std::pair<std::string, std::string>> changed;
        for (size_t i = 0; i < m_layer.fields.size() && i < feature.values.size(); ++i) {
            const QString &field = m_layer.fields[i].id;
            if (city::toText(feature.values[i]) == values.value(field).toString())
                continue;
            const QString attribute = file.fields.value(field).toString();
            const bool unknown = city::isNull(feature.values[i]);
            changed.emplace_back(attribute.isEmpty() ? attributeName(field) : attribute.toStdString(),
                                 unknown ? std::string() : attributeJson(feature.values[i]));
        }
        return changed;
    }

    /// False when it is not what it must be, or not of this shape any more; then nothing was written.
    [[nodiscard]] Result<bool> writeOriginal(std::string_view document, const city::Feature *feature)
    {
        const std::optional<JsonMembers> members = jsonMembers(document);
        if (!members)
            return false;
        const std::optional<std::string> number = jsonText(jsonMember(*members, "file"));
        const auto place = number ? m_files.find(QString::fromStdString(*number).toInt()) : m_files.end();
        if (place == m_files.end())
            return false;
        SourceFile &file = place->second;
        if (feature && jsonText(jsonMember(*members, "shape")) != shapeKey(*feature).toStdString())
            return false;
        const std::optional<JsonMembers> inner = jsonMembers(jsonMember(*members, "feature"));
        const std::optional<JsonMembers> objects =
            inner ? jsonMembers(jsonMember(*inner, "CityObjects")) : std::nullopt;
        std::vector<geo::Coord> raw;
        if (!objects || objects->empty() ||
            !readTriples(jsonMember(*inner, "vertices"), kMostVerticesOut, raw))
            return false;

        std::map<std::string, std::string> names;
        for (const auto &[id, json] : *objects)
            names[id] = m_file->freeId(id);
        CityJsonRewrite rewrite = numbersOf(file);
        if (const std::string_view appearance = jsonMember(*inner, "appearance"); !appearance.empty())
            m_merge.addAppearance(appearance, rewrite);
        const std::vector<std::int64_t> vertices = verticesOf(file, raw);
        if (vertices.size() != raw.size())
            return false;
        rewrite.vertex = [&vertices](std::uint32_t index) -> std::optional<std::int64_t> {
            return index < vertices.size() ? std::optional(vertices[index]) : std::nullopt;
        };
        rewrite.identifier = [&names](const std::string &id) {
            const auto known = names.find(id);
            return known == names.end() ? std::string() : known->second;
        };
        std::vector<std::pair<std::string, std::string>> texts;
        for (size_t i = 0; i < objects->size(); ++i) {
            rewrite.attributes.clear();
            if (i == 0 && feature) // the object itself stands before its parts
                rewrite.attributes = changedAttributes(file, *feature, jsonMember(*members, "values"));
            std::string text;
            if (!rewriteCityObject((*objects)[i].second, rewrite, text))
                return false;
            texts.emplace_back(names[(*objects)[i].first], std::move(text));
        }
        for (const auto &[id, text] : texts)
            DOTHI_TRY(m_file->object(id, text));
        return true;
    }

    [[nodiscard]] JsonMembers makeMetadata()
    {
        JsonMembers metadata;
        QSet<int> systems;
        for (const auto &[number, file] : m_files) {
            if (file.asIs)
                systems.insert(epsgOf(file.header.referenceSystem));
        }
        // The system of a file may be the city's with one of heights.
        const int epsg =
            systems.size() == 1 && *systems.begin() != 0 ? *systems.begin() : m_store.profile().epsg;
        m_system = quotedJson("https://www.opengis.net/def/crs/EPSG/0/" + std::to_string(epsg));
        if (m_files.size() == 1) {
            const std::optional<JsonMembers> theirs =
                jsonMembers(m_files.begin()->second.header.member("metadata"));
            if (theirs) {
                for (const auto &[name, value] : *theirs) {
                    if (name != "referenceSystem" && name != "geographicalExtent")
                        metadata.emplace_back(name, value);
                }
            }
        }
        metadata.emplace_back("referenceSystem", m_system);
        return metadata;
    }

    void addWarnings()
    {
        if (m_changed > 0) {
            m_report.warnings.append(
                Tr::tr("%n building(s) have another shape than they were imported with; written with their "
                       "present one.",
                       nullptr, static_cast<int>(std::min<qint64>(m_changed, 1'000'000'000))));
        }
        if (m_withoutGround > 0) {
            m_report.warnings.append(
                Tr::tr("The ground level of %n building(s) is not known; they stand at 0.", nullptr,
                       static_cast<int>(std::min<qint64>(m_withoutGround, 1'000'000'000))));
        }
        if (const qint64 flat = m_report.counts[QStringLiteral("footprint")]; flat > 0) {
            m_report.warnings.append(
                Tr::tr("The height of %n building(s) is not known; only their footprint is written.", nullptr,
                       static_cast<int>(std::min<qint64>(flat, 1'000'000'000))));
        } else {
            m_report.counts.erase(QStringLiteral("footprint"));
        }
        if (m_files.size() > 1) {
            m_report.warnings.append(Tr::tr("The buildings come from %n file(s); what each says about itself "
                                            "is not written.",
                                            nullptr, static_cast<int>(m_files.size())));
        }
        if (m_missingPictures > 0) {
            m_report.warnings.append(Tr::tr(
                "%n picture(s) the file names were not written: the city does not hold them as files, or "
                "others lie in their place.",
                nullptr, static_cast<int>(std::min<qint64>(m_missingPictures, 1'000'000'000))));
        }
        if (m_moved) {
            m_report.warnings.append(Tr::tr("Originals in another coordinate system were converted into the "
                                            "city's; their positions are rounded to the millimetre."));
        }
    }

    const city::Store &m_store;
    const ExportRequest &m_request;
    TaskContext &m_task;
    const city::LayerDef &m_layer;
    ExportReport m_report;
    std::map<int, SourceFile> m_files;
    QSet<QString> m_originals;
    std::optional<CityJsonFile> m_file;
    CityJsonMerge m_merge;
    std::string m_system;
    bool m_moved = false;
    qint64 m_missingPictures = 0;
    qint64 m_changed = 0;
    qint64 m_withoutGround = 0;
};

class CityJsonExporter final : public Exporter
{
public:
    [[nodiscard]] QString format() const override { return QStringLiteral("cityjson"); }
    [[nodiscard]] QString title() const override { return QStringLiteral("CityJSON 2.0"); }
    [[nodiscard]] QStringList suffixes() const override
    {
        return {QStringLiteral("city.json"), QStringLiteral("json")};
    }
    [[nodiscard]] Result<ExportReport> write(const city::Store &store, const ExportRequest &request,
                                             TaskContext &task) const override
    {
        const Result<std::vector<const city::LayerDef *>> layers =
            exportedLayers(request, {QStringLiteral("building")});
        if (!layers)
            return Failure(layers.error());
        try {
            return Export(store, request, task).run();
        } catch (const std::bad_alloc &) {
            return fail(Error(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory for this export.")));
        }
    }
};

} // namespace

std::unique_ptr<Exporter> makeCityJsonExporter()
{
    return std::make_unique<CityJsonExporter>();
}

} // namespace dothi::io

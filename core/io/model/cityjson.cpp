// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/cityjson.h>
#include <dothi/io/model/cityjsonobject.h>
#include <dothi/io/model/jsontext.h>

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <simdjson.h>

#include <cmath>
#include <cstring>
#include <unordered_map>
#include <unordered_set>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CityJson)
};

constexpr qint64 kLargestFile = 4'000'000'000;
constexpr size_t kMostVertices = 0xFFFFFFFEU;
constexpr size_t kListedTroubles = 1000;
constexpr qsizetype kLongestId = 200;
/// Units of the last digit of a file are from nanometres to kilometres.
constexpr double kSmallestScale = 1e-9;
constexpr double kLargestScale = 1e3;
constexpr double kFarthestM = 1e8;

QString shown(std::string_view text)
{
    QString out = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    if (out.size() > kLongestId)
        out = out.left(kLongestId) + QStringLiteral("…");
    for (QChar &c : out) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return out;
}

Failure refusedFile(const QString &message)
{
    return fail(Error(ErrorCode::InvalidData, message)
                    .withAdvice(Tr::tr("Check the file with a CityJSON validator (cjval), or have it written "
                                       "again by the program it comes from.")));
}

Failure notJson()
{
    return refusedFile(Tr::tr("The file is not JSON, or is cut short."));
}

/// Where an object stands in the file.
struct Slice
{
    std::string_view id; ///< as it stands
    std::string_view json;
    bool tooDeep = false;
};

/// The parts of a CityJSON or CityJSONFeature object.
struct Document
{
    JsonMembers members; ///< without the next two
    std::vector<Slice> objects;
    std::string_view vertices;
    bool hasObjects = false;
};

/// Cuts a document into its parts. Fails on what can be of no use.
Result<Document> cut(std::string_view json)
{
    Document out;
    JsonCursor cursor(json);
    std::unordered_set<std::string> seen;
    if (!cursor.take('{'))
        return notJson();
    if (!cursor.take('}')) {
        do {
            const std::optional<std::string_view> raw = cursor.string();
            const std::optional<std::string> name = raw ? unescaped(*raw) : std::nullopt;
            if (!name || !cursor.take(':'))
                return notJson();
            if (!seen.insert(*name).second) {
                return refusedFile(
                    Tr::tr("“%1” is there twice, so it is not certain which of the two is meant.")
                        .arg(shown(*name)));
            }
            if (*name == "CityObjects") {
                out.hasObjects = true;
                if (!cursor.take('{'))
                    return refusedFile(Tr::tr("“%1” is not what it must be.").arg(shown(*name)));
                if (cursor.take('}'))
                    continue;
                do {
                    const std::optional<std::string_view> id = cursor.string();
                    if (!id || !cursor.take(':'))
                        return notJson();
                    Slice slice;
                    const std::optional<std::string_view> value = cursor.value(slice.tooDeep);
                    if (!value)
                        return notJson();
                    slice.id = *id;
                    slice.json = *value;
                    out.objects.push_back(slice);
                } while (cursor.take(','));
                if (!cursor.take('}'))
                    return notJson();
                continue;
            }
            bool tooDeep = false;
            const std::optional<std::string_view> value = cursor.value(tooDeep);
            if (!value)
                return notJson();
            if (*name == "vertices")
                out.vertices = *value;
            else if (tooDeep)
                return refusedFile(
                    Tr::tr("“%1” holds more lists within one another than a file may.").arg(shown(*name)));
            else if (!simdjson::validate_utf8(value->data(), value->size()))
                return refusedFile(Tr::tr("The text of “%1” is not UTF-8.").arg(shown(*name)));
            else
                out.members.emplace_back(*name, *value);
        } while (cursor.take(','));
        if (!cursor.take('}'))
            return notJson();
    }
    if (!cursor.atEnd())
        return notJson();
    return out;
}

/// Reads a file object by object into a model.
class CityJsonReader
{
public:
    CityJsonReader(CityModel &model, const char *end, ModelShapes shapes, TaskContext &task)
        : m_model(model)
        , m_objects(end)
        , m_shapes(shapes)
        , m_task(task)
    {}

    [[nodiscard]] Result<> read(std::string_view text)
    {
        // A sequence is a document a line; a document of its own has line breaks anywhere.
        const std::string_view firstLine = text.substr(0, text.find('\n'));
        if (firstLine.size() < text.size() && isHeaderLine(firstLine))
            return readSequence(text);
        Result<Document> document = cut(text);
        if (!document)
            return Failure(std::move(document).error());
        DOTHI_TRY(takeHeader(*document));
        DOTHI_TRY(takeFeature(*document, 0, 1));
        return finish();
    }

private:
    /// Nothing of it but its shape is asked for later.
    static bool isPlain(const ModelGeometry &geometry)
    {
        return !geometry.use && geometry.texture.empty() && geometry.material.empty();
    }

    static bool isHeaderLine(std::string_view line)
    {
        const std::optional<JsonMembers> members = jsonMembers(line);
        return members && jsonMember(*members, "type") == "\"CityJSON\"";
    }

    Result<> readSequence(std::string_view text)
    {
        m_model.isSequence = true;
        size_t at = 0;
        bool header = true;
        qint64 number = 0;
        while (at < text.size()) {
            DOTHI_TRY(m_task.checkpoint());
            const size_t end = std::min(text.find('\n', at), text.size());
            const std::string_view line = text.substr(at, end - at);
            const double from = static_cast<double>(at) / static_cast<double>(text.size());
            at = end + 1;
            ++number;
            if (JsonCursor(line).atEnd())
                continue;
            Result<Document> document = cut(line);
            if (header) {
                if (!document)
                    return Failure(std::move(document).error());
                DOTHI_TRY(takeHeader(*document));
            }
            if (!document) {
                refuse(Tr::tr("line %1").arg(number), document.error().message());
                continue;
            }
            if (!header && jsonMember(document->members, "type") != "\"CityJSONFeature\"") {
                refuse(Tr::tr("line %1").arg(number), Tr::tr("it is not a CityJSONFeature"));
                continue;
            }
            header = false;
            if (Result<> done = takeFeature(*document, from, from); !done) {
                if (done.error().code() == ErrorCode::Cancelled)
                    return done;
                refuse(Tr::tr("line %1").arg(number), done.error().message());
            }
        }
        return finish();
    }

    Result<> takeHeader(const Document &document)
    {
        const std::optional<std::string> type = jsonText(jsonMember(document.members, "type"));
        if (type != "CityJSON") {
            if (type == "CityJSONFeature") {
                return fail(Error(ErrorCode::InvalidData,
                                  Tr::tr("The file is a sequence of CityJSON without its first line, which "
                                         "says how the others are to be read."))
                                .withAdvice(Tr::tr("Put the line with “\"type\":\"CityJSON\"” first.")));
            }
            return refusedFile(Tr::tr("The file is not CityJSON."));
        }
        const std::string version = jsonText(jsonMember(document.members, "version")).value_or(std::string());
        if (version.rfind("1.0", 0) != 0 && version.rfind("1.1", 0) != 0 && version.rfind("2.0", 0) != 0) {
            return fail(
                Error(ErrorCode::Unsupported,
                      version.empty() ? Tr::tr("The file does not say which version of CityJSON it is.")
                                      : Tr::tr("The file is CityJSON %1.").arg(shown(version)))
                    .atField(QStringLiteral("version"))
                    .withAdvice(Tr::tr("Versions 1.0, 1.1 and 2.0 can be read: convert it with “cjio FILE "
                                       "upgrade”.")));
        }
        m_model.version = QString::fromStdString(version);
        m_model.members = document.members;
        DOTHI_TRY(takeTransform(jsonMember(document.members, "transform")));
        takeMetadata(jsonMember(document.members, "metadata"));
        takeTemplates(jsonMember(document.members, "geometry-templates"));
        return {};
    }

    Result<> takeTransform(std::string_view json)
    {
        if (json.empty())
            return {};
        const auto wrong = [] {
            Failure failure =
                refusedFile(Tr::tr("The transform of the file is not one: it needs three numbers "
                                   "of scale, more than 0, and three of translation."));
            return fail(std::move(failure).value().atField(QStringLiteral("transform")));
        };
        const std::optional<JsonMembers> members = jsonMembers(json);
        std::vector<double> scale;
        std::vector<double> translate;
        constexpr size_t kAxes = 3;
        if (!members || members->size() < 2 || !readNumbers(jsonMember(*members, "scale"), kAxes, scale) ||
            !readNumbers(jsonMember(*members, "translate"), kAxes, translate) || scale.size() != kAxes ||
            translate.size() != kAxes)
            return wrong();
        for (size_t i = 0; i < kAxes; ++i) {
            if (scale[i] < kSmallestScale || scale[i] > kLargestScale || std::abs(translate[i]) > kFarthestM)
                return wrong();
        }
        m_model.scale = {scale[0], scale[1], scale[2]};
        m_model.translate = {translate[0], translate[1], translate[2]};
        m_model.hasTransform = true;
        return {};
    }

    void takeMetadata(std::string_view json)
    {
        const std::optional<JsonMembers> metadata = jsonMembers(json);
        if (!metadata)
            return;
        if (const std::string_view system = jsonMember(*metadata, "referenceSystem"); !system.empty()) {
            if (const std::optional<std::string> text = jsonText(system))
                m_model.referenceSystem = shown(*text);
        }
    }

    void takeTemplates(std::string_view json)
    {
        if (json.empty())
            return;
        const std::optional<JsonMembers> members = jsonMembers(json);
        std::vector<geo::Coord> vertices;
        if (!members || !readTriples(jsonMember(*members, "vertices-templates"), kMostVertices, vertices)) {
            m_model.warnings.append(Tr::tr("The templates of the file cannot be read; their instances are "
                                           "not shown."));
            return;
        }
        // One by one, so that a wrong one keeps its number and costs no other.
        JsonCursor cursor(jsonMember(*members, "templates"));
        if (!cursor.take('[') || cursor.take(']'))
            return;
        do {
            bool tooDeep = false;
            const std::optional<std::string_view> item = cursor.value(tooDeep);
            if (!item)
                return;
            m_templateText = '[' + std::string(*item) + ']';
            m_templateText.reserve(m_templateText.size() + simdjson::SIMDJSON_PADDING);
            CityJsonObjectReader reader(m_templateText.data() + m_templateText.size());
            Result<std::vector<ModelGeometry>> read =
                reader.readGeometries(m_templateText, VertexList{vertices, {1, 1, 1}, {}});
            if (!read || read->size() != 1 || read->front().kind == GeometryKind::Instance) {
                m_model.warnings.append(Tr::tr("Template %1 of the file cannot be read (%2); its instances "
                                               "are not shown.")
                                            .arg(m_model.templates.size())
                                            .arg(read ? Tr::tr("it is none") : read.error().message()));
                m_model.templates.emplace_back();
                continue;
            }
            ModelGeometry &made = read->front();
            // They lie in the copy that is read; to stay, they must lie in the file.
            for (std::string_view *kept : {&made.texture, &made.material}) {
                if (!kept->empty())
                    *kept = item->substr(static_cast<size_t>(kept->data() - m_templateText.data()) - 1,
                                         kept->size());
            }
            m_model.templates.push_back(std::move(made));
        } while (cursor.take(','));
    }

    void refuse(const QString &id, const QString &reason)
    {
        ++m_model.refusedCount;
        if (m_model.refused.size() < kListedTroubles)
            m_model.refused.push_back({id, reason});
    }

    /// Reads positions and objects; progress goes from…to.
    Result<> takeFeature(const Document &document, double from, double to)
    {
        CityModelFeature feature;
        feature.firstVertex = m_model.vertices.size();
        if (document.vertices.empty() && !document.objects.empty())
            return refusedFile(Tr::tr("The file holds no list of positions (vertices)."));
        if (!document.vertices.empty() &&
            !readTriples(document.vertices, kMostVertices - m_model.vertices.size(), m_model.vertices)) {
            m_model.vertices.resize(feature.firstVertex);
            return refusedFile(
                Tr::tr("The list of positions (vertices) is damaged: it must hold lists of three numbers."));
        }
        feature.vertexCount = m_model.vertices.size() - feature.firstVertex;
        if (!m_model.features.empty())
            feature.appearance = jsonMember(document.members, "appearance");
        const VertexList vertices{
            std::span(m_model.vertices).subspan(feature.firstVertex, feature.vertexCount), m_model.scale,
            m_model.translate};
        if (!m_model.isSequence) {
            m_model.objects.reserve(document.objects.size());
            m_numbers.reserve(document.objects.size());
        }
        size_t done = 0;
        for (const Slice &slice : document.objects) {
            if (done++ % 1024 == 0) {
                DOTHI_TRY(m_task.checkpoint());
                m_task.progress(from + (to - from) * static_cast<double>(done) /
                                           static_cast<double>(document.objects.size()));
            }
            takeObject(slice, vertices);
        }
        m_model.features.push_back(feature);
        return {};
    }

    void takeObject(const Slice &slice, const VertexList &vertices)
    {
        std::optional<std::string> id = unescaped(slice.id);
        if (!id || id->empty()) {
            refuse(shown(slice.id), Tr::tr("its identifier is empty, or not UTF-8"));
            return;
        }
        if (slice.tooDeep) {
            refuse(shown(*id), Tr::tr("it holds more lists within one another than a file may"));
            return;
        }
        ReadObject read;
        if (const Result<> done = m_objects.readObject(slice.json, vertices, read); !done) {
            refuse(shown(*id), done.error().message());
            return;
        }
        const auto number = static_cast<quint32>(m_model.objects.size());
        read.object.id = std::move(*id);
        read.object.feature = static_cast<quint32>(m_model.features.size());
        if (!m_numbers.emplace(read.object.id, number).second) {
            refuse(shown(read.object.id), Tr::tr("the file holds two objects of this identifier; the first "
                                                 "one is taken"));
            return;
        }
        if (m_shapes == ModelShapes::InText && std::ranges::all_of(read.object.geometries, isPlain)) {
            std::vector<ModelGeometry>().swap(read.object.geometries);
            read.object.shapesInText = true;
        }
        for (std::string &parent : read.parents)
            m_parents.emplace_back(number, std::move(parent));
        for (std::string &child : read.children)
            m_children.emplace_back(number, std::move(child));
        m_model.objects.push_back(std::move(read.object));
    }

    /// Links the parts: what a part says of its parent, then what a parent says of its parts.
    Result<> finish()
    {
        std::vector<CityObject> &objects = m_model.objects;
        qint64 missing = 0;
        const auto find = [this, &missing](const std::string &id) -> std::optional<quint32> {
            const auto it = m_numbers.find(id);
            if (it != m_numbers.end())
                return it->second;
            ++missing;
            return std::nullopt;
        };
        for (const auto &[part, parent] : m_parents) {
            const std::optional<quint32> whole = find(parent);
            if (whole && objects[part].parent < 0)
                objects[part].parent = static_cast<qint32>(*whole);
        }
        for (const auto &[whole, child] : m_children) {
            const std::optional<quint32> part = find(child);
            if (part && objects[*part].parent < 0)
                objects[*part].parent = static_cast<qint32>(whole);
        }
        if (missing > 0) {
            m_model.warnings.append(Tr::tr("%n time(s) an object names a parent or a part that is not in the "
                                           "file, or was refused.",
                                           nullptr,
                                           static_cast<int>(std::min<qint64>(missing, 1'000'000'000))));
        }
        refuseCycles();
        for (size_t i = 0; i < objects.size(); ++i) {
            if (objects[i].parent >= 0)
                objects[static_cast<size_t>(objects[i].parent)].children.push_back(static_cast<quint32>(i));
        }
        m_task.progress(1);
        return {};
    }

    /// An object that is a part of itself, and whatever hangs below one.
    void refuseCycles()
    {
        std::vector<CityObject> &objects = m_model.objects;
        enum class State : quint8
        {
            Unknown,
            OnTheWay,
            Rooted,
            Cyclic
        };
        std::vector<State> states(objects.size(), State::Unknown);
        std::vector<size_t> way;
        bool cyclic = false;
        for (size_t i = 0; i < objects.size(); ++i) {
            way.clear();
            size_t at = i;
            while (states[at] == State::Unknown) {
                states[at] = State::OnTheWay;
                way.push_back(at);
                if (objects[at].parent < 0)
                    break;
                at = static_cast<size_t>(objects[at].parent);
            }
            const bool back =
                states[at] == State::Cyclic || (states[at] == State::OnTheWay && objects[at].parent >= 0);
            for (const size_t number : way)
                states[number] = back ? State::Cyclic : State::Rooted;
            cyclic = cyclic || back;
        }
        if (!cyclic)
            return;
        std::vector<qint32> moved(objects.size(), -1);
        std::vector<CityObject> kept;
        for (size_t i = 0; i < objects.size(); ++i) {
            if (states[i] == State::Cyclic) {
                refuse(shown(objects[i].id), Tr::tr("it is a part of itself, or of one that is"));
                continue;
            }
            moved[i] = static_cast<qint32>(kept.size());
            kept.push_back(std::move(objects[i]));
        }
        for (CityObject &object : kept) {
            if (object.parent >= 0)
                object.parent = moved[static_cast<size_t>(object.parent)];
        }
        objects = std::move(kept);
    }

    CityModel &m_model;
    CityJsonObjectReader m_objects;
    ModelShapes m_shapes;
    TaskContext &m_task;
    std::string m_templateText;
    std::unordered_map<std::string, quint32> m_numbers;
    std::vector<std::pair<quint32, std::string>> m_parents;
    std::vector<std::pair<quint32, std::string>> m_children;
};

/// `text` has the padding behind its first `size` bytes.
Result<CityModel> parse(QByteArray text, qsizetype size, ModelShapes shapes, TaskContext &task)
{
    try {
        CityModel model;
        model.text = std::move(text);
        std::string_view view(model.text.constData(), static_cast<size_t>(size));
        if (view.substr(0, 3) == "\xEF\xBB\xBF")
            view.remove_prefix(3);
        CityJsonReader reader(model, view.data() + view.size(), shapes, task);
        DOTHI_TRY(reader.read(view));
        return model;
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory for this file."));
    }
}

} // namespace

bool isCityJson(const QString &path)
{
    QFile file(path);
    constexpr qint64 kLooked = 1'000'000;
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(kLooked);
    std::string_view text(head.constData(), static_cast<size_t>(head.size()));
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        text.remove_prefix(3);
    JsonCursor cursor(text);
    if (!cursor.take('{'))
        return false;
    do {
        const std::optional<std::string_view> name = cursor.string();
        if (!name || !cursor.take(':'))
            return false;
        if (*name == "CityObjects" || *name == "geometry-templates")
            return true;
        bool tooDeep = false;
        const std::optional<std::string_view> value = cursor.value(tooDeep);
        if (*name == "type" && value)
            return *value == "\"CityJSON\"" || *value == "\"CityJSONFeature\"";
        if (!value) // longer than what was looked at
            return *name == "vertices" || *name == "appearance";
    } while (cursor.take(','));
    return false;
}

Result<CityModel> readCityJson(const QString &path, TaskContext &task, ModelShapes shapes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be opened."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Check that it exists and that you may read it."))
                        .withDetail(file.errorString()));
    }
    const qint64 size = file.size();
    if (size > kLargestFile) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("The file is larger (%1 MB) than such a file may be "
                                                 "(%2 MB).")
                                              .arg(size / 1'000'000)
                                              .arg(kLargestFile / 1'000'000))
                .inFile(path)
                .withAdvice(Tr::tr("Cut it into tiles, or save it as a sequence (.city.jsonl) and split "
                                   "that between its lines.")));
    }
    QByteArray text;
    try {
        text = QByteArray(size + static_cast<qint64>(simdjson::SIMDJSON_PADDING), Qt::Uninitialized);
    } catch (const std::bad_alloc &) {
        return fail(
            Error(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory for this file.")).inFile(path));
    }
    const qint64 read = file.read(text.data(), size);
    if (read != size) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be read."))
                        .inFile(path)
                        .withDetail(file.errorString()));
    }
    std::memset(text.data() + size, 0, simdjson::SIMDJSON_PADDING);
    Result<CityModel> model = parse(std::move(text), size, shapes, task);
    if (!model)
        return fail(std::move(model).error().inFile(path));
    return model;
}

Result<CityModel> parseCityJson(const QByteArray &text, TaskContext &task)
{
    QByteArray padded(text.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING), '\0');
    std::memcpy(padded.data(), text.constData(), static_cast<size_t>(text.size()));
    return parse(std::move(padded), text.size(), ModelShapes::Kept, task);
}

int epsgOf(const QString &referenceSystem)
{
    static const QRegularExpression pattern(QStringLiteral("EPSG[:/][^:/]*[:/]?(\\d{4,6})\\s*$"),
                                            QRegularExpression::CaseInsensitiveOption);
    return pattern.match(referenceSystem).captured(1).toInt();
}

} // namespace dothi::io

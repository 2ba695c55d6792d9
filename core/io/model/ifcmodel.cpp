// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: IFC2x3 TC1 (buildingSMART), schemas IfcKernel, IfcProductExtension, IfcMeasureResource,
// IfcPropertyResource; IFC4 for IfcMapConversion and IfcProjectedCRS.

#include <dothi/io/model/ifcgeometry.h>
#include <dothi/io/model/ifcmodel.h>
#include <dothi/io/model/ifcproperties.h>
#include <dothi/io/model/ifcstoreys.h>
#include <dothi/io/model/placeholder.h>
#include <dothi/io/model/step.h>

#include <QCoreApplication>
#include <QFile>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::IfcModel)
};

constexpr int kLongestChain = 100;
constexpr qsizetype kLongestIfcName = kLongestIfcText;
constexpr qsizetype kMostProperties = 300;

/// What a thing is in CityJSON 2.0; empty: it is passed over. Proxies (trees, cars, whatever has no class of
/// its own) do not make a building wider.
QString typeOf(std::string_view ifc)
{
    static constexpr std::array kLeftOut = {"IFCOPENINGELEMENT", "IFCSPACE",          "IFCSITE",
                                            "IFCGRID",           "IFCANNOTATION",     "IFCVIRTUALELEMENT",
                                            "IFCBUILDING",       "IFCBUILDINGSTOREY", "IFCSPATIALZONE"};
    static constexpr std::array kFurniture = {"IFCFURNISHINGELEMENT", "IFCFURNITURE",
                                              "IFCSYSTEMFURNITUREELEMENT"};
    static constexpr std::array kBody = {"IFCWALL",
                                         "IFCWALLSTANDARDCASE",
                                         "IFCSLAB",
                                         "IFCROOF",
                                         "IFCCOLUMN",
                                         "IFCBEAM",
                                         "IFCCURTAINWALL",
                                         "IFCPLATE",
                                         "IFCMEMBER",
                                         "IFCSTAIR",
                                         "IFCDOOR",
                                         "IFCSTAIRFLIGHT",
                                         "IFCRAMP",
                                         "IFCRAMPFLIGHT",
                                         "IFCFOOTING",
                                         "IFCWINDOW",
                                         "IFCCOVERING",
                                         "IFCPILE",
                                         "IFCRAILING",
                                         "IFCBUILDINGELEMENT",
                                         "IFCBUILDINGELEMENTPART"};
    const auto is = [ifc](const char *type) { return isStepType(ifc, type); };
    if (std::ranges::any_of(kLeftOut, is))
        return {};
    if (std::ranges::any_of(kFurniture, is))
        return QStringLiteral("BuildingFurniture");
    return std::ranges::any_of(kBody, is) ? QStringLiteral("BuildingConstructiveElement")
                                          : QStringLiteral("BuildingInstallation");
}

class IfcReader
{
public:
    IfcReader(const StepFile &file, PlainModel &model)
        : m_file(file)
        , m_model(model)
        , m_properties(file)
    {}

    Result<> run(TaskContext &task)
    {
        constexpr size_t kEvery = 16'384;
        size_t sorted = 0;
        for (const StepInstance &instance : m_file.instances()) {
            if (++sorted % kEvery == 0)
                DOTHI_TRY(task.checkpoint());
            sort(instance);
        }
        if (m_project == nullptr) {
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("The file holds no project (IfcProject)."))
                    .withAdvice(Tr::tr("Export the building as IFC2x3 from the program it comes from.")));
        }
        DOTHI_TRY(readUnit());
        DOTHI_TRY(readRelations(task));
        readPlace();
        DOTHI_TRY(makeBuildings(task));
        return readShapes(task);
    }

private:
    void sort(const StepInstance &instance)
    {
        const auto is = [&instance](std::string_view type) { return isStepType(instance.type, type); };
        if (is("IFCPROJECT") && m_project == nullptr)
            m_project = &instance;
        else if (is("IFCSITE") && m_site == nullptr)
            m_site = &instance;
        else if (is("IFCBUILDING"))
            m_buildings.push_back(&instance);
        else if (is("IFCBUILDINGSTOREY"))
            m_storeys.push_back(&instance);
        else if (is("IFCRELAGGREGATES") || is("IFCRELNESTS") || is("IFCRELCONTAINEDINSPATIALSTRUCTURE") ||
                 is("IFCRELVOIDSELEMENT") || is("IFCRELFILLSELEMENT") || is("IFCRELDEFINESBYPROPERTIES") ||
                 is("IFCMAPCONVERSION") || is("IFCGEOMETRICREPRESENTATIONCONTEXT"))
            m_relations.push_back(&instance);
        // A product is what has a place and a shape, whatever it is called.
        constexpr quint32 kReferences = 2;
        if (instance.referenceCount < kReferences || typeOf(instance.type).isEmpty() ||
            instance.type.starts_with("IFCREL"))
            return;
        const StepParameters parameters = StepFile::parameters(instance);
        const auto placement = parameters.reference(5);
        const auto shape = parameters.reference(6);
        if (placement && shape && m_file.find(*placement, "IFCLOCALPLACEMENT") &&
            m_file.find(*shape, "IFCPRODUCTDEFINITIONSHAPE"))
            m_products.push_back({instance.id, *placement, *shape, {}});
    }

    Result<> readUnit()
    {
        const auto assignment = StepFile::parameters(*m_project).reference(8);
        const StepInstance *units = assignment ? m_file.find(*assignment, "IFCUNITASSIGNMENT") : nullptr;
        if (units) {
            for (const quint64 unit : StepFile::parameters(*units).references(0)) {
                const StepInstance *instance = m_file.find(unit);
                if (!instance || StepFile::parameters(*instance).enumeration(1) != "LENGTHUNIT")
                    continue;
                const auto metres = ifcLengthUnit(m_file, unit);
                if (!metres) {
                    return fail(
                        Error(ErrorCode::InvalidData, Tr::tr("The unit of length of the file is not one."))
                            .atFeature(QStringLiteral("#%1").arg(unit))
                            .withAdvice(Tr::tr("Write the file again with the program it comes from.")));
                }
                m_model.unitM = *metres;
                return {};
            }
        }
        m_model.warnings.append(Tr::tr("The file does not say its unit of length; metres are assumed."));
        return {};
    }

    Result<> readRelations(TaskContext &task)
    {
        for (const StepInstance *relation : m_relations) {
            DOTHI_TRY(task.checkpoint());
            const auto is = [relation](std::string_view type) { return isStepType(relation->type, type); };
            const StepParameters parameters = StepFile::parameters(*relation);
            if (is("IFCRELAGGREGATES") || is("IFCRELNESTS")) {
                if (const auto whole = parameters.reference(4)) {
                    for (const quint64 part : parameters.references(5))
                        m_parents.emplace(part, *whole);
                }
            } else if (is("IFCRELCONTAINEDINSPATIALSTRUCTURE")) {
                if (const auto place = parameters.reference(5)) {
                    for (const quint64 part : parameters.references(4))
                        m_parents.emplace(part, *place);
                }
            } else if (is("IFCRELVOIDSELEMENT")) {
                const auto element = parameters.reference(4);
                const auto opening = parameters.reference(5);
                if (element && opening) {
                    m_openings[*element].push_back(*opening);
                    m_voided.emplace(*opening, *element);
                }
            } else if (is("IFCRELFILLSELEMENT")) {
                const auto opening = parameters.reference(4);
                const auto filling = parameters.reference(5);
                if (opening && filling)
                    m_filled.emplace(*filling, *opening);
            } else if (is("IFCRELDEFINESBYPROPERTIES")) {
                if (const auto set = parameters.reference(5)) {
                    for (const quint64 object : parameters.references(4))
                        m_properties.add(object, *set);
                }
            }
        }
        return {};
    }

    void readPlace()
    {
        for (const StepInstance *relation : m_relations) {
            if (!isStepType(relation->type, "IFCMAPCONVERSION") || m_model.map)
                continue;
            const StepParameters parameters = StepFile::parameters(*relation);
            const auto eastings = parameters.number(2);
            const auto northings = parameters.number(3);
            if (!eastings || !northings)
                continue;
            MapConversion map;
            map.eastings = *eastings;
            map.northings = *northings;
            map.height = parameters.number(4);
            map.xAxisAbscissa = parameters.number(5).value_or(1);
            map.xAxisOrdinate = parameters.number(6).value_or(0);
            map.scale = parameters.number(7);
            const auto target = parameters.reference(1);
            if (const StepInstance *crs = target ? m_file.find(*target, "IFCPROJECTEDCRS") : nullptr) {
                const StepParameters said = StepFile::parameters(*crs);
                map.crs = said.text(0).trimmed().left(kLongestIfcName);
                if (const auto unit = said.reference(6))
                    map.unitM = ifcLengthUnit(m_file, *unit);
            }
            m_model.map = map;
        }
        if (!m_model.map && m_site)
            readPlaceProperties();
        readSite();
    }

    void readPlaceProperties()
    {
        MapConversion map;
        std::optional<double> eastings;
        std::optional<double> northings;
        QString target;
        m_properties.each(m_site->id, [&](const QString &set, const QString &name, const StepParameters &,
                                          const StepParameter &value) {
            const QString lower = name.toLower();
            const bool number = value.kind == StepParameter::Kind::Number;
            if (set.compare(QLatin1String("ePset_MapConversion"), Qt::CaseInsensitive) == 0) {
                if (lower == QLatin1String("targetcrs"))
                    target = ifcJson(value).toString();
                if (!number)
                    return;
                if (lower == QLatin1String("eastings"))
                    eastings = value.number;
                else if (lower == QLatin1String("northings"))
                    northings = value.number;
                else if (lower == QLatin1String("orthogonalheight"))
                    map.height = value.number;
                else if (lower == QLatin1String("xaxisabscissa"))
                    map.xAxisAbscissa = value.number;
                else if (lower == QLatin1String("xaxisordinate"))
                    map.xAxisOrdinate = value.number;
                else if (lower == QLatin1String("scale"))
                    map.scale = value.number;
            } else if (set.compare(QLatin1String("ePset_ProjectedCRS"), Qt::CaseInsensitive) == 0) {
                const QString text = ifcJson(value).toString().trimmed();
                if (lower == QLatin1String("name"))
                    map.crs = text;
                else if (lower == QLatin1String("mapunit") &&
                         text.contains(QLatin1String("met"), Qt::CaseInsensitive))
                    map.unitM = text.contains(QLatin1String("milli"), Qt::CaseInsensitive) ? 0.001 : 1;
            }
        });
        if (!eastings || !northings)
            return;
        map.eastings = *eastings;
        map.northings = *northings;
        if (map.crs.isEmpty())
            map.crs = target;
        m_model.map = map;
    }

    /// Degrees of an IfcCompoundPlaneAngleMeasure: degrees, minutes, seconds, millionths of a second.
    static std::optional<double> angle(const std::vector<double> &parts, double largest)
    {
        if (parts.size() < 3 || parts.size() > 4)
            return {};
        // All have the sign of the angle; some programs give it to the first only.
        const bool negative = std::ranges::any_of(parts, [](double part) { return part < 0; });
        constexpr double kMinutes = 60;
        constexpr double kSeconds = 3600;
        const double degrees = std::abs(parts[0]) + std::abs(parts[1]) / kMinutes +
                               std::abs(parts[2]) / kSeconds +
                               (parts.size() > 3 ? std::abs(parts[3]) / (kSeconds * 1e6) : 0);
        return degrees <= largest ? std::optional(negative ? -degrees : degrees) : std::nullopt;
    }

    void readSite()
    {
        if (!m_site)
            return;
        const StepParameters parameters = StepFile::parameters(*m_site);
        const auto latitude = angle(parameters.numbers(9), 90);
        const auto longitude = angle(parameters.numbers(10), 180);
        if (!latitude || !longitude)
            return;
        SitePosition site;
        site.latitude = *latitude;
        site.longitude = *longitude;
        if (const auto elevation = parameters.number(11))
            site.elevationM = *elevation * m_model.unitM;
        if (const auto placement = parameters.reference(5)) {
            if (const auto frame = ifcPlacement(m_file, *placement)) {
                site.origin = {frame->origin.x * m_model.unitM, frame->origin.y * m_model.unitM,
                               frame->origin.z * m_model.unitM};
            }
        }
        for (const quint64 context : StepFile::parameters(*m_project).references(7)) {
            const StepInstance *instance = m_file.find(context, "IFCGEOMETRICREPRESENTATIONCONTEXT");
            const auto north = instance ? StepFile::parameters(*instance).reference(5) : std::nullopt;
            const StepInstance *direction = north ? m_file.find(*north, "IFCDIRECTION") : nullptr;
            if (!direction)
                continue;
            const std::vector<double> ratios = StepFile::parameters(*direction).numbers(0);
            if (ratios.size() >= 2 && std::hypot(ratios[0], ratios[1]) > 0) {
                site.northX = ratios[0];
                site.northY = ratios[1];
                break;
            }
        }
        m_model.site = site;
    }

    /// The building something belongs to; null when none.
    const StepInstance *buildingOf(quint64 id, quint64 *storey) const
    {
        for (int i = 0; i < kLongestChain; ++i) {
            const StepInstance *instance = m_file.find(id);
            if (instance && isStepType(instance->type, "IFCBUILDING"))
                return instance;
            if (instance && storey && isStepType(instance->type, "IFCBUILDINGSTOREY"))
                *storey = id;
            if (const auto parent = m_parents.find(id); parent != m_parents.end())
                id = parent->second;
            else if (const auto opening = m_filled.find(id); opening != m_filled.end())
                id = opening->second;
            else if (const auto element = m_voided.find(id); element != m_voided.end())
                id = element->second;
            else
                break;
        }
        return nullptr;
    }

    QString uniqueId(const StepInstance &instance)
    {
        QString id = StepFile::parameters(instance).text(0).trimmed().left(100);
        if (id.isEmpty() || m_ids.contains(id))
            id += QStringLiteral("#%1").arg(instance.id);
        m_ids.insert(id);
        return id;
    }

    Result<> makeBuildings(TaskContext &task)
    {
        for (const StepInstance *instance : m_buildings) {
            DOTHI_TRY(task.checkpoint());
            PlainBuilding building;
            building.id = uniqueId(*instance);
            const StepParameters parameters = StepFile::parameters(*instance);
            const auto put = [&building](const QString &name, const QJsonValue &value) {
                if (!value.isNull() && !value.isUndefined() &&
                    !(value.isString() && value.toString().isEmpty()) &&
                    building.attributes.size() < kMostProperties && !building.attributes.contains(name))
                    building.attributes.insert(name, value);
            };
            QString name = filledIn(parameters.text(2));
            if (name.isEmpty())
                name = filledIn(parameters.text(7));
            put(QStringLiteral("name"), name.left(kLongestIfcName));
            put(QStringLiteral("description"), parameters.text(3).trimmed().left(kLongestIfcName));
            if (const auto address = parameters.reference(11))
                put(QStringLiteral("address"), addressOf(*address));
            m_properties.each(instance->id, [&](const QString &set, const QString &property,
                                                const StepParameters &, const StepParameter &value) {
                put(set + QLatin1Char('.') + property, ifcJson(value));
            });
            if (const auto placement = parameters.reference(5)) {
                if (const auto frame = ifcPlacement(m_file, *placement))
                    building.footM = frame->origin.z * m_model.unitM;
            }
            m_model.buildings.push_back(std::move(building));
        }
        if (m_buildings.empty()) {
            PlainBuilding building;
            building.id = uniqueId(*m_project);
            const QString name = filledIn(StepFile::parameters(*m_project).text(2)).left(kLongestIfcName);
            if (!name.isEmpty())
                building.attributes.insert(QStringLiteral("name"), name);
            m_model.buildings.push_back(std::move(building));
            m_model.warnings.append(
                Tr::tr("The file names no building (IfcBuilding); all of it is taken as one."));
        }
        if (!m_blanks.isEmpty()) {
            m_model.warnings.append(
                Tr::tr("Nobody filled in the template of the file: left empty instead of %1.")
                    .arg(m_blanks.join(QStringLiteral(", "))));
        }
        return {};
    }

    /// A name or an address as somebody wrote it; empty for what a template holds, which is remembered.
    QString filledIn(const QString &text)
    {
        const QString trimmed = text.trimmed();
        if (!isPlaceholder(trimmed))
            return trimmed;
        const QString quoted = QStringLiteral("“%1”").arg(trimmed.left(60));
        constexpr qsizetype kNamed = 10;
        if (!m_blanks.contains(quoted) && m_blanks.size() < kNamed)
            m_blanks.append(quoted);
        return {};
    }

    QString addressOf(quint64 id)
    {
        const StepInstance *address = m_file.find(id, "IFCPOSTALADDRESS");
        if (!address)
            return {};
        const StepParameters parameters = StepFile::parameters(*address);
        QStringList parts;
        bool blank = false;
        for (const StepParameter *line : parameters.items(parameters.at(4))) {
            if (line->kind != StepParameter::Kind::Text)
                continue;
            parts.append(filledIn(stepText(line->text)));
            blank = blank || (parts.back().isEmpty() && !line->text.empty());
        }
        // The town of a template ("Boston") is no more meant than its street.
        if (blank)
            return {};
        for (const size_t i : {6U, 7U, 9U}) // town, region, country
            parts.append(filledIn(parameters.text(i)));
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", ")).left(kLongestIfcName);
    }

    /// What the storeys of a building say: how many there are above and below the ground, and where that is.
    void putStoreys(size_t number, const std::vector<const StepInstance *> &owned,
                    const QSet<quint64> &inhabited)
    {
        IfcLevels levels;
        levels.originM = m_model.buildings[number].footM.value_or(0);
        if (number < m_buildings.size()) {
            const StepParameters parameters = StepFile::parameters(*m_buildings[number]);
            const auto elevation = [&](size_t parameter) -> std::optional<double> {
                const auto value = parameters.number(parameter);
                return value ? std::optional(*value * m_model.unitM) : std::nullopt;
            };
            constexpr size_t kElevationOfRefHeight = 9;
            levels.referenceM = elevation(kElevationOfRefHeight);
            levels.terrainM = elevation(kElevationOfRefHeight + 1);
        }
        for (const StepInstance *storey : owned) {
            const StepParameters parameters = StepFile::parameters(*storey);
            if (const auto elevation = parameters.number(9)) {
                levels.storeys.push_back({levels.originM + *elevation * m_model.unitM,
                                          parameters.text(2).trimmed().left(200),
                                          inhabited.contains(storey->id)});
            }
        }
        describeStoreys(m_model.buildings[number], std::move(levels));
    }

    Result<> readShapes(TaskContext &task)
    {
        QSet<quint64> inhabited;
        std::map<quint64, std::pair<size_t, quint64>> places; // of a product: its building and storey
        std::map<const StepInstance *, size_t> numbers;
        for (size_t i = 0; i < m_buildings.size(); ++i)
            numbers[m_buildings[i]] = i;
        qint64 homeless = 0;
        for (IfcProduct &product : m_products) {
            DOTHI_TRY(task.checkpoint());
            if (const auto openings = m_openings.find(product.id); openings != m_openings.end())
                product.openings = openings->second;
            quint64 storey = 0;
            const StepInstance *building = buildingOf(product.id, &storey);
            homeless += building == nullptr && m_buildings.size() > 1 ? 1 : 0;
            places[product.id] = {building ? numbers[building] : 0, storey};
            // A level of nothing but foundations is no storey.
            const StepInstance *thing = m_file.find(product.id);
            if (storey != 0 && !isStepType(thing->type, "IFCFOOTING") && !isStepType(thing->type, "IFCPILE"))
                inhabited.insert(storey);
        }
        if (homeless > 0) {
            m_model.warnings.append(
                Tr::tr("%n element(s) belong to no building; they are taken as parts of the first one.",
                       nullptr, static_cast<int>(std::min<qint64>(homeless, 1'000'000'000))));
        }
        std::map<const StepInstance *, std::vector<const StepInstance *>> storeys;
        for (const StepInstance *storey : m_storeys)
            storeys[m_buildings.empty() ? nullptr : buildingOf(storey->id, nullptr)].push_back(storey);
        for (size_t i = 0; i < m_model.buildings.size(); ++i) {
            DOTHI_TRY(task.checkpoint());
            putStoreys(i, storeys[m_buildings.empty() ? nullptr : m_buildings[i]], inhabited);
        }
        const auto nameOf = [this](quint64 id) {
            const StepParameters parameters = StepFile::parameters(*m_file.find(id));
            return QStringLiteral("%1 #%2").arg(parameters.text(2).trimmed().left(100)).arg(id).trimmed();
        };
        DOTHI_TRY(readIfcShapes(
            m_file, m_products, m_model.unitM, m_model.materials,
            [&](quint64 id, geo::Brep &&brep, std::vector<PlainFaceLook> &&looks) {
                const StepInstance &instance = *m_file.find(id);
                const StepParameters parameters = StepFile::parameters(instance);
                PlainElement element;
                element.id = uniqueId(instance);
                element.type = typeOf(instance.type);
                element.brep = std::move(brep);
                element.looks = std::move(looks);
                element.attributes.insert(
                    QStringLiteral("ifcClass"),
                    QString::fromLatin1(instance.type.data(), static_cast<qsizetype>(instance.type.size())));
                if (const QString name = parameters.text(2).trimmed().left(kLongestIfcName); !name.isEmpty())
                    element.attributes.insert(QStringLiteral("name"), name);
                const auto [building, storey] = places[id];
                if (storey != 0) {
                    element.attributes.insert(QStringLiteral("ifcStorey"),
                                              StepFile::parameters(*m_file.find(storey)).text(2).left(200));
                }
                m_model.buildings[building].elements.push_back(std::move(element));
            },
            [&](quint64 id, const QString &reason) { m_model.refuse(nameOf(id), reason); }, task));
        std::erase_if(m_model.buildings, [this](const PlainBuilding &building) {
            if (building.elements.empty())
                m_model.refuse(building.id, Tr::tr("none of its elements has a shape"));
            return building.elements.empty();
        });
        if (!m_model.buildings.empty())
            return {};
        Error error(ErrorCode::InvalidData, Tr::tr("Nothing in the file has a shape that can be read."));
        if (!m_model.refused.empty()) {
            const auto &[id, reason] = m_model.refused.front();
            error = Error(ErrorCode::InvalidData,
                          Tr::tr("Nothing in the file has a shape that can be read. %1: %2.").arg(id, reason))
                        .atFeature(id);
        }
        return fail(std::move(error).withAdvice(
            Tr::tr("Export the building as IFC2x3 Coordination View from the program it comes from.")));
    }

    const StepFile &m_file;
    PlainModel &m_model;
    QStringList m_blanks; ///< names and addresses of the template, quoted
    const StepInstance *m_project = nullptr;
    const StepInstance *m_site = nullptr;
    std::vector<const StepInstance *> m_buildings;
    std::vector<const StepInstance *> m_storeys;
    std::vector<const StepInstance *> m_relations;
    std::vector<IfcProduct> m_products;
    std::map<quint64, quint64> m_parents;
    std::map<quint64, std::vector<quint64>> m_openings;
    std::map<quint64, quint64> m_voided;
    std::map<quint64, quint64> m_filled;
    IfcProperties m_properties;
    QSet<QString> m_ids;
};

} // namespace

bool isStepFile(const QString &file)
{
    QFile device(file);
    constexpr qint64 kHead = 200;
    if (!device.open(QIODevice::ReadOnly))
        return false;
    QByteArray head = device.read(kHead);
    if (head.startsWith("\xEF\xBB\xBF"))
        head.remove(0, 3);
    return head.trimmed().startsWith("ISO-10303-21");
}

Result<PlainModel> readIfc(const QByteArray &content, TaskContext &task)
{
    TaskContext parsing = task.part(0, 0.3);
    Result<StepFile> file = StepFile::parse(content, parsing);
    if (!file)
        return Failure(std::move(file).error());
    const QString schema = file->schemas().value(0);
    if (!schema.startsWith(QLatin1String("IFC2X3"))) {
        return fail(Error(ErrorCode::Unsupported,
                          Tr::tr("The file is of the schema “%1”; only IFC2x3 can be read.").arg(schema))
                        .withAdvice(Tr::tr("Export the building as IFC2x3 from the program it comes from.")));
    }
    PlainModel model;
    model.format = schema;
    TaskContext making = task.part(0.3, 1);
    DOTHI_TRY(IfcReader(*file, model).run(making));
    return model;
}

} // namespace dothi::io

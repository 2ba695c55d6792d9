// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QCoreApplication>
#include <QCryptographicHash>

#include <permit/logic/rules.h>
#include <permit/logic/ruleschema.h>

#include <algorithm>
#include <functional>
#include <span>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::RuleSet)
};

using Json = nlohmann::json;

QString text(const Json &value)
{
    return QString::fromStdString(value.get<std::string>());
}

QStringList list(const Json &values)
{
    QStringList strings;
    for (const Json &value : values)
        strings.append(text(value));
    return strings;
}

city::Title title(const Json &value)
{
    return {text(value["vi"]), text(value["en"])};
}

Citation citation(const Json &value)
{
    return {title(value["text"]), value["verified"].get<bool>(), title(value["note"])};
}

std::vector<double> numbers(const Json &values)
{
    return values.get<std::vector<double>>();
}

std::vector<std::vector<double>> matrix(const Json &values)
{
    return values.get<std::vector<std::vector<double>>>();
}

RuleSet::SpacingSide side(const Json &value)
{
    return {value.value("divisor", 0.0), value["minM"].get<double>()};
}

Failure wrong(const QString &place, const QString &what)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The rule set is wrong: %1.").arg(what)).atField(place));
}

Result<> increasing(std::span<const double> values, const QString &place)
{
    for (size_t i = 1; i < values.size(); ++i) {
        if (!(values[i] > values[i - 1]))
            return wrong(QStringLiteral("%1[%2]").arg(place, QString::number(i)),
                         Tr::tr("break points must increase"));
    }
    return {};
}

/// Every row complete, and the limit never easing in the direction in which the law tightens it.
/// `alongColumns`, `alongRows`: +1 must not fall, −1 must not rise, 0 free.
Result<> grid(const std::vector<std::vector<double>> &values, size_t rows, size_t columns, int alongColumns,
              int alongRows, const QString &place)
{
    if (values.size() != rows)
        return wrong(place, Tr::tr("%1 rows are needed, %2 are there")
                                .arg(QString::number(rows), QString::number(values.size())));
    for (size_t r = 0; r < rows; ++r) {
        if (values[r].size() != columns) {
            return wrong(QStringLiteral("%1[%2]").arg(place, QString::number(r)),
                         Tr::tr("%1 cells are needed, %2 are there")
                             .arg(QString::number(columns), QString::number(values[r].size())));
        }
    }
    for (size_t r = 0; r < rows; ++r) {
        for (size_t c = 0; c < columns; ++c) {
            const bool acrossBad = c > 0 && alongColumns * (values[r][c] - values[r][c - 1]) < 0;
            const bool downBad = r > 0 && alongRows * (values[r][c] - values[r - 1][c]) < 0;
            if (acrossBad || downBad) {
                return wrong(QStringLiteral("%1[%2][%3]").arg(place, QString::number(r), QString::number(c)),
                             Tr::tr("the value breaks the order of its table"));
            }
        }
    }
    return {};
}

Result<QDate> date(const Json &value, const QString &place)
{
    const QDate day = QDate::fromString(text(value), Qt::ISODate);
    if (!day.isValid())
        return wrong(place, Tr::tr("“%1” is not a date").arg(text(value)));
    return day;
}

/// `heightSign`: −1 densities fall with the height, +1 floor-area ratios grow.
Result<> readGrid(const Json &tables, const char *name, int heightSign, RuleSet::Cited<GridTable> &into)
{
    const Json &table = tables[name];
    const QString place = QStringLiteral("tables.%1").arg(QLatin1String(name));
    const auto heights = numbers(table["heightM"]);
    const auto areas = numbers(table["plotAreaM2"]);
    const auto values = matrix(table["values"]);
    DOTHI_TRY(increasing(heights, place + QStringLiteral(".heightM")));
    DOTHI_TRY(increasing(areas, place + QStringLiteral(".plotAreaM2")));
    DOTHI_TRY(
        grid(values, heights.size() + 1, areas.size(), -1, heightSign, place + QStringLiteral(".values")));
    into = {GridTable(heights, areas, values), citation(table["citation"])};
    return {};
}

Result<> readTables(const Json &tables, RuleSet &rules)
{
    const Json &setback = tables["setback"];
    const auto widths = numbers(setback["roadWidthFromM"]);
    const auto heights = numbers(setback["heightFromM"]);
    const auto setbacks = matrix(setback["values"]);
    DOTHI_TRY(increasing(widths, QStringLiteral("tables.setback.roadWidthFromM")));
    DOTHI_TRY(increasing(heights, QStringLiteral("tables.setback.heightFromM")));
    if (widths.front() != 0 || heights.front() != 0)
        return wrong(QStringLiteral("tables.setback"), Tr::tr("the first step must begin at 0"));
    // Higher buildings keep more distance; wider roads ask for less.
    DOTHI_TRY(grid(setbacks, widths.size(), heights.size(), +1, -1, QStringLiteral("tables.setback.values")));
    rules.setbackTable = {StepTable(widths, heights, setbacks), citation(setback["citation"])};

    if (setback.contains("unverifiedCells")) {
        const Json &doubt = setback["unverifiedCells"];
        rules.unverifiedSetbacks.citation = {rules.setbackTable.citation.text, false, title(doubt["note"])};
        for (size_t i = 0; i < doubt["cells"].size(); ++i) {
            const auto cell = doubt["cells"][i].get<std::pair<size_t, size_t>>();
            if (cell.first >= widths.size() || cell.second >= heights.size()) {
                return wrong(QStringLiteral("tables.setback.unverifiedCells.cells[%1]").arg(i),
                             Tr::tr("the table has no such cell"));
            }
            rules.unverifiedSetbacks.cells.push_back(cell);
        }
    }

    const Json &house = tables["houseDensity"];
    const auto areas = numbers(house["plotAreaM2"]);
    const auto densities = numbers(house["values"]);
    DOTHI_TRY(increasing(areas, QStringLiteral("tables.houseDensity.plotAreaM2")));
    DOTHI_TRY(grid({densities}, 1, areas.size(), -1, 0, QStringLiteral("tables.houseDensity.values")));
    rules.houseDensityTable = {LineTable(areas, densities), citation(house["citation"])};

    DOTHI_TRY(readGrid(tables, "apartmentDensity", -1, rules.apartmentDensityTable));
    DOTHI_TRY(readGrid(tables, "commercialDensity", -1, rules.commercialDensityTable));
    return readGrid(tables, "floorAreaRatio", +1, rules.farTable);
}

void readCitations(const Json &json, RuleSet::Citations &into)
{
    into.height = citation(json["height"]);
    into.floorArea = citation(json["floorArea"]);
    into.parcel = citation(json["parcel"]);
    into.redLine = citation(json["redLine"]);
    into.constructionLine = citation(json["constructionLine"]);
    into.setbackLowerRoads = citation(json["setbackLowerRoads"]);
    into.existingHouse = citation(json["existingHouse"]);
    into.publicService = citation(json["publicService"]);
    into.publicServiceExisting = citation(json["publicServiceExisting"]);
    into.factory = citation(json["factory"]);
    into.houseFar = citation(json["houseFar"]);
    into.tallFar = citation(json["tallFar"]);
    into.spacing = citation(json["spacing"]);
}

Result<> readSpacing(const Json &json, RuleSet::Spacing &into)
{
    for (size_t i = 0; i < json["bands"].size(); ++i) {
        const Json &band = json["bands"][i];
        RuleSet::SpacingBand read{std::nullopt, side(band["longSides"]), side(band["gable"])};
        if (band.contains("belowM"))
            read.belowM = band["belowM"].get<double>();
        const bool last = i + 1 == json["bands"].size();
        const bool ordered = into.bands.empty() || !read.belowM || *read.belowM > *into.bands.back().belowM;
        if (read.belowM.has_value() == last || !ordered) {
            return wrong(QStringLiteral("spacing.bands[%1]").arg(i),
                         Tr::tr("bands must increase in height, and only the last is open"));
        }
        into.bands.push_back(read);
    }
    into.rowBackUses = list(json["rowBacks"]["uses"]);
    into.rowBacksM = json["rowBacks"]["minM"].get<double>();
    into.neighbourUses = list(json["neighbourUses"]);
    into.attachedGapM = json["attachedGapM"].get<double>();
    into.equalSideRatio = json["equalSideRatio"].get<double>();
    into.acrossRoads = json["acrossRoads"].get<bool>();
    const Json &readings = json["readings"];
    into.housesReading = citation(readings["houses"]);
    into.attachedReading = citation(readings["attachedGap"]);
    into.equalSidesReading = citation(readings["equalSides"]);
    into.acrossRoadsReading = citation(readings["acrossRoads"]);
    return {};
}

Result<RuleSet::UseTable> useTable(const Json &json, const QString &place)
{
    RuleSet::UseTable table;
    table.citation = citation(json["citation"]);
    QStringList known;
    for (size_t i = 0; i < json["rows"].size(); ++i) {
        const Json &row = json["rows"][i];
        const QString at = QStringLiteral("%1.rows[%2]").arg(place, QString::number(i));
        RuleSet::UseRow read{list(row["codes"]), list(row["admits"]), list(row["asks"]), {}, {}};
        if (row.contains("askText"))
            read.askText = title(row["askText"]);
        if (row.contains("advice"))
            read.advice = title(row["advice"]);
        for (const QString &code : read.codes) {
            if (known.contains(code, Qt::CaseInsensitive))
                return wrong(at + QStringLiteral(".codes"), Tr::tr("“%1” is in two rows").arg(code));
            known.append(code);
        }
        for (const QString &use : read.asks) {
            if (read.admits.contains(use))
                return wrong(at + QStringLiteral(".asks"), Tr::tr("“%1” is in both lists of uses").arg(use));
        }
        table.rows.push_back(std::move(read));
    }
    return table;
}

Result<> readLandUse(const Json &json, RuleSet &rules)
{
    if (!json.contains("landUse"))
        return {};
    const Json &landUse = json["landUse"];
    const Result<QDate> from = date(landUse["validFrom"], QStringLiteral("landUse.validFrom"));
    DOTHI_TRY(from);
    Result<RuleSet::UseTable> functions =
        useTable(landUse["zoneFunctions"], QStringLiteral("landUse.zoneFunctions"));
    DOTHI_TRY(functions);
    Result<RuleSet::UseTable> purposes =
        useTable(landUse["landPurposes"], QStringLiteral("landUse.landPurposes"));
    DOTHI_TRY(purposes);
    rules.landUse = RuleSet::LandUse{*from, std::move(*functions), std::move(*purposes)};
    return {};
}

Result<> readRules(const Json &json, RuleSet &rules)
{
    const Json &setback = json["setback"];
    rules.setback = {list(setback["tableRoadClasses"]), list(setback["lowerRoadClasses"]),
                     list(setback["detailedPlanScales"]), setback["declaredRoadsUseTable"].get<bool>()};
    const Json &density = json["density"];
    rules.density.houseUses = list(density["houseUses"]);
    rules.density.apartmentUses = list(density["apartmentUses"]);
    rules.density.commercialUses = list(density["commercialUses"]);
    rules.density.averageByArea = text(density["averageHeight"]) == QLatin1String("area_weighted");
    rules.density.existingHouseMaxHeightM = density["existingHouse"]["maxHeightM"].get<double>();
    rules.density.existingHouseMaxPlotM2 = density["existingHouse"]["maxPlotM2"].get<double>();
    rules.density.existingHousePct = density["existingHouse"]["densityPct"].get<double>();
    rules.density.publicServiceUses = list(density["publicService"]["uses"]);
    rules.density.publicServiceNewPct = density["publicService"]["newPct"].get<double>();
    rules.density.publicServiceExistingPct = density["publicService"]["existingPct"].get<double>();
    rules.density.factoryUses = list(density["factory"]["uses"]);
    rules.density.factoryPct = density["factory"]["pct"].get<double>();
    rules.density.factoryAbovePct = density["factory"]["abovePct"].get<double>();
    rules.density.factoryStoreysAbove = density["factory"]["storeysAbove"].get<int>();
    rules.density.averageReading = citation(density["readings"]["averageHeight"]);
    const Json &far = json["far"];
    rules.far.tableUses = list(far["tableUses"]);
    rules.far.existingAreasOnly = text(far["tableAreas"]) == QLatin1String("existing");
    rules.far.houseCapUses = list(far["houseCap"]["uses"]);
    rules.far.houseCap = far["houseCap"]["far"].get<double>();
    rules.far.tallCapUses = list(far["tallCap"]["uses"]);
    rules.far.tallAboveHeightM = far["tallCap"]["aboveHeightM"].get<double>();
    rules.far.tallCap = far["tallCap"]["far"].get<double>();
    rules.far.tallPodiumAndTower = far["tallCap"]["podiumAndTower"].get<bool>();
    rules.far.choiceReading = citation(far["readings"]["choice"]);
    DOTHI_TRY(readSpacing(json["spacing"], rules.spacing));
    DOTHI_TRY(readLandUse(json, rules));
    rules.excludeBeyondRedLine = json["plot"]["excludeBeyondRedLine"].get<bool>();
    rules.zoneRequired = list(json["zone"]["required"]);
    rules.zoneOptional = list(json["zone"]["optional"]);
    rules.zoneHeightBy = list(json["zone"]["heightBy"]);
    const Json &tolerances = json["tolerances"];
    rules.tolerances = {tolerances["boundaryM"].get<double>(),  tolerances["redLineM"].get<double>(),
                        tolerances["neighbourM"].get<double>(), tolerances["areaM2"].get<double>(),
                        tolerances["rowWidthM"].get<double>(),  tolerances["terrainM"].get<double>(),
                        tolerances["verified"].get<bool>(),     title(tolerances["note"])};
    for (const QString &cls : rules.setback.tableRoadClasses) {
        if (rules.setback.lowerRoadClasses.contains(cls))
            return wrong(QStringLiteral("setback.lowerRoadClasses"),
                         Tr::tr("“%1” is in both lists of road classes").arg(cls));
    }
    return {};
}

Result<> readHead(const Json &json, RuleSet &rules)
{
    rules.id = text(json["id"]);
    rules.version = json["version"].get<int>();
    rules.title = title(json["title"]);
    rules.documentNumber = text(json["document"]["number"]);
    if (json.contains("cities"))
        rules.cities = list(json["cities"]);
    Result<QDate> from = date(json["validFrom"], QStringLiteral("validFrom"));
    DOTHI_TRY(from);
    rules.validFrom = *from;
    if (!json["validTo"].is_null()) {
        Result<QDate> to = date(json["validTo"], QStringLiteral("validTo"));
        DOTHI_TRY(to);
        if (*to <= rules.validFrom)
            return wrong(QStringLiteral("validTo"), Tr::tr("it ends before it begins"));
        rules.validTo = *to;
    }
    return {};
}

} // namespace

double RuleSet::SpacingSide::requiredM(double heightM) const
{
    return divisor > 0 ? std::max(heightM / divisor, minM) : minM;
}

const RuleSet::SpacingBand &RuleSet::Spacing::bandOf(double heightM) const
{
    for (const SpacingBand &band : bands) {
        if (!band.belowM || heightM < *band.belowM)
            return band;
    }
    return bands.back();
}

double RuleSet::Spacing::largestM() const
{
    double largest = 0;
    for (const SpacingBand &band : bands) {
        const double height = band.belowM.value_or(0);
        largest = std::max({largest, band.longSides.requiredM(height), band.gable.requiredM(height)});
    }
    return largest;
}

const RuleSet::UseRow *RuleSet::UseTable::rowOf(const QString &code) const
{
    for (const UseRow &row : rows) {
        if (row.codes.contains(code, Qt::CaseInsensitive))
            return &row;
    }
    return nullptr;
}

bool RuleSet::UseTable::knowsUse(const QString &use) const
{
    return std::ranges::any_of(
        rows, [&use](const UseRow &row) { return row.admits.contains(use) || row.asks.contains(use); });
}

const Citation &RuleSet::setbackCitation(Range rowWidthsM, Range heightsM) const
{
    const bool doubtful = std::ranges::any_of(unverifiedSetbacks.cells, [&](const auto &cell) {
        return setbackTable.table.touches(rowWidthsM, heightsM, cell.first, cell.second);
    });
    return doubtful ? unverifiedSetbacks.citation : setbackTable.citation;
}

bool RuleSet::holdsOn(const QDate &date) const
{
    return date >= validFrom && (!validTo || date < *validTo);
}

std::vector<const Citation *> RuleSet::unverified() const
{
    std::vector<const Citation *> found;
    for (const Citation *c :
         {&setbackTable.citation, &houseDensityTable.citation, &apartmentDensityTable.citation,
          &commercialDensityTable.citation, &farTable.citation, &citations.height, &citations.floorArea,
          &citations.parcel, &citations.redLine, &citations.constructionLine, &citations.setbackLowerRoads,
          &citations.existingHouse, &citations.publicService, &citations.publicServiceExisting,
          &citations.factory, &citations.houseFar, &citations.tallFar, &citations.spacing}) {
        if (!c->verified)
            found.push_back(c);
    }
    if (!unverifiedSetbacks.cells.empty())
        found.push_back(&unverifiedSetbacks.citation);
    if (landUse) {
        for (const Citation *c : {&landUse->zoneFunctions.citation, &landUse->landPurposes.citation}) {
            if (!c->verified)
                found.push_back(c);
        }
    }
    return found;
}

Result<RuleSet> RuleSet::fromJson(const QByteArray &json)
{
    Result<Json> document = parseRuleDocument(json);
    if (!document)
        return Failure(std::move(document).error());
    try {
        RuleSet rules;
        DOTHI_TRY(readHead(*document, rules));
        DOTHI_TRY(readTables((*document)["tables"], rules));
        readCitations((*document)["citations"], rules.citations);
        DOTHI_TRY(readRules(*document, rules));
        rules.sha256 = QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex();
        return rules;
    } catch (const Json::exception &e) {
        // The schema has checked every member; a type it lets through is ours to mend.
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The rule set cannot be read."))
                        .withDetail(QString::fromUtf8(e.what())));
    }
}

} // namespace dothi::permit

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/city/store.h>

#include <QByteArray>
#include <QDate>
#include <QStringList>

#include <permit/logic/table.h>

#include <optional>

namespace dothi::permit {

/// Where a number or a reading of the text comes from, and whether it was read in the document itself.
struct Citation
{
    city::Title text; ///< "QCVN 01:2021/BXD, Bảng 2.7 (điểm 2.6.2)"
    bool verified = false;
    city::Title note; ///< what is quoted, what is a reading, what is still to be compared
};

/// A set of building rules in force between two dates: data (resources/rules/*.json), never code. All lengths
/// in metres, areas in m², densities in per cent. The meaning of each member is that of the JSON document;
/// where each rule applies is written there in `note`, in both languages.
struct RuleSet
{
    QString id;
    int version = 1;
    city::Title title;
    QString documentNumber;
    QStringList cities; ///< profiles of the cities it is for; none: any
    QDate validFrom;
    std::optional<QDate> validTo; ///< first day on which it no longer holds
    QByteArray sha256;            ///< of the document, hex

    template <class Table>
    struct Cited
    {
        Table table;
        Citation citation;
    };
    Cited<StepTable> setbackTable; ///< rows: road width; columns: height
    /// Cells (row, column) of the setback table that are in doubt though the table is not, and what a finding
    /// cites that read one of them: the table's citation, not verified, with the reason of the doubt.
    struct UnverifiedCells
    {
        std::vector<std::pair<size_t, size_t>> cells;
        Citation citation;
    } unverifiedSetbacks;
    Cited<LineTable> houseDensityTable;     ///< by plot area
    Cited<GridTable> apartmentDensityTable; ///< by height and plot area
    Cited<GridTable> commercialDensityTable;
    Cited<GridTable> farTable;

    struct Citations
    {
        Citation height, floorArea, parcel, redLine, constructionLine, setbackLowerRoads, existingHouse,
            publicService, publicServiceExisting, factory, houseFar, tallFar, spacing;
    } citations;

    struct Setback
    {
        QStringList tableRoadClasses;   ///< classes the table binds on
        QStringList lowerRoadClasses;   ///< classes it does not
        QStringList detailedPlanScales; ///< planning_zone.plan_scale of a detailed plan
        bool declaredRoadsUseTable = true;
    } setback;

    struct Density
    {
        QStringList houseUses, apartmentUses, commercialUses;
        bool averageByArea = true;
        double existingHouseMaxHeightM = 0, existingHouseMaxPlotM2 = 0, existingHousePct = 0;
        QStringList publicServiceUses;
        double publicServiceNewPct = 0, publicServiceExistingPct = 0;
        QStringList factoryUses;
        double factoryPct = 0, factoryAbovePct = 0;
        int factoryStoreysAbove = 0;
        Citation averageReading; ///< how heights are averaged
    } density;

    struct Far
    {
        QStringList tableUses;
        bool existingAreasOnly = true;
        QStringList houseCapUses;
        double houseCap = 0;
        QStringList tallCapUses;
        double tallAboveHeightM = 0, tallCap = 0;
        bool tallPodiumAndTower = true;
        Citation choiceReading; ///< in existing areas: this ratio, or density and storeys
    } far;

    /// A required distance: max(height / divisor, minM); divisor 0: minM alone.
    struct SpacingSide
    {
        double divisor = 0;
        double minM = 0;
        [[nodiscard]] double requiredM(double heightM) const;
    };
    struct SpacingBand
    {
        std::optional<double> belowM; ///< holds for heights below; nothing: all the rest
        SpacingSide longSides, gable;
    };
    struct Spacing
    {
        std::vector<SpacingBand> bands;
        QStringList rowBackUses;
        double rowBacksM = 0;
        QStringList neighbourUses;
        double attachedGapM = 0;
        double equalSideRatio = 1;
        bool acrossRoads = false;
        Citation housesReading, attachedReading, equalSidesReading, acrossRoadsReading;

        [[nodiscard]] const SpacingBand &bandOf(double heightM) const;
        /// The largest distance any building of any height may be asked for.
        [[nodiscard]] double largestM() const;
    } spacing;

    /// Which uses a code (the function of a planning zone, the purpose of a parcel) admits.
    struct UseRow
    {
        QStringList codes;
        QStringList admits;
        QStringList asks;    ///< uses that hang on a paper outside the data
        city::Title askText; ///< on which; may be empty
        city::Title advice;  ///< what can be done about every other use; may be empty
    };
    struct UseTable
    {
        std::vector<UseRow> rows;
        Citation citation;

        /// The row of a code, however it is capitalised; null when the table does not know it.
        [[nodiscard]] const UseRow *rowOf(const QString &code) const;
        /// Whether any row names the use; one that none names was not thought of, rather than refused.
        [[nodiscard]] bool knowsUse(const QString &use) const;
    };
    struct LandUse
    {
        QDate validFrom; ///< of these tables, which follow other laws than the rest
        UseTable zoneFunctions, landPurposes;
    };
    std::optional<LandUse> landUse; ///< a rule set without it says nothing of uses

    bool excludeBeyondRedLine = true;
    QStringList zoneRequired; ///< fields of planning_zone whose absence is a missing input
    QStringList zoneOptional;
    QStringList zoneHeightBy; ///< a zone that states none of these lacks them all

    struct Tolerances
    {
        double boundaryM = 0, redLineM = 0, neighbourM = 0, areaM2 = 0, rowWidthM = 0, terrainM = 0;
        bool verified = false;
        city::Title note;
    } tolerances;

    /// The citation of the setback table for the cells between these widths and heights: that of the doubt
    /// when one of them is in doubt.
    [[nodiscard]] const Citation &setbackCitation(Range rowWidthsM, Range heightsM) const;
    /// True when the rules hold on that day.
    [[nodiscard]] bool holdsOn(const QDate &date) const;
    /// The citations of tables, cells and rules that are marked as not verified, for the report's notice.
    [[nodiscard]] std::vector<const Citation *> unverified() const;

    /// Reads and checks a document: JSON schema, then what a schema cannot say (break points in order,
    /// complete cells, limits that grow in the right direction, dates). Errors name the place in the
    /// document. Safe on hostile input; at most 1 MB.
    [[nodiscard]] static Result<RuleSet> fromJson(const QByteArray &json);
    /// Where a user puts rule sets of his own, one a file (*.json).
    [[nodiscard]] static QString userFolder();
    /// The rule set of the city that is in force on `date`: of the store's own documents ("rules"), those
    /// named by the city's profile, and those in userFolder(), the one in force since latest. NotFound when
    /// none is. A file of the user's that is no rule set, or another one under an id of the former, is an
    /// error, as nobody knows what would have held by it.
    [[nodiscard]] static Result<RuleSet> forCity(const city::Store &store, const QDate &date);
};

} // namespace dothi::permit

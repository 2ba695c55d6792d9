// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDate>
#include <QJsonObject>

#include <permit/logic/surroundings.h>
#include <permit/logic/verdict.h>

#include <vector>

namespace dothi::permit {

/// A line to be dimensioned in plan and in the scene; map coordinates, z above the vertical datum.
struct EvidenceDimension
{
    geo::Coord from;
    geo::Coord to;
    QString text; ///< "0,20 m"; empty: a line without a number
};

/// Part of the proposal that breaks a rule.
struct EvidenceVolume
{
    geo::Geometry footprint;
    double baseM = 0;
    double topM = 0;
};

/// What a finding shows: plain geometry in the city's CRS; the shell colours it by the verdict.
struct Evidence
{
    std::vector<EvidenceVolume> volumes;       ///< what is too much
    std::vector<geo::Geometry> areas;          ///< draped on the ground: land lost, plot
    std::vector<geo::Geometry> lines;          ///< red lines, building lines the finding refers to
    std::vector<EvidenceDimension> dimensions; ///< the first one is the worst point
    std::optional<geo::Coord> labelAt;
    QString label; ///< "Setback 0.20 m · at least 6.00 m", translated

    [[nodiscard]] geo::Extent extent() const;
};

/// Entries of Finding::missing that are no layer of the city.
inline const QString kAuthorityOpinion = QStringLiteral("authority.opinion");
inline const QString kPlanRegulations = QStringLiteral("plan.regulations");
inline const QString kLandApproval = QStringLiteral("land.approval");
inline const QString kUseTable = QStringLiteral("rules.landUse");

enum class LimitKind
{
    AtLeast,
    AtMost,
};

/// `value` down or up to so many decimals, but for what arithmetic loses.
[[nodiscard]] double roundedDown(double value, int decimals);
[[nodiscard]] double roundedUp(double value, int decimals);

/// The answer of one check at one place. Numbers in SI units and per cent, not rounded.
struct Finding
{
    QString rule;  ///< stable id: "setback.table", "density.apartment", "zone.height", …
    QString title; ///< translated, short
    QString
        measuredLabel; ///< translated: what was measured, where “Measured” alone would puzzle; may be empty
    QString citation;
    bool citationVerified = true;
    std::vector<Citation> readings; ///< of the rules' text, not verified, that the finding rests on
    Verdict verdict = Verdict::Pass;
    double measured = kNotKnown;
    double limit = kNotKnown;
    LimitKind kind = LimitKind::AtMost;
    /// Translated, where words are held against each other and not numbers: "Row house", "Public green".
    QString measuredWord;
    QString limitWord;
    QString unit; ///< "m", "m²", "%"; empty for ratios and storeys
    int decimals = 2;
    double tolerance = 0; ///< in the same unit
    QString message;      ///< translated: measured, allowed, why
    QStringList missing;  ///< inputs that are not there: "planning_zone.max_far"
    geo::Geometry where;  ///< worst place, 2D; empty when it has none
    Evidence evidence;
    std::vector<SourceRef> inputs;

    /// For the search of the smallest change, not part of the answer: which finding of the rule this is when
    /// the proposal changes a little; the plot's area; the land the building must leave; the volumes
    /// (positions in the proposal's list) that must leave it, none: all.
    QString key;
    double areaM2 = kNotKnown; ///< of the plot, the measured ratio was taken of
    geo::Geometry forbidden;
    std::vector<size_t> concerned;

    /// The numbers as they are shown: to the nearest, so that a measurement reads the same in every finding.
    /// Only where that would hide a breach are the two rounded apart (what is too short down, what is
    /// required up).
    [[nodiscard]] double shownMeasured() const;
    [[nodiscard]] double shownLimit() const;
    /// What is lacking to the limit, or too much, as the difference of the shown numbers; negative: to spare.
    [[nodiscard]] double shownLack() const;
    /// What surely mends it: what is lacking, rounded up; up to a step more than shownLack().
    [[nodiscard]] double enough() const;
    /// The shown numbers with their unit, whatever the verdict: for sentences. "–" when not known.
    [[nodiscard]] QString measuredFigure() const;
    [[nodiscard]] QString limitFigure() const;
    /// Whether tables show figures: not where the answer is not known for want of one of them, as the other
    /// alone would be read as a result.
    [[nodiscard]] bool hasFigures() const;
    /// "≥ 6.00 m", "≤ 75.00 %", "Public green", "–": for tables.
    [[nodiscard]] QString limitText() const;
    [[nodiscard]] QString measuredText() const;
    /// measuredLabel, or “Measured”.
    [[nodiscard]] QString measuredTitle() const;

private:
    [[nodiscard]] double nearest(double value) const;
    [[nodiscard]] bool roundingHidesBreach() const;
};

/// An entry of Finding::missing in the reader's words: "planning_zone.max_far" as layer and field.
[[nodiscard]] QString inputTitle(const QString &input);
/// All of them, each layer once for fields that follow one another: "Planning zone: Maximum height, Maximum
/// FAR; Red line".
[[nodiscard]] QString inputTitles(const QStringList &inputs);

/// A day as papers write it: "24/04/2021" in Vietnamese, "24 Apr 2021" in English, where 04/05 would be read
/// either way.
[[nodiscard]] QString dayText(const QDate &day);

enum class ChangeKind
{
    MoveBack,        ///< take so many metres off the face
    Lower,           ///< by so many metres
    ReduceFootprint, ///< by so many m²
    ReduceFloorArea, ///< by so many m²
    RemoveStoreys,
    RemoveBasements, ///< so many basement storeys, the lowest first
    AddStoreys,
};

/// The smallest change that makes a failing check pass; found by changing the proposal and checking it again.
struct Change
{
    QString rule;
    ChangeKind kind = ChangeKind::MoveBack;
    double amount = 0;
    QString unit;
    QString message;  ///< translated
    QString key;      ///< Finding::key of the finding it mends
    QString why = {}; ///< translated, one sentence: what counts in that rule, and whether basements do
};

/// Sums of the proposal that several findings rest on.
struct Facts
{
    double plotAreaM2 = 0; ///< drawn
    double legalAreaM2 = kNotKnown;
    double lostM2 = 0; ///< beyond red lines
    double coverageM2 = 0;
    double densityPct = 0;
    double floorAreaM2 = 0;
    double countedFloorM2 = 0;
    double floorAreaRatio = 0;
    double heightM = 0;
    int storeys = 0;   ///< above ground
    int basements = 0; ///< storeys below ground
    double groundM = 0;
    bool groundFromPlan = false;
};

struct Answer
{
    QString proposalId;
    QString use;
    Verdict verdict = Verdict::Unknown;
    QDate rulesAsOf;
    QString ruleSetId;
    QString ruleSetTitle;
    QStringList unverifiedRules; ///< citations that are marked as not verified, translated
    std::vector<Finding> findings;
    std::vector<Change> changes;
    std::vector<SourceRef> inputs;
    QStringList warnings;
    Facts facts;
    QString plotLabel;
    geo::Geometry plot;
    std::vector<Volume> volumes;
    int epsg = 0;
    geo::OperationInfo operation; ///< proposal CRS -> city CRS
    QString proposalCrs;
    QString hash; ///< SHA-256 of inputs and results, hex; independent of the language

    [[nodiscard]] int count(Verdict verdict) const;
    /// Whether all that fails rests on clauses, or on readings of them, that are not verified: no ground for
    /// a refusal yet.
    [[nodiscard]] bool failsOnlyByUnverified() const;
    /// The verdict in words, with that reservation: the same in window, text, JSON and report.
    [[nodiscard]] QString verdictText() const;
    /// What no rule here looked at, and, where failsOnlyByUnverified(), what the officer is to settle before
    /// a refusal (else empty); translated, said wherever the verdict stands.
    [[nodiscard]] QString notCheckedText() const;
    [[nodiscard]] QString unverifiedText() const;
    /// The document of cli.md, section Permit.
    [[nodiscard]] QJsonObject toJson() const;
};

[[nodiscard]] QString changeKindName(ChangeKind kind);

/// Canonical JSON (RFC 8785 for what occurs here: sorted keys, shortest numbers, UTF-8, no blanks).
[[nodiscard]] QByteArray canonicalJson(const QJsonValue &value);

} // namespace dothi::permit

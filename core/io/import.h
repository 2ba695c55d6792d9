// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/geo/crs.h>
#include <dothi/io/modelplacing.h>

#include <QJsonObject>
#include <QStringList>

#include <map>
#include <optional>

/// Import in two steps: inspect() looks at a file and proposes (layer, field mapping, CRS, encoding, what
/// seems wrong with it and the mend); runImport() does what was decided, in one transaction.
namespace dothi::io {

/// What is wrong with a file, told apart so that the wizard and the CLI can offer the mend.
enum class Suspicion
{
    MissingCrs,
    ProjectedLabelledGeographic, ///< metres in a file that says degrees
    GeographicLabelledProjected, ///< degrees in a file that says metres
    SwappedAxes,                 ///< northing before easting, or latitude before longitude
    WrongCentralMeridian,        ///< some degrees east or west of the city: another zone's central meridian
    DeprecatedCrs,               ///< EPSG:6956-6959 (false easting and northing swapped in the registry)
    FarFromCity,                 ///< outside the city's surroundings, and none of the above mends it
    OtherCountry,                ///< right where they are, and no conversion leads from there to the city
    LegacyEncoding,              ///< TCVN3 (.VnTime) text in 8-bit fields
    UnknownEncoding,             ///< bytes that are neither UTF-8 nor anything we can tell
    TruncatedFieldNames,         ///< dienTich_1 and the like
    MixedGeometryTypes,
    NotPlaced,      ///< a model nothing is said of where it stands
    OffParcels,     ///< a model of which most stands on no parcel
    HitsBuildings,  ///< a model that stands where the city has buildings
    OnOtherParcels, ///< a model that reaches onto a parcel other than its own
    HitsProposals,  ///< a model that stands where an application for a permit proposes to build
    UnsuitedField,  ///< a field named as one of the layer whose values are something else; it is left out
};

struct ImportNotice
{
    Suspicion kind = Suspicion::MissingCrs;
    QString message;       ///< translated: what was seen
    QString proposal;      ///< translated: what to do about it; empty when there is nothing to propose
    QString option;        ///< how that is said on the command line: "--source-crs EPSG:n"; may be empty
    bool blocking = false; ///< nothing can be imported until it is decided
    /// The mend as settings, when there is one; applied by applyProposal().
    int proposedEpsg = 0;
    bool proposedSwap = false;
    QString proposedEncoding;
};

/// A value of a field and how many features have it.
struct ValueCount
{
    QString text;
    qint64 features = 0;
};

struct SourceField
{
    QString name;
    QString type;          ///< GDAL's type name
    QStringList samples;   ///< a few distinct values, decoded
    QString target;        ///< field of the target layer it is mapped to; empty: left out
    double confidence = 0; ///< of that mapping, 0…1
    /// Distinct values of the features looked at, decoded, as a code would be written; the first 200, none
    /// longer than a code is.
    std::vector<ValueCount> values;
};

/// What becomes of a value of a field whose layer has a list of codes for it; what a person should look at
/// comes first.
enum class ValueFate
{
    Left,       ///< in no list: kept as it is where the list is open, else unknown
    Near,       ///< the nearest code of the list, by the table of foreign codes
    Translated, ///< the same thing under another name, by that table or by the titles of the list
    Chosen,     ///< said by the user, now or at an earlier import
    Own,        ///< a code of the list
};

struct CodedValue
{
    QString field;  ///< of the target layer
    QString theirs; ///< as the file has it
    QString ours;   ///< as it is stored; empty: unknown
    ValueFate fate = ValueFate::Left;
    qint64 features = 0;
};

/// Target field -> what the file says -> our code; an empty code leaves the value as it is.
using ValueChoices = std::map<QString, std::map<QString, QString>>;

struct SourceLayer
{
    QString name;
    qint64 features = -1; ///< -1: the driver cannot tell without reading all
    QString geometryType; ///< GDAL's name
    std::vector<SourceField> fields;
};

/// Everything that decides an import; inspect() fills it with proposals, wizard or CLI amend it.
struct ImportPlan
{
    QString file;
    QString driver;      ///< GDAL's short driver name
    bool raster = false; ///< elevation raster for the layer "terrain"
    QString sourceLayer;
    QString targetLayer;
    geo::Crs declaredCrs;  ///< what the file says; null when it says nothing
    geo::Crs sourceCrs;    ///< what will be used
    bool crsFixed = false; ///< said by the user, not read from the file
    bool swapAxes = false;
    QString encoding;           ///< "UTF-8", "TCVN5712-1", "WINDOWS-1258", …
    bool encodingFixed = false; ///< said by the user, not guessed
    bool replace = false;       ///< remove what the layer holds first
    std::vector<SourceLayer> layers;
    std::vector<SourceField> fields; ///< of `sourceLayer`, with their targets
    ValueChoices valueChoices;       ///< said by the user, or remembered of an earlier import
    ModelPlacing placing;            ///< of a model with coordinates of its own: what the user said
    geo::Crs mapCrs;                 ///< of the map such a model names, said by the user; null: what it says
    std::optional<ModelPlace> place; ///< of any model: what comes of it; in the city's CRS
    double fromCityM = -1;    ///< from the middle of the features to what the city holds; -1: not known
    bool repairSolids = true; ///< of models: mend what is not valid by ISO 19107
    std::vector<ImportNotice> notices;
    geo::OperationInfo operation;       ///< source CRS -> city CRS
    std::vector<city::Feature> preview; ///< the first features as they would be stored
};

struct Rejected
{
    QString sourceId; ///< feature id in the source
    QString reason;   ///< translated
    QString field;    ///< empty when it is about the geometry
};

/// A primitive of a model that is, or was, not valid by ISO 19107.
struct InvalidSolid
{
    QString sourceId; ///< of the object
    QString part;     ///< of the object or the part of it whose primitive it is
    int code = 0;     ///< 101 … 601, as val3dity numbers them
    QString message;  ///< translated
    geo::Coord where; ///< in the file's coordinates; of a model that was placed in the city's
    bool mended = false;
};

struct ImportReport
{
    qint64 read = 0;
    qint64 imported = 0;
    std::vector<Rejected> repaired; ///< what was mended, and how; the first 1000
    std::vector<Rejected> rejected; ///< what was refused, and why; the first 1000
    qint64 repairedCount = 0;       ///< all of them, listed or not
    qint64 rejectedCount = 0;
    qint64 repairedFeatures = 0;    ///< of which something was mended; one may be mended in several places
    std::vector<CodedValue> values; ///< of coded fields, those that were no code of ours; the first 1000
    qint64 translatedCount = 0;     ///< values that became a code, over all features and fields
    qint64 leftCount = 0;           ///< values that are in no list, over all features and fields
    std::vector<city::FeatureId> features; ///< as they are numbered in the city now; the first 100,000
    geo::Extent extent;                    ///< of all that was imported, city CRS
    std::vector<InvalidSolid> solids;      ///< of models; the first 1000
    qint64 solidsChecked = 0;
    qint64 solidsMended = 0;
    qint64 solidsInvalid = 0;           ///< still; they are kept as they are
    std::map<QString, qint64> notShown; ///< objects of a model that are no buildings: type -> how many
    std::optional<ModelPlace> place;
    geo::Crs from;
    geo::Crs to;
    geo::OperationInfo operation;
    QStringList warnings;
    QString layer;
};

struct ImportOptions
{
    QString targetLayer; ///< empty: guessed from names and geometry
    QString sourceLayer; ///< empty: the only or the largest one
    int sourceEpsg = 0;  ///< 0: what the file says
    std::optional<bool> swapAxes;
    QString encoding;
    std::map<QString, QString> fields; ///< target field -> source field, wins over guesses and memory
    ValueChoices values;               ///< wins over the table of foreign codes and memory
    bool replace = false;
    ModelPlacing placing;
    bool repairSolids = true;
};

/// Looks at the file without changing anything. Reads at most a few thousand features.
[[nodiscard]] Result<ImportPlan> inspect(const QString &file, const city::Store &store,
                                         const ImportOptions &options, TaskContext &task);
/// Takes the mend of a notice over into the plan and looks again (CRS, preview, remaining notices).
[[nodiscard]] Result<ImportPlan> applyProposal(const ImportPlan &plan, const ImportNotice &notice,
                                               const city::Store &store, TaskContext &task);
/// Imports; all or nothing. Refuses a plan with a blocking notice. Remembers the field mapping in the store.
[[nodiscard]] Result<ImportReport> runImport(const ImportPlan &plan, city::Store &store, TaskContext &task);

/// What becomes of the values of the coded fields, of the features looked at; by field, and within one those
/// first that nothing is known of. Follows from the plan alone: call it again after a change.
[[nodiscard]] std::vector<CodedValue> codedValues(const ImportPlan &plan);

/// What a code of val3dity means: "ring that crosses itself". Translated; the number for one that is none.
[[nodiscard]] QString solidErrorInWords(int code);
/// What is wrong with the solids that stay as they are, in words, the most frequent first:
/// "ring that crosses itself (210)". Translated; at most `most` entries.
[[nodiscard]] QStringList solidErrorsInWords(const ImportReport &report, qsizetype most = 5);

/// The answer of `dothi-cli import --json`.
[[nodiscard]] QJsonObject toJson(const ImportReport &report);
/// The file names a dialog may offer ("*.shp", "*.gpkg", …).
[[nodiscard]] QStringList importFilePatterns();

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/crs.h>
#include <dothi/io/import/archive.h>
#include <dothi/io/import/geojsoncheck.h>
#include <dothi/io/import/precheck.h>
#include <dothi/io/import/readthrough.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUrl>
#include <QtEndian>

#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_spatialref.h>
#include <sqlite3.h>

#include <array>
#include <memory>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Import)
};

struct VsiCloser
{
    void operator()(VSILFILE *f) const { VSIFCloseL(f); }
};
using VsiFile = std::unique_ptr<VSILFILE, VsiCloser>;

Failure isCutShort(const QString &path, qint64 expected, qint64 actual)
{
    return fail(
        Error(
            ErrorCode::InvalidData,
            Tr::tr("The file is cut short: it should hold %1 bytes and holds %2.").arg(expected).arg(actual))
            .inFile(path)
            .withAdvice(Tr::tr("Copy or download it again from where it came from.")));
}

Failure crsElsewhere(const QString &path, const QString &detail)
{
    return fail(
        Error(
            ErrorCode::InvalidData,
            Tr::tr("The coordinate system of the file names another file or a server; that is not followed."))
            .inFile(path)
            .withAdvice(Tr::tr("Name the system by its code in the file, such as EPSG:9210, or take the "
                               "reference out and name the system when importing the file."))
            .withDetail(detail.left(200)));
}

/// The .prj beside a file of any kind, where several drivers look for one.
Result<> checkPrj(const QString &path)
{
    const QString beside = sibling(path, QStringLiteral("prj"));
    if (beside.isEmpty())
        return {};
    constexpr qint64 kLongest = 1'000'000;
    const Result<QByteArray> text = readHead(beside, kLongest);
    if (!text)
        return Failure(text.error());
    return geo::namesFiles(*text) ? Result<>(crsElsewhere(beside, QString::fromUtf8(*text))) : Result<>();
}

/// .shp and .shx: a 100-byte header with the length in 16-bit words, big-endian (ESRI Shapefile Technical
/// Description).
Result<> checkShapePart(const QString &path)
{
    const Result<QByteArray> head = readHead(path, 100);
    if (!head)
        return Failure(head.error());
    const qint64 actual = sizeOf(path);
    if (head->size() < 100)
        return isCutShort(path, 100, actual);
    const auto *bytes = reinterpret_cast<const uchar *>(head->constData());
    constexpr quint32 kShapeFileCode = 9994;
    if (qFromBigEndian<quint32>(bytes) != kShapeFileCode) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("This is not a shapefile, whatever its name says."))
                .inFile(path)
                .withAdvice(Tr::tr("Ask for the file again, or open it in the program it comes from.")));
    }
    const qint64 expected = static_cast<qint64>(qFromBigEndian<quint32>(bytes + 24)) * 2;
    if (actual < expected)
        return isCutShort(path, expected, actual);
    return {};
}

/// .dbf: number of records, length of the header and of a record (dBASE III).
Result<> checkDbf(const QString &path)
{
    const Result<QByteArray> head = readHead(path, 32);
    if (!head)
        return Failure(head.error());
    const qint64 actual = sizeOf(path);
    if (head->size() < 32)
        return isCutShort(path, 32, actual);
    const auto *bytes = reinterpret_cast<const uchar *>(head->constData());
    const qint64 records = qFromLittleEndian<quint32>(bytes + 4);
    const qint64 headerLength = qFromLittleEndian<quint16>(bytes + 8);
    const qint64 recordLength = qFromLittleEndian<quint16>(bytes + 10);
    if (headerLength < 33 || recordLength < 1) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The attribute table of the shapefile is damaged."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Ask for the file again.")));
    }
    // The end-of-file byte 0x1A after the last record is often left out.
    const qint64 expected = headerLength + records * recordLength;
    if (actual < expected)
        return isCutShort(path, expected, actual);
    return {};
}

Result<> checkShapefile(const QString &path)
{
    DOTHI_TRY(checkShapePart(path));
    const QString index = sibling(path, QStringLiteral("shx"));
    if (index.isEmpty()) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("The shapefile lacks its index (.shx)."))
                .inFile(path)
                .withAdvice(Tr::tr("A shapefile is at least three files with the same name: .shp, .shx and "
                                   ".dbf. Put them in one folder.")));
    }
    DOTHI_TRY(checkShapePart(index));
    const QString table = sibling(path, QStringLiteral("dbf"));
    if (!table.isEmpty())
        DOTHI_TRY(checkDbf(table));
    return {};
}

/// Entities can only be declared in a document type, before the root element.
Result<> checkXml(const QString &path, const QByteArray &head)
{
    QByteArray text = head;
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    const auto refuse = [&path](const QString &what) {
        return fail(
            Error(ErrorCode::InvalidData, what)
                .inFile(path)
                .withAdvice(Tr::tr("Save it again from the program it comes from, as UTF-8 and without a "
                                   "document type.")));
    };
    qsizetype at = 0;
    while (true) {
        while (at < text.size() && QByteArrayView(" \t\r\n").contains(text[at]))
            ++at;
        qsizetype end = -1;
        if (text.sliced(at).startsWith("<?"))
            end = text.indexOf("?>", at) + 2;
        else if (text.sliced(at).startsWith("<!--"))
            end = text.indexOf("-->", at) + 3;
        else if (text.sliced(at).startsWith("<!"))
            return refuse(Tr::tr("The XML file has a document type, which can pull in other files."));
        else
            return {};
        if (end < 3)
            return refuse(Tr::tr("The XML file has no beginning of its content."));
        if (QByteArrayView(text).sliced(at, end - at).toByteArray().toUpper().contains("UTF-16"))
            return refuse(Tr::tr("The XML file is not in UTF-8."));
        at = end;
    }
}

Result<> checkTab(const QString &path, const QByteArray &head)
{
    const QByteArray text = head.toLower();
    if (text.contains("create view") || text.contains("open table") || text.contains("isseamless")) {
        return fail(
            Error(ErrorCode::Unsupported, Tr::tr("The MapInfo table is put together from other tables."))
                .inFile(path)
                .withAdvice(Tr::tr("Save it as a table of its own and import that.")));
    }
    return {};
}

struct SqliteCloser
{
    void operator()(sqlite3 *db) const { sqlite3_close(db); }
};
struct StatementFinalizer
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};

/// Virtual tables that look only at their own database.
bool isHarmlessModule(const QByteArray &createSql)
{
    const QByteArray sql = createSql.toLower().simplified();
    const qsizetype at = sql.indexOf(" using ");
    if (at < 0)
        return false;
    QByteArray module = sql.mid(at + 7).trimmed();
    for (qsizetype i = 0; i < module.size(); ++i) {
        if (!QChar(QLatin1Char(module[i])).isLetterOrNumber() && module[i] != '_' && module[i] != '"') {
            module.truncate(i);
            break;
        }
    }
    module.replace('"', "");
    static const std::array<QByteArray, 10> kHarmless = {"rtree",
                                                         "rtree_i32",
                                                         "fts3",
                                                         "fts4",
                                                         "fts5",
                                                         "virtualspatialindex",
                                                         "virtualelementary",
                                                         "virtualknn",
                                                         "virtualknn2",
                                                         "virtualrouting"};
    return std::ranges::find(kHarmless, module) != kHarmless.end();
}

/// Definitions of coordinate systems, as GeoPackage and SpatiaLite keep them.
Result<> checkSrsTables(const QString &path, sqlite3 *db)
{
    for (const char *sql : {"SELECT * FROM gpkg_spatial_ref_sys", "SELECT * FROM spatial_ref_sys"}) {
        sqlite3_stmt *raw = nullptr;
        const int prepared = sqlite3_prepare_v2(db, sql, -1, &raw, nullptr);
        const std::unique_ptr<sqlite3_stmt, StatementFinalizer> statement(raw);
        if (prepared != SQLITE_OK)
            continue; // not a table of this database
        while (sqlite3_step(statement.get()) == SQLITE_ROW) {
            for (int column = 0; column < sqlite3_column_count(statement.get()); ++column) {
                const auto *text =
                    reinterpret_cast<const char *>(sqlite3_column_text(statement.get(), column));
                // SpatiaLite's own list has grids of NTv2 for old systems: by name, never by path.
                const QByteArray definition(text ? text : "");
                if (definition.contains("init=") ||
                    (geo::namesFiles(definition) && definition.contains('/') && definition.contains("=/")))
                    return crsElsewhere(path, QString::fromUtf8(definition));
            }
        }
    }
    return {};
}

Result<> checkSqlite(const QString &path)
{
    if (path.startsWith(QLatin1String("/vsi"))) {
        return fail(Error(ErrorCode::Unsupported, Tr::tr("A database inside an archive cannot be read."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Unpack the archive first.")));
    }
    const auto damaged = [&path](const QString &detail) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The database is damaged or cut short."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Copy or download it again from where it came from."))
                        .withDetail(detail));
    };
    // Bytes 16 and 28 of the header: page size, and size in pages (valid when the counters at 24 and 92
    // agree).
    const Result<QByteArray> head = readHead(path, 100);
    if (!head)
        return Failure(head.error());
    if (head->size() < 100)
        return isCutShort(path, 100, head->size());
    const auto *bytes = reinterpret_cast<const uchar *>(head->constData());
    const quint32 pageSize = qFromBigEndian<quint16>(bytes + 16);
    const quint32 pages = qFromBigEndian<quint32>(bytes + 28);
    if (qFromBigEndian<quint32>(bytes + 24) == qFromBigEndian<quint32>(bytes + 92)) {
        const qint64 expected = static_cast<qint64>(pages) * (pageSize == 1 ? 65536 : pageSize);
        if (sizeOf(path) < expected)
            return isCutShort(path, expected, sizeOf(path));
    }
    // "immutable" keeps SQLite from making journal files beside it.
    const QByteArray uri = QUrl::fromLocalFile(path).toEncoded() + "?mode=ro&immutable=1";
    sqlite3 *raw = nullptr;
    const int opened =
        sqlite3_open_v2(uri.constData(), &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr);
    const std::unique_ptr<sqlite3, SqliteCloser> db(raw);
    if (opened != SQLITE_OK)
        return damaged(QString::fromUtf8(sqlite3_errmsg(db.get())));
    sqlite3_stmt *rawStatement = nullptr;
    const int prepared =
        sqlite3_prepare_v2(db.get(), "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'create virtual%'",
                           -1, &rawStatement, nullptr);
    const std::unique_ptr<sqlite3_stmt, StatementFinalizer> statement(rawStatement);
    if (prepared != SQLITE_OK)
        return damaged(QString::fromUtf8(sqlite3_errmsg(db.get())));
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement.get())) == SQLITE_ROW) {
        const QByteArray sql(reinterpret_cast<const char *>(sqlite3_column_text(statement.get(), 1)));
        if (!isHarmlessModule(sql)) {
            return fail(
                Error(ErrorCode::InvalidData, Tr::tr("The database has a table that reads other files."))
                    .inFile(path)
                    .inLayer(QString::fromUtf8(
                        reinterpret_cast<const char *>(sqlite3_column_text(statement.get(), 0))))
                    .withAdvice(Tr::tr("Copy its layers to a new GeoPackage and import that.")));
        }
    }
    if (step != SQLITE_DONE)
        return damaged(QString::fromUtf8(sqlite3_errmsg(db.get())));
    return checkSrsTables(path, db.get());
}

/// What a "crs" member may be: GDAL follows links, and hands names on to PROJ, which opens files by name.
Result<> checkCrsMember(const QString &path, const QByteArray &json, QString &problem)
{
    const auto refuse = [&] { return crsElsewhere(path, QString::fromUtf8(json)); };
    if (json == "null")
        return {};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError && json.startsWith('{'))
        return refuse(); // another parser may make more of it than this one
    if (!document.isObject())
        return {}; // a bare value says nothing to GDAL
    const auto member = [](const QJsonObject &object, const char *name) -> QJsonValue {
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key().compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
                return it.value();
        }
        return QJsonValue(QJsonValue::Undefined);
    };
    const QJsonObject crs = document.object();
    const QString type = member(crs, "type").toString();
    const QJsonObject properties = member(crs, "properties").toObject();
    if (type.compare(QLatin1String("link"), Qt::CaseInsensitive) == 0 ||
        type.compare(QLatin1String("url"), Qt::CaseInsensitive) == 0 ||
        !member(properties, "href").isUndefined() || !member(properties, "url").isUndefined())
        return refuse();
    for (const char *where : {"name", "urn"}) {
        const QString name = member(properties, where).toString();
        // Codes and names as registries give them. A slash only between spaces ("VN-2000 / TM-3 105-45").
        static const QRegularExpression plain(
            QStringLiteral("\\A(https?://www\\.opengis\\.net/(def/crs|gml/srs)/[A-Za-z0-9/._#-]*|"
                           "([\\p{L}\\p{N} _.,:()-]| / )*)\\z"),
            QRegularExpression::UseUnicodePropertiesOption);
        if (name.size() > 500 || !plain.match(name).hasMatch() || geo::namesFiles(name.toUtf8()))
            return refuse();
        if (name.isEmpty() || !problem.isEmpty())
            continue;
        OGRSpatialReference reference;
        const OGRErr known = reference.SetFromUserInput(
            name.toUtf8().constData(), OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get());
        if (known != OGRERR_NONE)
            problem = Tr::tr("no system is known as “%1”.").arg(name.left(60));
    }
    return {};
}

Result<> checkGeoJson(const QString &path, TaskContext &task, QString &crsProblem)
{
    GeoJsonCheck check;
    bool text = true;
    DOTHI_TRY(readThrough(path, task, [&](QByteArrayView bytes) {
        text =
            !bytes.contains('\0'); // what was never written of a file is read as zeros, gigabytes if need be
        check.feed(bytes);
        return text && !check.wrongFeature() && !check.notAFeature();
    }));
    if (!text) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The file is not text: it holds null bytes."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Copy or download it again from where it came from.")));
    }
    for (const QByteArray &crs : check.crsTexts())
        DOTHI_TRY(checkCrsMember(path, crs, crsProblem));
    if (check.notAFeature() && !check.wrongFeature()) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("An entry among the features is no feature."))
                .inFile(path)
                .atFeature(QString::number(*check.notAFeature()))
                .withAdvice(Tr::tr("Remove this entry (counted from 0), or ask for the file again.")));
    }
    if (!check.wrongFeature())
        return {};
    return fail(Error(ErrorCode::InvalidData,
                      Tr::tr("A geometry is damaged: its coordinates are not all nested to the same depth."))
                    .inFile(path)
                    .atFeature(QString::number(*check.wrongFeature()))
                    .withAdvice(Tr::tr(
                        "Part of it would be lost. Correct or remove this feature (counted from 0).")));
}

/// GML hands every srsName on to PROJ. Codes and addresses of registries have neither "=" nor entities.
Result<> checkSrsNames(const QString &path, TaskContext &task)
{
    constexpr qsizetype kLongest = 500;
    static const QRegularExpression value(QStringLiteral("\\A\\s*=\\s*([\"'])([^\"']*)"));
    QByteArray text; // with the end of the block before, where a name may begin
    bool foreign = false;
    const auto search = [&](qsizetype end) {
        for (qsizetype at = text.indexOf("srsName"); at >= 0 && at < end && !foreign;
             at = text.indexOf("srsName", at + 1)) {
            const QString after = QString::fromLatin1(text.mid(at + 7, kLongest));
            const QString name = value.match(after).captured(2);
            foreign = name.contains(QLatin1Char('=')) || name.contains(QLatin1Char('&'));
        }
    };
    DOTHI_TRY(readThrough(path, task, [&](QByteArrayView bytes) {
        text.append(bytes);
        search(text.size() - kLongest);
        text = text.right(kLongest);
        return !foreign;
    }));
    search(text.size());
    return foreign ? Result<>(crsElsewhere(path, QStringLiteral("srsName"))) : Result<>();
}

Result<> checkDxf(const QString &path)
{
    const qint64 size = sizeOf(path);
    const VsiFile file(VSIFOpenL(path.toUtf8().constData(), "rb"));
    if (!file)
        return {};
    constexpr qint64 kTail = 256;
    QByteArray tail(qMin(size, kTail), '\0');
    VSIFSeekL(file.get(), static_cast<vsi_l_offset>(size - tail.size()), SEEK_SET);
    VSIFReadL(tail.data(), 1, static_cast<size_t>(tail.size()), file.get());
    if (!tail.trimmed().endsWith("EOF")) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("The drawing is cut short: its end mark is missing."))
                .inFile(path)
                .withAdvice(Tr::tr("Save it again as DXF.")));
    }
    return {};
}

/// What GDAL's JSON drivers would take, whatever its name: also behind a byte order mark or a function call.
bool looksLikeJson(const QString &path, const QString &ending, const QByteArray &head)
{
    if (ending.startsWith(QLatin1String("geojson")) || ending == QLatin1String("json") ||
        head.trimmed().startsWith('{'))
        return true;
    const char *const drivers[] = {"GeoJSON", "GeoJSONSeq", "ESRIJSON", "TopoJSON", nullptr};
    return GDALIdentifyDriverEx(path.toUtf8().constData(), GDAL_OF_VECTOR, drivers, nullptr) != nullptr;
}

} // namespace

QString sibling(const QString &path, const QString &ending)
{
    const qsizetype dot = path.lastIndexOf(QLatin1Char('.'));
    if (dot < 0)
        return {};
    for (const QString &variant : {ending, ending.toUpper()}) {
        const QString candidate = path.left(dot + 1) + variant;
        if (sizeOf(candidate) >= 0)
            return candidate;
    }
    return {};
}

Result<QByteArray> readHead(const QString &path, qint64 maxBytes)
{
    const VsiFile file(VSIFOpenL(path.toUtf8().constData(), "rb"));
    if (!file) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file cannot be opened."))
                        .inFile(path)
                        .withAdvice(Tr::tr("Check that it exists and that you may read it.")));
    }
    QByteArray head(maxBytes, '\0');
    head.truncate(
        static_cast<qsizetype>(VSIFReadL(head.data(), 1, static_cast<size_t>(maxBytes), file.get())));
    return head;
}

Result<> precheckFile(const QString &path, TaskContext &task, QString &crsProblem)
{
    crsProblem.clear();
    DOTHI_TRY(checkPrj(path));
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == QLatin1String("shp"))
        return checkShapefile(path);
    if (ending == QLatin1String("dbf"))
        return checkDbf(path);
    constexpr qint64 kHead = 1'000'000;
    const Result<QByteArray> head = readHead(path, kHead);
    if (!head)
        return Failure(head.error());
    if (head->startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return checkSqlite(path);
    if (looksLikeJson(path, ending, *head))
        return checkGeoJson(path, task, crsProblem);
    if (ending == QLatin1String("tab"))
        return checkTab(path, *head);
    if (ending == QLatin1String("dxf"))
        return head->startsWith("AutoCAD Binary DXF") ? Result<>() : checkDxf(path);
    static const QStringList kXml = {QStringLiteral("gml"), QStringLiteral("kml"), QStringLiteral("gpx"),
                                     QStringLiteral("xml"), QStringLiteral("osm"), QStringLiteral("jml")};
    QByteArray start = head->left(200);
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    const bool utf16 = start.startsWith("\xFF\xFE") || start.startsWith("\xFE\xFF");
    if (kXml.contains(ending) || start.trimmed().startsWith('<')) {
        if (utf16 || head->left(1000).contains('\0')) {
            return fail(Error(ErrorCode::InvalidData, Tr::tr("The XML file is not in UTF-8."))
                            .inFile(path)
                            .withAdvice(Tr::tr("Save it again from the program it comes from, as UTF-8.")));
        }
        DOTHI_TRY(checkXml(path, *head));
        return checkSrsNames(path, task);
    }
    return {};
}

} // namespace dothi::io

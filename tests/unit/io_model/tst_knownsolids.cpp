// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The solids with known errors that val3dity is tested with (shared/data/solids, not part of the project):
// the codes of EXPECTED_ERRORS.csv, and none for what is valid.

#include <dothi/geo/solid/validation.h>
#include <dothi/io/model/modelreader.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <testsupport.h>

#include <set>

using namespace dothi;
using namespace dothi::geo;

namespace {

const QString kFolder = QStringLiteral(DOTHI_SOURCE_DIR "/../shared/data/solids/");

std::vector<io::ModelPart> partsOf(const QString &path, SolidType as = SolidType::Solid)
{
    std::vector<io::ModelPart> parts;
    TaskContext task;
    const Result<> done = io::readModel(
        path, {as},
        [&parts](io::ModelPart &part) -> Result<> {
            parts.push_back(std::move(part));
            return {};
        },
        task);
    if (!done)
        qWarning("%s", qPrintable(done.error().logText()));
    return parts;
}

std::set<int> codesOf(const Brep &brep, SolidType type, const std::vector<quint32> &open = {})
{
    ValidationOptions options;
    options.open = open;
    const Result<std::vector<ValidationError>> errors = validateBrep(brep, type, options);
    std::set<int> codes;
    if (!errors) {
        codes.insert(-1);
        return codes;
    }
    for (const ValidationError &error : *errors)
        codes.insert(error.code);
    return codes;
}

std::set<int> codesOf(const io::ModelPart &part)
{
    return codesOf(part.brep, part.type, part.open);
}

QByteArray textOf(const std::set<int> &codes)
{
    QByteArrayList words;
    for (const int code : codes)
        words.append(QByteArray::number(code));
    return words.isEmpty() ? QByteArray("none") : words.join('+');
}

/// Turned about an axis of no use to anybody, and moved to where a city's coordinates are.
Brep movedAway(const Brep &brep)
{
    Brep moved = brep;
    const double c = std::cos(0.7);
    const double s = std::sin(0.7);
    for (Coord &p : moved.vertices) {
        const Coord q{c * p.x - s * p.y, s * p.x + c * p.y, p.z};
        const Coord r{c * q.x + s * q.z, q.y, -s * q.x + c * q.z};
        p = {r.x + 600'000, r.y + 1'190'000, r.z + 12};
    }
    return moved;
}

/// The same solid with its vertices listed the other way round.
Brep renumbered(const Brep &brep)
{
    Brep other = brep;
    std::reverse(other.vertices.begin(), other.vertices.end());
    for (quint32 &corner : other.corners)
        corner = static_cast<quint32>(brep.vertices.size() - 1 - corner);
    return other;
}

void addShell(Brep &brep, const QJsonValue &shell)
{
    brep.beginShell();
    for (const QJsonValue &face : shell.toArray()) {
        brep.beginFace();
        for (const QJsonValue &ring : face.toArray()) {
            brep.beginRing();
            for (const QJsonValue &corner : ring.toArray())
                brep.addCorner(static_cast<quint32>(corner.toInt()));
        }
    }
}

/// A geometry of a CityJSON 1.0 file without a transform, as far as these files go.
io::ModelPart fromCityJson(const QString &path)
{
    QFile file(path);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    const QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    io::ModelPart part;
    for (const QJsonValue &v : root[QLatin1String("vertices")].toArray())
        part.brep.vertices.push_back({v[0].toDouble(), v[1].toDouble(), v[2].toDouble()});
    const QJsonObject geometry =
        root[QLatin1String("CityObjects")][QLatin1String("id-1")][QLatin1String("geometry")][0].toObject();
    part.type = geometry[QLatin1String("type")] == QLatin1String("CompositeSolid") ? SolidType::CompositeSolid
                                                                                   : SolidType::MultiSolid;
    for (const QJsonValue &solid : geometry[QLatin1String("boundaries")].toArray()) {
        part.brep.beginSolid();
        for (const QJsonValue &shell : solid.toArray())
            addShell(part.brep, shell);
    }
    return part;
}

void append(Brep &solid, const Brep &shell)
{
    solid.beginShell();
    const auto base = static_cast<quint32>(solid.vertices.size());
    solid.vertices.insert(solid.vertices.end(), shell.vertices.begin(), shell.vertices.end());
    for (size_t f = 0; f < shell.faces.size(); ++f) {
        solid.beginFace();
        const Brep::Range rings = shell.ringsOf(f);
        for (size_t r = rings.first; r < rings.last; ++r) {
            solid.beginRing();
            for (const quint32 corner : shell.ring(r))
                solid.addCorner(corner + base);
        }
    }
}

} // namespace

class TestKnownSolids : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expectedErrors_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("as");
        QTest::addColumn<QString>("expected");
        QFile csv(kFolder + QStringLiteral("EXPECTED_ERRORS.csv"));
        if (!csv.open(QIODevice::ReadOnly)) {
            QTest::newRow("absent") << QString() << QString() << QString();
            return;
        }
        const QStringList lines =
            QString::fromUtf8(csv.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString &line : lines.mid(1)) {
            const QStringList cells = line.split(QLatin1Char(','));
            const QString name =
                cells.value(0).section(QLatin1Char('/'), -1) + QLatin1Char(' ') + cells.value(1);
            QTest::newRow(qPrintable(name)) << cells.value(0) << cells.value(1) << cells.value(2);
        }
    }

    void expectedErrors()
    {
        QFETCH(QString, path);
        QFETCH(QString, as);
        QFETCH(QString, expected);
        REAL_DATA(csv, "solids/EXPECTED_ERRORS.csv");
        const SolidType type =
            as == QLatin1String("CompositeSurface") ? SolidType::CompositeSurface : SolidType::Solid;
        const std::vector<io::ModelPart> parts = partsOf(kFolder + path, type);
        QVERIFY(parts.size() == 1);
        QByteArrayList allowed;
        for (const QString &one : expected.split(QLatin1Char('|')))
            allowed.append(one.toLatin1());
        for (const Brep &brep : {parts[0].brep, movedAway(parts[0].brep), renumbered(parts[0].brep)}) {
            const QByteArray found = textOf(codesOf(brep, parts[0].type, parts[0].open));
            QVERIFY2(allowed.contains(found),
                     qPrintable(QStringLiteral("found %1, expected %2").arg(QLatin1String(found), expected)));
        }
    }

    void validOnes_data()
    {
        QTest::addColumn<bool>("surface");
        QTest::newRow("basecube.obj") << false;
        QTest::newRow("basecube.off") << false;
        QTest::newRow("basecube.poly") << false;
        QTest::newRow("basecube_large_coords.poly") << false;
        QTest::newRow("closed_top.poly") << false;
        QTest::newRow("nearly-collinear.off") << false;
        QTest::newRow("self_fold.obj") << false;
        QTest::newRow("v405.off") << false;
        QTest::newRow("planar.off") << true; // one polygon each
        QTest::newRow("v104_1.off") << true;
        QTest::newRow("v104_2.off") << true;
    }

    void validOnes()
    {
        QFETCH(bool, surface);
        REAL_DATA(csv, "solids/EXPECTED_ERRORS.csv");
        const QString path =
            kFolder + QStringLiteral("test_valid/") + QString::fromLatin1(QTest::currentDataTag());
        const std::vector<io::ModelPart> parts =
            partsOf(path, surface ? SolidType::MultiSurface : SolidType::Solid);
        QVERIFY(parts.size() == 1);
        QCOMPARE(textOf(codesOf(parts[0])), QByteArray("none"));
        QCOMPARE(textOf(codesOf(renumbered(parts[0].brep), parts[0].type)), QByteArray("none"));
        if (!path.contains(QLatin1String("large"))) // there a double holds no more than 15 micrometres
            QCOMPARE(textOf(codesOf(movedAway(parts[0].brep), parts[0].type)), QByteArray("none"));
    }

    void largeCoordinatesOfComposites()
    {
        REAL_DATA(composite, "solids/test_valid/composite_solid.json");
        const io::ModelPart one = fromCityJson(composite);
        QCOMPARE(one.brep.solids.size(), size_t(2));
        QCOMPARE(textOf(codesOf(one)), QByteArray("none"));
        REAL_DATA(multi, "solids/test_valid/multi_solid.json");
        const io::ModelPart two = fromCityJson(multi);
        QCOMPARE(two.brep.solids.size(), size_t(2));
        QCOMPARE(textOf(codesOf(two)), QByteArray("none"));
    }

    void innerShells_data()
    {
        QTest::addColumn<QStringList>("inner");
        const auto name = [](int n) {
            return n == 0 ? QStringLiteral("inner_shell.poly") : QStringLiteral("inner_shell_%1.poly").arg(n);
        };
        // As val3dity's own tests combine them with basecube.poly.
        QTest::newRow("0") << QStringList{name(0)};
        QTest::newRow("1") << QStringList{name(1)};
        QTest::newRow("2+0") << QStringList{name(2), name(0)};
        QTest::newRow("3+0") << QStringList{name(3), name(0)};
        QTest::newRow("4+0") << QStringList{name(4), name(0)};
    }

    void innerShells()
    {
        QFETCH(QStringList, inner);
        REAL_DATA(cube, "solids/test_valid/basecube.poly");
        Brep solid;
        solid.beginSolid();
        append(solid, partsOf(cube).at(0).brep);
        for (const QString &file : inner)
            append(solid, partsOf(kFolder + QStringLiteral("test_valid/") + file).at(0).brep);
        QCOMPARE(textOf(codesOf(solid, SolidType::Solid)), QByteArray("none"));
        QCOMPARE(textOf(codesOf(movedAway(solid), SolidType::Solid)), QByteArray("none"));
    }

    /// The second object of both files names one vertex twice in a row ("f 5 6 7 7"): 102 by its definition.
    /// The first is a cube.
    void twoObjects()
    {
        REAL_DATA(first, "solids/test_valid/two_objects_1.obj");
        for (const char *file : {"two_objects_1.obj", "two_objects_2.obj"}) {
            const auto parts = partsOf(kFolder + QStringLiteral("test_valid/") + QLatin1String(file));
            QVERIFY(parts.size() == 2);
            QCOMPARE(textOf(codesOf(parts[0])), QByteArray("none"));
            QCOMPARE(textOf(codesOf(parts[1])), QByteArray("102"));
        }
        QCOMPARE(partsOf(first).at(1).id, QStringLiteral("cube_2"));
    }

    /// 3DBAG wrote into its buildings what val3dity found, before the coordinates were rounded to a
    /// millimetre: that may change a few codes, and no more than that.
    void codesOf3dbag()
    {
        REAL_DATA(path, "cityjson/extension.city.jsonl");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject transform =
            QJsonDocument::fromJson(file.readLine())[QLatin1String("transform")].toObject();
        const QJsonArray scale = transform[QLatin1String("scale")].toArray();
        const QJsonArray shift = transform[QLatin1String("translate")].toArray();
        int solids = 0;
        QStringList others;
        while (!file.atEnd()) {
            const QJsonObject feature = QJsonDocument::fromJson(file.readLine()).object();
            Brep vertices;
            for (const QJsonValue &v : feature[QLatin1String("vertices")].toArray()) {
                const auto at = [&](int i) {
                    return v[i].toDouble() * scale[i].toDouble() + shift[i].toDouble();
                };
                vertices.vertices.push_back({at(0), at(1), at(2)});
            }
            const QJsonObject objects = feature[QLatin1String("CityObjects")].toObject();
            const QJsonObject attributes =
                objects[feature[QLatin1String("id")].toString()][QLatin1String("attributes")].toObject();
            for (const QJsonValue &object : objects) {
                for (const QJsonValue &geometry : object[QLatin1String("geometry")].toArray()) {
                    if (geometry[QLatin1String("type")] != QLatin1String("Solid"))
                        continue;
                    Brep brep = vertices;
                    brep.beginSolid();
                    for (const QJsonValue &shell : geometry[QLatin1String("boundaries")].toArray())
                        addShell(brep, shell);
                    const QJsonValue lod = geometry[QLatin1String("lod")];
                    const QString level = lod.isString() ? lod.toString() : QString::number(lod.toDouble());
                    const QString theirs = attributes[QLatin1String("val3dity_codes_lod") +
                                                      QString(level).remove(QLatin1Char('.'))]
                                               .toString();
                    const QString ours = QLatin1Char('[') +
                                         QString::fromLatin1(textOf(codesOf(brep, SolidType::Solid)))
                                             .replace(QLatin1String("none"), QString())
                                             .replace(QLatin1Char('+'), QLatin1Char(',')) +
                                         QLatin1Char(']');
                    ++solids;
                    if (ours != theirs)
                        others.append(feature[QLatin1String("id")].toString() + QLatin1Char(' ') + ours +
                                      theirs);
                }
            }
        }
        QCOMPARE(solids, 300);
        QVERIFY2(others.size() <= 9, qPrintable(others.join(QLatin1Char('\n'))));
    }

    void solidInGml()
    {
        REAL_DATA(gml, "solids/test_geometry_generic/302_2.gml");
        const auto parts = partsOf(gml);
        QVERIFY(parts.size() == 1);
        QCOMPARE(parts[0].id, QStringLiteral("elvisisalive"));
        QCOMPARE(parts[0].brep.faces.size(), size_t(6));
        QCOMPARE(textOf(codesOf(parts[0])), QByteArray("302"));
    }
};

QTEST_GUILESS_MAIN(TestKnownSolids)
#include "tst_knownsolids.moc"

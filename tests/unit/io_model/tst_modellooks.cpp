// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "modelfixture.h"

#include <dothi/city/buildinglook.h>
#include <dothi/io/import/modelpictures.h>
#include <dothi/io/model/modeloriginal.h>

#include <QBuffer>
#include <QDir>
#include <QPainter>
#include <QtEndian>

using namespace dothi;

namespace {

const QString kBuilding = QStringLiteral("building");

QByteArray encoded(const QImage &image, const char *format)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format, 100);
    return bytes;
}

/// Left half red, right half blue.
QImage halves(int width = 64, int height = 32)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    QPainter painter(&image);
    painter.fillRect(width / 2, 0, width / 2, height, Qt::blue);
    return image;
}

/// A PNG whose head says it is so large; what follows is not looked at.
QByteArray claimedPng(quint32 width, quint32 height)
{
    QByteArray png = encoded(halves(4, 4), "png");
    qToBigEndian(width, png.data() + 16);
    qToBigEndian(height, png.data() + 20);
    quint32 crc = 0xFFFFFFFFU; // of the chunk IHDR (PNG 1.2, appendix D)
    for (qsizetype i = 12; i < 29; ++i) {
        crc ^= static_cast<quint8>(png[i]);
        for (int bit = 0; bit < 8; ++bit)
            crc = crc & 1U ? 0xEDB88320U ^ crc >> 1U : crc >> 1U;
    }
    qToBigEndian(crc ^ 0xFFFFFFFFU, png.data() + 29);
    return png;
}

/// A box of 10 × 20 × 10 m in the middle of Ho Chi Minh City's map. Its southern wall (the second face) has a
/// picture, its roof (the last) a green material; `texture` and `uv` say how.
QByteArray box(const QByteArray &image, const QByteArray &texture = "[0,0,1,2,3]",
               const QByteArray &uv = "[0,0],[1,0],[1,1],[0,1]", const QByteArray &wrap = "\"none\"")
{
    return "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[0.001,0.001,0.001],"
           "\"translate\":[603000,1191000,0]},\"metadata\":{\"referenceSystem\":"
           "\"https://www.opengis.net/def/crs/EPSG/0/9210\"},\"appearance\":{\"materials\":[{\"name\":\"g\","
           "\"diffuseColor\":[0,1,0]}],\"textures\":[{\"type\":\"PNG\",\"image\":\"" +
           image + "\",\"wrapMode\":" + wrap + "}],\"vertices-texture\":[" + uv +
           "]},\"CityObjects\":{\"A\":{\"type\":\"Building\",\"geometry\":[{\"type\":\"Solid\",\"lod\":\"2."
           "0\","
           "\"boundaries\":[[[[3,2,1,0]],[[0,1,5,4]],[[1,2,6,5]],[[2,3,7,6]],[[3,0,4,7]],[[4,5,6,7]]]],"
           "\"material\":{\"m\":{\"values\":[[null,null,null,null,null,0]]}},"
           "\"texture\":{\"t\":{\"values\":[[[[null]],[" +
           texture +
           "],[[null]],[[null]],[[null]],[[null]]]]}}}]}},"
           "\"vertices\":[[0,0,0],[10000,0,0],[10000,20000,0],[0,20000,0],[0,0,10000],"
           "[10000,0,10000],[10000,20000,10000],[0,20000,10000]]}";
}

class City
{
public:
    City()
        : store(test::MemoryStore::of(QStringLiteral("hcmc"), dir.path()))
    {
        QDir(dir.path()).mkpath(QStringLiteral("in/appearances"));
    }
    QString put(const QString &name, const QByteArray &text)
    {
        return test::writeFile(dir, QStringLiteral("in/") + name, text);
    }
    [[nodiscard]] city::Feature building() const
    {
        city::Query query;
        query.withSolid = true;
        return store->readAll(kBuilding, query).value().at(0);
    }
    [[nodiscard]] city::BuildingLook look() const
    {
        const city::Feature feature = building();
        const Result<QByteArray> document = store->document(city::lookKind(), city::lookId(feature.id));
        return document ? city::lookOf(*document, feature.solid) : city::BuildingLook();
    }
    [[nodiscard]] QImage picture(const QString &id) const
    {
        const Result<QByteArray> document = store->document(city::lookKind(), id);
        const city::LookPicture picture = document ? city::LookPicture(*document) : city::LookPicture();
        return picture.isNull() ? QImage() : picture.image(picture.size());
    }

    QTemporaryDir dir;
    std::unique_ptr<test::MemoryStore> store;
};

bool isNear(QRgb a, QRgb b)
{
    constexpr int kJpeg = 12;
    return std::abs(qRed(a) - qRed(b)) < kJpeg && std::abs(qGreen(a) - qGreen(b)) < kJpeg &&
           std::abs(qBlue(a) - qBlue(b)) < kJpeg;
}

} // namespace

/// Pictures and colours of models on their way into a city and out again.
class TestModelLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// Which face has the picture, and where each of its corners lies on it, is what the file says: the lower
    /// left corner of the wall (0, 0, 0) has the lower left of the picture.
    void facesKeepTheirPlaces()
    {
        City city;
        const QByteArray png = encoded(halves(), "png");
        city.put(QStringLiteral("appearances/a.png"), png);
        const Result<io::ImportReport> report =
            test::importModel(city.put(QStringLiteral("b.city.json"), box("appearances/a.png")), *city.store);
        VERIFY_RESULT(report);
        const city::Feature building = city.building();
        const city::BuildingLook look = city.look();
        QCOMPARE(look.faces.size(), size_t(6));
        QCOMPARE(building.solid.partCount(), size_t(6));
        int pictured = 0;
        int green = 0;
        for (size_t part = 0; part < look.faces.size(); ++part) {
            const city::FaceLook &face = look.faces[part];
            const auto ring = building.solid.ring(part, 0);
            if (face.color != 0) {
                ++green;
                QCOMPARE(face.color, qRgb(0, 255, 0));
                QVERIFY(std::ranges::all_of(ring, [](const geo::Coord &c) { return c.z == 10; }));
            }
            if (face.picture < 0)
                continue;
            ++pictured;
            QCOMPARE(face.wrap, city::PictureWrap::Within);
            for (size_t i = 0; i < ring.size(); ++i) {
                QVERIFY(std::abs(ring[i].y - 1191000) < 1e-6);
                const city::PictureSpot &spot = look.spots[face.firstSpot + i];
                QVERIFY(std::abs(static_cast<double>(spot.u) - (ring[i].x - 603000) / 10) < 1e-5);
                QVERIFY(std::abs(static_cast<double>(spot.v) - ring[i].z / 10) < 1e-5);
            }
        }
        QCOMPARE(pictured, 1);
        QCOMPARE(green, 1);
        const QImage image = city.picture(look.pictures.at(0));
        QCOMPARE(image.size(), QSize(64, 32));
        QVERIFY(isNear(image.pixel(8, 16), qRgb(255, 0, 0)) && isNear(image.pixel(56, 16), qRgb(0, 0, 255)));
        // The file itself is among the originals, and comes out beside the CityJSON.
        const Result<io::ModelFiles> files = io::modelFiles(*city.store, 1);
        VERIFY_RESULT(files);
        QCOMPARE(files->size(), size_t(1));
        QCOMPARE(files->front().first, QStringLiteral("appearances/a.png"));
        const QString out = city.dir.filePath(QStringLiteral("out/b.city.json"));
        QDir(city.dir.path()).mkpath(QStringLiteral("out"));
        const Result<io::ExportReport> exported =
            test::exportAs(QStringLiteral("cityjson"), *city.store, out);
        VERIFY_RESULT(exported);
        QCOMPARE(test::readAll(city.dir.filePath(QStringLiteral("out/appearances/a.png"))), png);
        QCOMPARE(exported->files.size(), 2);
    }

    /// In a sequence the part of a building may lie in a later feature, whose numbers of pictures are its
    /// own.
    void partsInOtherFeatures()
    {
        City city;
        city.put(QStringLiteral("a.png"), encoded(halves(), "png"));
        city.put(QStringLiteral("other.png"), encoded(halves().mirrored(true, false), "png"));
        const QByteArray whole = box("other.png");
        const auto between = [&whole](const QByteArray &from, const QByteArray &to) {
            const qsizetype at = whole.indexOf(from) + from.size();
            return whole.mid(at, whole.indexOf(to, at) - at);
        };
        const QByteArray geometry = between("\"geometry\":", "}},\"vertices\"");
        const QByteArray vertices = whole.mid(whole.indexOf("\"vertices\":[[0,0,0]"));
        QByteArray second = geometry;
        second.replace("[0,0,1,2,3]", "[1,0,1,2,3]");
        const QByteArray sequence =
            "{\"type\":\"CityJSON\",\"version\":\"2.0\",\"transform\":{\"scale\":[0.001,0.001,0.001],"
            "\"translate\":[603000,1191000,0]},\"metadata\":{\"referenceSystem\":"
            "\"https://www.opengis.net/def/crs/EPSG/0/9210\"},\"CityObjects\":{},\"vertices\":[]}\n"
            "{\"type\":\"CityJSONFeature\",\"id\":\"A\",\"CityObjects\":{\"A\":{\"type\":\"Building\","
            "\"children\":"
            "[\"A-1\"]}},\"appearance\":{\"textures\":[{\"type\":\"PNG\",\"image\":\"other.png\"}],"
            "\"vertices-texture\":[[0,0]]},\"vertices\":[]}\n"
            "{\"type\":\"CityJSONFeature\",\"id\":\"B\",\"CityObjects\":{\"A-1\":{\"type\":\"BuildingPart\","
            "\"parents\":"
            "[\"A\"],\"geometry\":" +
            second +
            "}},\"appearance\":{\"textures\":[{\"type\":\"PNG\",\"image\":\"other.png\"},{\"type\":\"PNG\","
            "\"image\":\"./a.png\",\"wrapMode\":\"none\"}],\"vertices-texture\":[[0,0],[1,0],[1,1],[0,1]]}," +
            vertices + "\n";
        const Result<io::ImportReport> report =
            test::importModel(city.put(QStringLiteral("b.city.jsonl"), sequence), *city.store);
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        const city::BuildingLook look = city.look();
        QCOMPARE(look.pictures.size(), 1);
        const QImage image = city.picture(look.pictures.at(0));
        QVERIFY(isNear(image.pixel(8, 16), qRgb(255, 0, 0)) && isNear(image.pixel(56, 16), qRgb(0, 0, 255)));
    }

    /// A city that somebody sent writes no settings and no programs beside an export.
    void nothingButPicturesIsWrittenBesideAnExport()
    {
        City city;
        VERIFY_RESULT(
            test::importModel(city.put(QStringLiteral("b.city.json"), box("sub/run.png")), *city.store));
        TaskContext task;
        const QByteArray program("#!/bin/sh\nrm -rf /\n");
        const auto keep = [&](const QString &name, const QByteArray &bytes) {
            auto writer = city.store->write();
            return *writer &&
                   io::keepModelFiles(**writer, 1, QStringLiteral("cityjson"), {}, {{name, bytes}}, task) &&
                   (*writer)->commit();
        };
        for (const char *hidden : {".bashrc", "sub/.profile", ".config/autostart/x.desktop", "./.a.png"}) {
            QVERIFY(keep(QString::fromLatin1(hidden), program));
            VERIFY_ERROR(io::modelFiles(*city.store, 1), ErrorCode::InvalidData);
        }
        const QString out = city.dir.filePath(QStringLiteral("out/b.city.json"));
        const QString beside = city.dir.filePath(QStringLiteral("out/sub/run.png"));
        QDir(city.dir.path()).mkpath(QStringLiteral("out"));
        QVERIFY(keep(QStringLiteral("sub/run.png"), program));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *city.store, out));
        QVERIFY(!QFile::exists(beside));
        const QByteArray png = encoded(halves(), "png");
        QVERIFY(keep(QStringLiteral("sub/run.png"), png));
        VERIFY_RESULT(test::exportAs(QStringLiteral("cityjson"), *city.store, out));
        QCOMPARE(test::readAll(beside), png);
    }

    /// A building that was moved keeps its look; one of another shape has none.
    void looksBelongToShapes()
    {
        City city;
        city.put(QStringLiteral("a.png"), encoded(halves(), "png"));
        VERIFY_RESULT(test::importModel(city.put(QStringLiteral("b.city.json"), box("a.png")), *city.store));
        const city::Feature building = city.building();
        const QByteArray document = city.store->document(city::lookKind(), city::lookId(building.id)).value();
        geo::Geometry moved = building.solid;
        for (geo::Coord &c : moved.coords())
            c = {c.x + 123.4567, c.y - 0.0031, c.z + 7};
        QVERIFY(!city::lookOf(document, moved).isEmpty());
        geo::Geometry higher = building.solid;
        for (geo::Coord &c : higher.coords())
            c.z = c.z > 5 ? 11 : 0;
        QVERIFY(city::lookOf(document, higher).isEmpty());
        QVERIFY(city::lookOf("{}", building.solid).isEmpty());
        QVERIFY(city::lookOf(QByteArray(document).replace("\"faces\":\"", "\"faces\":\"AAAA"), building.solid)
                    .isEmpty());
    }

    void picturesAreRepeated_data()
    {
        QTest::addColumn<QByteArray>("uv");
        QTest::addColumn<QByteArray>("wrap");
        QTest::addColumn<int>("expected");
        QTest::addColumn<double>("farthest");
        QTest::newRow("within") << QByteArray("[0,0],[1,0],[1,1],[0,1]") << QByteArray("\"wrap\"") << 0
                                << 1.0;
        QTest::newRow("a tile away") << QByteArray("[7,3],[8,3],[8,4],[7,4]") << QByteArray("\"wrap\"") << 0
                                     << 1.0;
        QTest::newRow("repeated") << QByteArray("[0,0],[4,0],[4,1],[0,1]") << QByteArray("\"wrap\"") << 1
                                  << 4.0;
        QTest::newRow("mirrored") << QByteArray("[5,0],[8,0],[8,1],[5,1]") << QByteArray("\"mirror\"") << 2
                                  << 4.0;
        QTest::newRow("held") << QByteArray("[0,0],[4,0],[4,1],[0,1]") << QByteArray("\"clamp\"") << 0 << 1.0;
        QTest::newRow("not said") << QByteArray("[0,0],[2,0],[2,1],[0,1]") << QByteArray("null") << 1 << 2.0;
    }
    void picturesAreRepeated()
    {
        QFETCH(QByteArray, uv);
        QFETCH(QByteArray, wrap);
        QFETCH(int, expected);
        QFETCH(double, farthest);
        City city;
        city.put(QStringLiteral("a.png"), encoded(halves(), "png"));
        VERIFY_RESULT(test::importModel(
            city.put(QStringLiteral("b.city.json"), box("a.png", "[0,0,1,2,3]", uv, wrap)), *city.store));
        const city::BuildingLook look = city.look();
        const auto face = std::ranges::find_if(look.faces, [](const auto &f) { return f.picture >= 0; });
        QVERIFY(face != look.faces.end());
        QCOMPARE(static_cast<int>(face->wrap), expected);
        const auto highest = std::ranges::max(look.spots, {}, &city::PictureSpot::u);
        QVERIFY(std::abs(static_cast<double>(highest.u) - farthest) < 1e-3);
    }

    /// Whatever a file names: the building comes, plain, and the report says what is left out.
    void hostilePictures_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("reason");
        QTest::newRow("missing") << QByteArray("no.png") << QByteArray() << QStringLiteral("no such file");
        QTest::newRow("out of the folder")
            << QByteArray("../secret.png") << QByteArray() << QStringLiteral("outside of the model's folder");
        QTest::newRow("absolute") << QByteArray("/etc/passwd") << QByteArray()
                                  << QStringLiteral("outside of the model's folder");
        QTest::newRow("an address") << QByteArray("http://127.0.0.1/a.png") << QByteArray()
                                    << QStringLiteral("outside of the model's folder");
        QTest::newRow("a link out") << QByteArray("link.png") << QByteArray()
                                    << QStringLiteral("outside of the model's folder");
        QTest::newRow("no picture") << QByteArray("t.png") << QByteArray("a letter")
                                    << QStringLiteral("neither PNG nor JPEG");
        QTest::newRow("cut") << QByteArray("t.png") << encoded(halves(), "png").left(40)
                             << QStringLiteral("damaged");
        QTest::newRow("huge") << QByteArray("t.png") << claimedPng(100'000, 100'000)
                              << QStringLiteral("too large (100000 × 100000 pixels)");
        QTest::newRow("many pixels") << QByteArray("t.png") << claimedPng(16'000, 16'000)
                                     << QStringLiteral("too large (16000 × 16000 pixels)");
        QTest::newRow("a claim") << QByteArray("t.png") << claimedPng(5000, 5000)
                                 << QStringLiteral("damaged");
    }
    void hostilePictures()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        QFETCH(QString, reason);
        City city;
        test::writeFile(city.dir, QStringLiteral("secret.png"), encoded(halves(), "png"));
        QVERIFY(QFile::link(city.dir.filePath(QStringLiteral("secret.png")),
                            city.dir.filePath(QStringLiteral("in/link.png"))));
        if (!content.isEmpty())
            city.put(QString::fromUtf8(name), content);
        const Result<io::ImportReport> report =
            test::importModel(city.put(QStringLiteral("b.city.json"), box(name)), *city.store);
        VERIFY_RESULT(report);
        QCOMPARE(report->imported, 1);
        const QString all = report->warnings.join(QLatin1Char('\n'));
        QVERIFY2(all.contains(reason), qPrintable(all));
        QVERIFY(all.contains(QString::fromUtf8(name)));
        const city::BuildingLook look = city.look();
        for (const QString &id : look.pictures)
            QVERIFY(city.picture(id).isNull());
        QVERIFY(io::modelOriginals(*city.store).value().empty());
    }

    /// Textures that name positions or pictures that are not there, or say too little, are none.
    void wrongTextures_data()
    {
        QTest::addColumn<QByteArray>("texture");
        QTest::newRow("no such picture") << QByteArray("[7,0,1,2,3]");
        QTest::newRow("no such place") << QByteArray("[0,0,1,2,99]");
        QTest::newRow("too few places") << QByteArray("[0,0,1,2]");
        QTest::newRow("too many") << QByteArray("[0,0,1,2,3,3]");
        QTest::newRow("a ring too many") << QByteArray("[0,0,1,2,3],[0,0,1,2,3]");
        QTest::newRow("no list") << QByteArray("0");
        QTest::newRow("a text") << QByteArray("[\"0\"]");
    }
    void wrongTextures()
    {
        QFETCH(QByteArray, texture);
        City city;
        city.put(QStringLiteral("a.png"), encoded(halves(), "png"));
        const Result<io::ImportReport> report =
            test::importModel(city.put(QStringLiteral("b.city.json"), box("a.png", texture)), *city.store);
        if (!report || report->imported == 0)
            return; // what cannot be kept as it is for export is refused
        const city::BuildingLook look = city.look();
        QVERIFY(std::ranges::none_of(look.faces, [](const auto &face) { return face.picture >= 0; }));
        QCOMPARE(look.faces.size(), size_t(6)); // the roof is green all the same
    }

    void picturesAreMadeSmaller()
    {
        const Result<QImage> large = io::drawnPicture(encoded(halves(4000, 1000), "jpg"));
        VERIFY_RESULT(large);
        QCOMPARE(large->size(), QSize(1024, 256));
        QVERIFY(isNear(large->pixel(100, 100), qRgb(255, 0, 0)));
        // What is seen through shows the plain wall; half of it half of that.
        QImage glass(8, 8, QImage::Format_ARGB32);
        glass.fill(Qt::transparent);
        glass.setPixelColor(7, 7, QColor(0, 0, 0, 128));
        const Result<QImage> flat = io::drawnPicture(encoded(glass, "png"));
        VERIFY_RESULT(flat);
        QVERIFY(!flat->hasAlphaChannel());
        QVERIFY(isNear(flat->pixel(0, 0), qRgb(226, 221, 212)));
        QVERIFY(isNear(flat->pixel(7, 7), qRgb(113, 110, 106)));
    }

    /// A picture within the file: v runs downwards there.
    void picturesOfGltf()
    {
        City city;
        QByteArray buffer;
        const auto add = [&buffer](std::initializer_list<float> values) {
            for (const float value : values)
                buffer.append(reinterpret_cast<const char *>(&value), sizeof value);
        };
        // Two triangles, 4 m wide and 3 m high, upright; y is up.
        add({0, 0, 0, 4, 0, 0, 4, 3, 0, 0, 0, 0, 4, 3, 0, 0, 3, 0});
        add({0, 1, 1, 1, 1, 0, 0, 1, 1, 0, 0, 0});
        // And a floor, so that it has an outline.
        add({0, 0, 0, 4, 0, 0, 4, 0, -3});
        const QByteArray png = encoded(halves(), "png");
        const qsizetype length = buffer.size();
        buffer += png;
        const auto number = [](qsizetype value) { return QByteArray::number(value); };
        const QByteArray gltf =
            "{\"asset\":{\"version\":\"2.0\"},\"scene\":0,\"scenes\":[{\"nodes\":[0]}],\"nodes\":[{\"mesh\":"
            "0}],"
            "\"meshes\":[{\"primitives\":[{\"attributes\":{\"POSITION\":0,\"TEXCOORD_0\":1},\"material\":0},"
            "{\"attributes\":{\"POSITION\":2},\"material\":1}]}],"
            "\"materials\":[{\"pbrMetallicRoughness\":{\"baseColorTexture\":{\"index\":0}}},"
            "{\"pbrMetallicRoughness\":{\"baseColorFactor\":[1,0,0,1]}}],"
            "\"textures\":[{\"source\":0}],\"images\":[{\"bufferView\":3,\"mimeType\":\"image/png\"}],"
            "\"accessors\":[{\"bufferView\":0,\"componentType\":5126,\"count\":6,\"type\":\"VEC3\"},"
            "{\"bufferView\":1,\"componentType\":5126,\"count\":6,\"type\":\"VEC2\"},"
            "{\"bufferView\":2,\"componentType\":5126,\"count\":3,\"type\":\"VEC3\"}],"
            "\"bufferViews\":[{\"buffer\":0,\"byteOffset\":0,\"byteLength\":72},"
            "{\"buffer\":0,\"byteOffset\":72,\"byteLength\":48},"
            "{\"buffer\":0,\"byteOffset\":120,\"byteLength\":36},{\"buffer\":0,\"byteOffset\":" +
            number(length) + ",\"byteLength\":" + number(png.size()) +
            "}],\"buffers\":[{\"byteLength\":" + number(buffer.size()) +
            ",\"uri\":\"data:application/octet-stream;base64," + buffer.toBase64() + "\"}]}";
        io::ImportOptions options;
        options.placing.how = io::ModelPlacing::How::AtPoint;
        options.placing.at = {603000, 1191000, 0};
        options.placing.hasAtHeight = true;
        const Result<io::ImportReport> report =
            test::importModel(city.put(QStringLiteral("b.gltf"), gltf), *city.store, options);
        VERIFY_RESULT(report);
        const city::Feature building = city.building();
        const city::BuildingLook look = city.look();
        QCOMPARE(look.faces.size(), size_t(3));
        int pictured = 0;
        int red = 0;
        for (size_t part = 0; part < look.faces.size(); ++part) {
            const city::FaceLook &face = look.faces[part];
            red += face.color == qRgb(255, 0, 0) ? 1 : 0;
            if (face.picture < 0)
                continue;
            ++pictured;
            const auto ring = building.solid.ring(part, 0);
            for (size_t i = 0; i < ring.size(); ++i) {
                const city::PictureSpot &spot = look.spots[face.firstSpot + i];
                QVERIFY(std::abs(static_cast<double>(spot.u) - (ring[i].x - 603000) / 4) < 1e-3);
                QVERIFY(std::abs(static_cast<double>(spot.v) - ring[i].z / 3) < 1e-3);
            }
        }
        QCOMPARE(pictured, 2);
        QCOMPARE(red, 1);
        QVERIFY(isNear(city.picture(look.pictures.at(0)).pixel(8, 16), qRgb(255, 0, 0)));
    }

    /// An .obj and a Collada file of the same wall, 4 m wide and 3 m high, with the same picture, and a red
    /// floor: each corner of the wall has the place on the picture that the file says.
    void picturesOfOtherFiles_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("obj")
            << QStringLiteral("b.obj")
            << QByteArray("mtllib b.mtl\no wall\nv 0 0 0\nv 4 0 0\nv 4 3 0\nv 0 3 0\nv 4 0 -3\nvt 0 0\nvt 1 "
                          "0\nvt 1 1\n"
                          "vt 0 1\nusemtl brick wall\nf 1/1 2/2 3/3 -2/-1\nusemtl floor\nf 1 2 5\n");
        const auto floats = [](const char *id, int count, const char *values, int stride,
                               const char *params) {
            return QByteArray("<source id=\"") + id + "\"><float_array id=\"" + id + "-a\" count=\"" +
                   QByteArray::number(count) + "\">" + values +
                   "</float_array><technique_common><accessor source=\"#" + id + "-a\" count=\"" +
                   QByteArray::number(count / stride) + "\" stride=\"" + QByteArray::number(stride) + "\">" +
                   params + "</accessor></technique_common></source>";
        };
        const QByteArray xyz = "<param name=\"X\" type=\"float\"/><param name=\"Y\" type=\"float\"/>"
                               "<param name=\"Z\" type=\"float\"/>";
        const QByteArray st = "<param name=\"S\" type=\"float\"/><param name=\"T\" type=\"float\"/>";
        QTest::newRow("dae")
            << QStringLiteral("b.dae")
            << QByteArray(
                   "<?xml version=\"1.0\"?><COLLADA xmlns=\"http://www.collada.org/2005/11/COLLADASchema\" "
                   "version=\"1.4.1\"><asset><unit meter=\"1\"/><up_axis>Y_UP</up_axis></asset>"
                   "<library_images><image "
                   "id=\"i\"><init_from>brick%20wall.png</init_from></image></library_images>"
                   "<library_effects><effect id=\"e\"><profile_COMMON><newparam sid=\"s\"><surface "
                   "type=\"2D\">"
                   "<init_from>i</init_from></surface></newparam><newparam "
                   "sid=\"t\"><sampler2D><source>s</source>"
                   "</sampler2D></newparam><technique sid=\"c\"><lambert><diffuse><texture texture=\"t\" "
                   "texcoord=\"UV\"/></diffuse></lambert></technique></profile_COMMON></effect><effect "
                   "id=\"f\">"
                   "<profile_COMMON><technique sid=\"c\"><lambert><diffuse><color>1 0 0 "
                   "1</color></diffuse></lambert>"
                   "</technique></profile_COMMON></effect></library_effects><library_materials><material "
                   "id=\"m\">"
                   "<instance_effect url=\"#e\"/></material><material id=\"n\"><instance_effect url=\"#f\"/>"
                   "</material></library_materials><library_geometries><geometry id=\"g\"><mesh>") +
                   floats("p", 15, "0 0 0 4 0 0 4 3 0 0 3 0 4 0 -3", 3, xyz.constData()) +
                   floats("u", 8, "0 0 1 0 1 1 0 1", 2, st.constData()) +
                   "<vertices id=\"v\"><input semantic=\"POSITION\" source=\"#p\"/></vertices>"
                   "<polylist material=\"M\" count=\"1\"><input semantic=\"VERTEX\" source=\"#v\" "
                   "offset=\"0\"/>"
                   "<input semantic=\"TEXCOORD\" source=\"#u\" offset=\"1\" set=\"0\"/><vcount>4</vcount>"
                   "<p>0 0 1 1 2 2 3 3</p></polylist>"
                   "<polylist material=\"N\" count=\"1\"><input semantic=\"VERTEX\" source=\"#v\" "
                   "offset=\"0\"/>"
                   "<vcount>3</vcount><p>0 1 4</p></polylist></mesh></geometry></library_geometries>"
                   "<library_visual_scenes><visual_scene id=\"w\"><node id=\"k\"><instance_geometry "
                   "url=\"#g\">"
                   "<bind_material><technique_common><instance_material symbol=\"M\" target=\"#m\">"
                   "<bind_vertex_input semantic=\"UV\" input_semantic=\"TEXCOORD\" input_set=\"0\"/>"
                   "</instance_material><instance_material symbol=\"N\" target=\"#n\"/></technique_common>"
                   "</bind_material></instance_geometry></node></visual_scene></library_visual_scenes><scene>"
                   "<instance_visual_scene url=\"#w\"/></scene></COLLADA>";
    }
    void picturesOfOtherFiles()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        City city;
        city.put(QStringLiteral("brick wall.png"), encoded(halves(), "png"));
        city.put(QStringLiteral("b.mtl"), "newmtl brick wall\nKd 0.5 0.5 0.5\nmap_Kd -clamp on -bm 1 "
                                          "brick wall.png\nnewmtl floor\nKd 1 0 0\n");
        io::ImportOptions options;
        options.placing.how = io::ModelPlacing::How::AtPoint;
        options.placing.at = {603000, 1191000, 0};
        options.placing.hasAtHeight = true;
        const Result<io::ImportReport> report = test::importModel(city.put(name, text), *city.store, options);
        VERIFY_RESULT(report);
        const city::Feature building = city.building();
        const city::BuildingLook look = city.look();
        QCOMPARE(look.faces.size(), size_t(2));
        int pictured = 0;
        int red = 0;
        for (size_t part = 0; part < look.faces.size(); ++part) {
            const city::FaceLook &face = look.faces[part];
            red += face.picture < 0 && face.color == qRgb(255, 0, 0) ? 1 : 0;
            if (face.picture < 0)
                continue;
            ++pictured;
            const auto ring = building.solid.ring(part, 0);
            for (size_t i = 0; i < ring.size(); ++i) {
                const city::PictureSpot &spot = look.spots[face.firstSpot + i];
                QVERIFY(std::abs(static_cast<double>(spot.u) - (ring[i].x - 603000) / 4) < 1e-3);
                QVERIFY(std::abs(static_cast<double>(spot.v) - ring[i].z / 3) < 1e-3);
            }
        }
        QCOMPARE(pictured, 1);
        QCOMPARE(red, 1);
        QVERIFY(isNear(city.picture(look.pictures.at(0)).pixel(8, 16), qRgb(255, 0, 0)));
    }

    /// One reason, told once; and a list of materials is no picture.
    void whatIsLeftOutIsToldOnce()
    {
        City city;
        city.put(QStringLiteral("b.mtl"), "newmtl brick\nmap_Kd missing.png\nnewmtl tile\nmap_Kd text.png\n");
        city.put(QStringLiteral("text.png"), "no picture at all");
        city.put(QStringLiteral("c.mtl"), "secret = 1\n");
        const QByteArray obj = "mtllib b.mtl\nmtllib c.mtl\nmtllib gone.mtl\n# z up\n"
                               "v 0 0 0\nv 4 0 0\nv 4 3 0\nv 0 3 0\nv 0 0 3\nv 4 0 3\nv 4 3 3\nv 0 3 3\n"
                               "vt 0 0\nvt 1 0\nvt 1 1\nvt 0 1\nusemtl brick\nf 4/1 3/2 2/3 1/4\n"
                               "f 5/1 6/2 7/3 8/4\nusemtl tile\nf 1/1 2/2 6/3 5/4\nf 2/1 3/2 7/3 6/4\n"
                               "f 3/1 4/2 8/3 7/4\nf 4/1 1/2 5/3 8/4\n";
        io::ImportOptions options;
        options.placing.how = io::ModelPlacing::How::AtPoint;
        options.placing.at = {603000, 1191000, 0};
        const Result<io::ImportReport> report =
            test::importModel(city.put(QStringLiteral("box.obj"), obj), *city.store, options);
        VERIFY_RESULT(report);
        const QString all = report->warnings.join(QLatin1Char('\n'));
        const auto about = [&report](const char *name) {
            return report->warnings.filter(QString::fromLatin1(name));
        };
        for (const char *name : {"missing.png", "text.png", "c.mtl", "gone.mtl"})
            QVERIFY2(about(name).size() == 1, qPrintable(all));
        for (const char *name : {"missing.png", "text.png"})
            QVERIFY2(about(name).front().contains(QStringLiteral("picture")), qPrintable(all));
        for (const char *name : {"c.mtl", "gone.mtl"}) {
            QVERIFY2(about(name).front().contains(QStringLiteral("list of materials")) &&
                         !about(name).front().contains(QStringLiteral("picture")),
                     qPrintable(all));
        }
    }
};

QTEST_GUILESS_MAIN(TestModelLooks)
#include "tst_modellooks.moc"

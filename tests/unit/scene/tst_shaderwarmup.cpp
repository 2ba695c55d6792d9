// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"

#include <dothi/city/buildinglook.h>
#include <dothi/io/democity.h>
#include <dothi/io/dothistore.h>
#include <dothi/scene/feetground.h>
#include <dothi/scene/offscreen.h>
#include <dothi/scene/shaderwarmup.h>

#include <QDirIterator>
#include <QTemporaryDir>

#include <testsupport.h>

using namespace dothi;

class TestShaderWarmUp : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    /// What the driver has translated so far. A thread of its own writes it down: waits until that rests.
    [[nodiscard]] int translated() const
    {
        constexpr int kRestMs = 400;
        int count = kept();
        for (int before = -1; before != count; count = kept()) {
            before = count;
            QTest::qWait(kRestMs);
        }
        return count;
    }
    [[nodiscard]] int kept() const
    {
        int count = 0;
        QDirIterator files(m_dir.filePath(QStringLiteral("mesa")), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            if (QFileInfo(files.next()).fileName() != QLatin1String("index"))
                ++count;
        }
        return count;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_dir.isValid());
        qputenv("MESA_SHADER_CACHE_DIR", m_dir.filePath(QStringLiteral("mesa")).toUtf8());
        qputenv("XDG_CACHE_HOME", m_dir.filePath(QStringLiteral("cache")).toUtf8());
    }

    /// The sample of the warm-up stands for a real city: layers drawn afterwards find all of their shaders.
    void aCityFindsItsShadersTranslated()
    {
        const scene::Camera aside({{0, 0, 5}, 0, 35, 90, false});
        {
            scene::CityScene sky(geo::LocalFrame({0, 0, 0}));
            VERIFY_RESULT(scene::measureFrames(sky, {&aside, 1}, {64, 64}, 4));
        }
        const int atFirst = translated();
        if (atFirst == 0)
            QSKIP("the driver here keeps no translated shaders (no Mesa)");
        VERIFY_RESULT(scene::warmUpShaders());
        const int before = translated();
        QVERIFY2(before >= atFirst + 10, qPrintable(QString::number(before)));

        const QString path = m_dir.filePath(QStringLiteral("city.dothi"));
        TaskContext task;
        io::DemoOptions options;
        options.buildings = 100;
        VERIFY_RESULT(io::writeDemoCity(path, options, task));
        const auto store = io::openStore(path, io::OpenMode::ReadOnly);
        VERIFY_RESULT(store);
        const auto drawn = scene::loadDrawnGround(**store, task);
        VERIFY_RESULT(drawn);
        const scene::GroundPtr ground = drawn->grid;
        const geo::Coord middle = ground->extent().center();
        const geo::LocalFrame frame({middle.x, middle.y, 0});
        scene::CityScene city(frame);
        city.setGround(ground);
        for (const char *layer : {"terrain", "water", "road_surface", "road", "building", "tree"}) {
            auto built = scene::buildLayer(**store, QLatin1String(layer), frame, ground, task);
            VERIFY_RESULT(built);
            city.setLayer(std::move(*built));
        }
        const scene::Camera camera({{middle.x, middle.y, 5}, 20, 40, 150, false});
        for (const int samples : {4, 1})
            VERIFY_RESULT(scene::measureFrames(city, {&camera, 1}, {64, 64}, samples));
        // Names on the map are the only thing the sample has none of.
        QVERIFY2(translated() - before <= 2 * 2,
                 qPrintable(QStringLiteral("%1, then %2").arg(before).arg(translated())));
    }

    /// The same for the pictures on the faces of models, on a sheet with others or repeated.
    void picturesFindTheirShadersTranslated()
    {
        VERIFY_RESULT(scene::warmUpShaders());
        if (translated() == 0)
            QSKIP("the driver here keeps no translated shaders (no Mesa)");
        using namespace buildfixture;
        Town town;
        const auto putDocument = [&town](const QString &id, const QByteArray &json) {
            auto writer = town.store->write().value();
            if (!writer->setDocument(city::lookKind(), id, json) || !writer->commit())
                qFatal("cannot write");
        };
        QImage picture(300, 200, QImage::Format_RGB32);
        picture.fill(Qt::darkRed);
        putDocument(city::lookPictureId(1, 0), city::pictureDocument(picture));
        putDocument(city::lookPictureId(1, 1), city::pictureDocument(picture.scaled(64, 64)));
        int number = 0;
        for (const city::PictureWrap wrap : {city::PictureWrap::Within, city::PictureWrap::Repeat}) {
            Geometry solid(geo::GeometryType::MultiPolygon, true);
            solid.beginPart();
            solid.beginRing();
            for (const auto &[x, y] : {std::pair(0, 0), {8, 0}, {8, 8}, {0, 8}})
                solid.add({kEast + 20 * number + x, kNorth + y, 4});
            solid.closeRing();
            const city::FeatureId id =
                town.put("building", box(kEast + 20 * number, kNorth, 8, 8), {{"height_m", 4.0}}, solid);
            city::BuildingLook look;
            look.pictures = {city::lookPictureId(1, number++)};
            look.faces = {{0, wrap, 0, 0}};
            look.spots = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
            putDocument(city::lookId(id), city::lookDocument(look, solid));
        }
        const scene::Camera camera({{kEast + 14, kNorth + 4, 4}, 20, 60, 40, false});
        int before = 0;
        for (const bool pictured : {false, true}) {
            if (pictured)
                putDocument(city::lookStateId(), "{\"mark\":\"1\"}");
            before = translated(); // without pictures: what else this scene is drawn with
            auto layer = town.build("building");
            VERIFY_RESULT(layer);
            const auto isPictured = [](const scene::LayerPart &part) {
                return part.material == scene::Material::Textured;
            };
            QCOMPARE(std::ranges::any_of(layer->index->parts, isPictured), pictured);
            scene::CityScene city(town.frame);
            city.setLayer(std::move(*layer));
            for (const int samples : {4, 1})
                VERIFY_RESULT(scene::measureFrames(city, {&camera, 1}, {64, 64}, samples));
        }
        // Six without the pictures of the sample; one is left for what it does not go through.
        QVERIFY2(translated() - before <= 1,
                 qPrintable(QStringLiteral("%1, then %2").arg(before).arg(translated())));
    }

    void onlyOnceAndOnlyWhereItPays()
    {
        const QString processor = QStringLiteral("llvmpipe (LLVM 15.0.6, 256 bits)");
        const QString newer = QStringLiteral("llvmpipe (LLVM 16.0.1, 256 bits)");
        QVERIFY(scene::shadersAreCold(processor));
        QVERIFY(!scene::shadersAreCold(QStringLiteral("NVIDIA GeForce RTX 3060/PCIe/SSE2")));
        QVERIFY(!scene::shadersAreCold({}));
        scene::noteShadersWarm(processor);
        QVERIFY(!scene::shadersAreCold(processor));
        QVERIFY(scene::shadersAreCold(newer));
    }
};

QTEST_MAIN(TestShaderWarmUp)
#include "tst_shaderwarmup.moc"

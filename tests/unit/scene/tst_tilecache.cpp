// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "buildfixture.h"
#include "syntheticcity.h"

#include <dothi/city/storeview.h>
#include <dothi/scene/tilecodec.h>
#include <dothi/scene/tilepager.h>
#include <dothi/scene/tileshare.h>

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>

using namespace dothi;
using namespace buildfixture;
using scene::TileKey;

namespace {

/// The town's store, which tells states of layers by what the test says and counts what is read from it.
class ToldStore final : public city::StoreView
{
public:
    using StoreView::StoreView;
    QByteArray state = QByteArrayLiteral("first");
    QDateTime changed = QDateTime::currentDateTimeUtc().addDays(-1);
    mutable int reads = 0;
    std::function<void()> onRead;

    std::optional<city::LayerState> layerState(const QString &layer) const override
    {
        if (state.isEmpty())
            return std::nullopt;
        return city::LayerState{state + layer.toUtf8(), changed};
    }
    Result<> read(const QString &layer, const city::Query &query,
                  const std::function<city::Visit(city::Feature &)> &visit) const override
    {
        ++reads;
        if (onRead)
            onRead();
        return StoreView::read(layer, query, visit);
    }
};

struct Case
{
    test::SyntheticCity city{800};
    ToldStore store{city.store()};
    geo::LocalFrame frame{Coord{city.center().x, city.center().y, 0}};
    QTemporaryDir folder;
    TaskContext task;

    std::unique_ptr<scene::TileShare> share(qint64 mostBytes = scene::TileCache::kMostBytes) const
    {
        auto made = std::make_unique<scene::TileShare>();
        made->cache = std::make_shared<scene::TileCache>(folder.filePath(QStringLiteral("tiles")), mostBytes);
        return made;
    }
    Result<scene::LayerScene> tile(scene::TileShare &shared,
                                   const QString &layer = QStringLiteral("building"),
                                   const TileKey &key = {0, 0, 0})
    {
        return scene::buildTile(store, {layer, key, 1}, frame, city.ground(), task, &shared);
    }
    QStringList files() const
    {
        QStringList found;
        QDirIterator it(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            found.append(it.next());
        return found;
    }
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// What one sees, points at and reads in both.
void compare(const scene::LayerScene &a, const scene::LayerScene &b, const geo::LocalFrame &frame)
{
    QCOMPARE(a.layer, b.layer);
    QCOMPARE(a.features, b.features);
    QCOMPARE(a.triangles, b.triangles);
    QCOMPARE(a.maxHeightM, b.maxHeightM);
    QCOMPARE(a.legend.size(), b.legend.size());
    for (size_t i = 0; i < a.legend.size(); ++i) {
        QCOMPARE(a.legend[i].text, b.legend[i].text);
        QCOMPARE(a.legend[i].color.rgba(), b.legend[i].color.rgba());
    }
    const std::vector<Face> facesA = facesOf(a, frame);
    const std::vector<Face> facesB = facesOf(b, frame);
    QCOMPARE(facesA.size(), facesB.size());
    for (size_t i = 0; i < facesA.size(); ++i) {
        QCOMPARE(facesA[i].id, facesB[i].id);
        QCOMPARE(facesA[i].material, facesB[i].material);
        for (size_t k = 0; k < 3; ++k) {
            const Corner &p = facesA[i].corners[k];
            const Corner &q = facesB[i].corners[k];
            QVERIFY(p.map == q.map && p.color == q.color && p.extra == q.extra && p.normal == q.normal);
        }
    }
    QCOMPARE(a.index->parts.size(), b.index->parts.size());
    for (size_t i = 0; i < a.index->parts.size(); ++i) {
        QCOMPARE(a.index->parts[i].bin, b.index->parts[i].bin);
        QCOMPARE(a.index->parts[i].tiles.size(), b.index->parts[i].tiles.size());
        for (size_t t = 0; t < a.index->parts[i].tiles.size(); ++t) {
            QCOMPARE(a.index->parts[i].tiles[t].facing, b.index->parts[i].tiles[t].facing);
            QCOMPARE(a.index->parts[i].tiles[t].nearestM, b.index->parts[i].tiles[t].nearestM);
            QCOMPARE(a.index->parts[i].tiles[t].farthestM, b.index->parts[i].tiles[t].farthestM);
        }
    }
    QCOMPARE(a.index->names.size(), b.index->names.size());
    for (size_t i = 0; i < a.index->names.size(); ++i)
        QCOMPARE(a.index->names[i].text, b.index->names[i].text);
    QCOMPARE(a.index->members, b.index->members);
    const osg::BoundingSphere boundA = a.node->getBound();
    const osg::BoundingSphere boundB = b.node->getBound();
    QVERIFY(boundA.center() == boundB.center() && boundA.radius() == boundB.radius());
    for (double x = 5; x < 250; x += 30) {
        for (double y = 5; y < 250; y += 30) {
            const scene::PickRay ray{{x, y, 900}, {0, 0, -1}, 0.2, 0};
            const auto hitA = a.index->pick.pick(ray);
            const auto hitB = b.index->pick.pick(ray);
            QCOMPARE(hitA.has_value(), hitB.has_value());
            if (hitA) {
                QCOMPARE(hitA->id, hitB->id);
                QCOMPARE(hitA->t, hitB->t);
            }
        }
    }
}

} // namespace

class TestTileCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasKeptIsWhatWasBuilt_data()
    {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<int>("level");
        QTest::newRow("houses") << QStringLiteral("building") << 0;
        QTest::newRow("blocks") << QStringLiteral("building") << 2;
        QTest::newRow("plots") << QStringLiteral("parcel") << 0;
        QTest::newRow("water") << QStringLiteral("water") << 0;
        QTest::newRow("streets") << QStringLiteral("road") << 0;
        QTest::newRow("trees") << QStringLiteral("tree") << 0;
        QTest::newRow("lamps") << QStringLiteral("lamp") << 0;
        QTest::newRow("lights of many lamps") << QStringLiteral("lamp") << 3;
    }
    void whatWasKeptIsWhatWasBuilt()
    {
        QFETCH(QString, layer);
        QFETCH(int, level);
        Case c;
        const auto built = c.tile(*c.share(), layer, {level, 0, 0});
        VERIFY_RESULT(built);
        QCOMPARE(c.files().size(), 1);
        c.store.reads = 0;
        const auto kept = c.tile(*c.share(), layer, {level, 0, 0});
        VERIFY_RESULT(kept);
        QCOMPARE(c.store.reads, 0);
        compare(*built, *kept, c.frame);
    }

    void theGroundIsKeptAsWell()
    {
        Case c;
        const auto build = [&] {
            return scene::buildLayer(c.store, QStringLiteral("terrain"), c.frame, c.city.ground(), c.task,
                                     c.share().get());
        };
        const auto built = build();
        VERIFY_RESULT(built);
        QCOMPARE(c.files().size(), 1);
        const auto kept = build();
        VERIFY_RESULT(kept);
        compare(*built, *kept, c.frame);
    }

    /// Whatever goes into a tile is part of the key it is kept by.
    void anythingElseIsAnotherTile()
    {
        Case c;
        VERIFY_RESULT(c.tile(*c.share()));
        QCOMPARE(c.files().size(), 1);
        c.store.state = QByteArrayLiteral("second");
        VERIFY_RESULT(c.tile(*c.share()));
        QCOMPARE(c.files().size(), 2);
        VERIFY_RESULT(c.tile(*c.share(), QStringLiteral("building"), {0, 1, 0}));
        QCOMPARE(c.files().size(), 3);
        auto lifted = std::make_shared<geo::ElevationGrid>(*c.city.ground());
        lifted->set(0, 0, lifted->at(0, 0) + 0.01F);
        VERIFY_RESULT(scene::buildTile(c.store, {QStringLiteral("building"), {0, 0, 0}, 1}, c.frame, lifted,
                                       c.task, c.share().get()));
        QCOMPARE(c.files().size(), 4);
        c.frame = geo::LocalFrame(Coord{c.city.center().x + 1, c.city.center().y, 0});
        VERIFY_RESULT(c.tile(*c.share()));
        QCOMPARE(c.files().size(), 5);
    }

    void inDoubtNothingIsKept()
    {
        Case c;
        c.store.state = {};
        VERIFY_RESULT(c.tile(*c.share()));
        QVERIFY(c.files().isEmpty());
        // Changed a moment ago: another change may bear the same time.
        c.store.state = QByteArrayLiteral("first");
        c.store.changed = QDateTime::currentDateTimeUtc();
        VERIFY_RESULT(c.tile(*c.share()));
        QVERIFY(c.files().isEmpty());
        // Changed while it was read.
        c.store.changed = QDateTime::currentDateTimeUtc().addDays(-1);
        c.store.onRead = [&c] { c.store.state = QByteArrayLiteral("second"); };
        VERIFY_RESULT(c.tile(*c.share()));
        QVERIFY(c.files().isEmpty());
    }

    /// Blocks are put together from squares read earlier, perhaps before somebody else's change.
    void blocksOfAnOlderStateAreNotKeptAsTheNewOne()
    {
        Case c;
        const auto share = c.share();
        VERIFY_RESULT(c.tile(*share, QStringLiteral("building"), {1, 0, 0}));
        QCOMPARE(c.files().size(), 1);
        c.store.state = QByteArrayLiteral("second");
        VERIFY_RESULT(c.tile(*share, QStringLiteral("building"), {2, 0, 0}));
        QCOMPARE(c.files().size(), 1);
        VERIFY_RESULT(c.tile(*c.share(), QStringLiteral("building"), {2, 0, 0}));
        QCOMPARE(c.files().size(), 2);
    }

    void damageIsFoundAndRebuilt_data()
    {
        QTest::addColumn<int>("kind");
        for (int kind = 0; kind < 6; ++kind)
            QTest::addRow("%d", kind) << kind;
    }
    void damageIsFoundAndRebuilt()
    {
        QFETCH(int, kind);
        Case c;
        const auto built = c.tile(*c.share());
        VERIFY_RESULT(built);
        QCOMPARE(c.files().size(), 1);
        const QString path = c.files().front();
        const QByteArray whole = contentOf(path);
        QByteArray bytes = whole;
        switch (kind) {
        case 0:
            bytes.truncate(bytes.size() / 2);
            break;
        case 1:
            bytes.clear();
            break;
        case 2:
            bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 16);
            break;
        case 3:
            bytes = QByteArrayLiteral("\x89PNG\r\n\x1a\n") + bytes;
            break;
        case 4:
            bytes[20] = static_cast<char>(bytes[20] ^ 1);
            break; // of another tile
        default:
            bytes += "more";
            break;
        }
        put(path, bytes);
        c.store.reads = 0;
        const auto again = c.tile(*c.share());
        VERIFY_RESULT(again);
        QVERIFY(c.store.reads > 0);
        compare(*built, *again, c.frame);
        QCOMPARE(contentOf(path), whole);
    }

    /// Every byte changed and every length: bytes that are no tile are refused, not believed.
    void bytesAreNotBelieved()
    {
        Case c;
        const auto built = c.tile(*c.share(), QStringLiteral("tree"));
        VERIFY_RESULT(built);
        const QByteArray bytes = scene::encodeTile(*built).value();
        QVERIFY(scene::decodeTile(bytes));
        for (qsizetype size = 0; size < bytes.size(); size += std::max<qsizetype>(1, bytes.size() / 500))
            QVERIFY(!scene::decodeTile(bytes.left(size)));
        for (qsizetype at = 0; at < bytes.size(); at += std::max<qsizetype>(1, bytes.size() / 2000)) {
            QByteArray other = bytes;
            for (const int flip : {1, 128, 255}) {
                other[at] = static_cast<char>(bytes[at] ^ flip);
                if (const auto decoded = scene::decodeTile(other)) {
                    // It may be another tile, but one that holds together.
                    for (const scene::TileMesh &mesh : decoded->index->meshes) {
                        const auto &indices =
                            dynamic_cast<const osg::DrawElementsUInt &>(*mesh.geometry->getPrimitiveSet(0));
                        for (const GLuint i : indices)
                            QVERIFY(i < mesh.geometry->getVertexArray()->getNumElements());
                    }
                    (void)decoded->index->pick.pick({{100, 100, 900}, {0, 0, -1}, 1, 0});
                }
            }
        }
        QVERIFY(!scene::decodeTile(QByteArray(1000, '\xff')));
    }

    void aFullOrForbiddenFolderIsDoneWithout()
    {
        Case c;
        // A file where the folder should be.
        put(c.folder.filePath(QStringLiteral("tiles")), QByteArrayLiteral("no folder"));
        const auto share = c.share();
        for (int x = -2; x < 3; ++x)
            VERIFY_RESULT(c.tile(*share, QStringLiteral("building"), {0, x, 0}));
        QCOMPARE(c.files().size(), 1);
    }

    void theOldestGoWhenThereIsTooMuch()
    {
        Case c;
        VERIFY_RESULT(c.tile(*c.share()));
        const QString first = c.files().front();
        const qint64 most = QFileInfo(first).size() * 5;
        const auto share = c.share(most);
        QFile file(first);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-3), QFileDevice::FileModificationTime));
        file.close();
        for (int i = 0; i < 12; ++i) {
            c.store.state = QByteArray::number(i);
            VERIFY_RESULT(c.tile(*share));
        }
        qint64 sum = 0;
        for (const QString &path : c.files())
            sum += QFileInfo(path).size();
        QVERIFY2(sum <= most, qPrintable(QString::number(sum)));
        QVERIFY(!QFileInfo::exists(first));
        QVERIFY(c.files().size() > 1);
    }

    void itMayBeDeletedAtAnyTime()
    {
        Case c;
        const auto share = c.share();
        VERIFY_RESULT(c.tile(*share));
        QVERIFY(QDir(c.folder.filePath(QStringLiteral("tiles"))).removeRecursively());
        VERIFY_RESULT(c.tile(*share));
        QCOMPARE(c.files().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTileCache)
#include "tst_tilecache.moc"

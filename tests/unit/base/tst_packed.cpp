// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/packed.h>

#include <QTest>

using namespace dothi;

/// Packed bytes that nobody vouches for.
class TestPacked : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasPackedComesBack()
    {
        for (const QByteArray &bytes : {QByteArray("a"), QByteArray(100'000, 'x'), QByteArray("\0\1\2", 3)}) {
            const auto back = unpackedWithin(qCompress(bytes), bytes.size());
            QVERIFY(back);
            QCOMPARE(*back, bytes);
            QVERIFY(!unpackedWithin(qCompress(bytes), bytes.size() - 1));
        }
    }
    void aClaimIsNotBelieved()
    {
        const QByteArray packed = qCompress(QByteArray(1'000'000, 'x'));
        // Less said than comes out of it: qUncompress() would go on growing.
        QByteArray less = packed;
        less[0] = 0;
        less[1] = 0;
        less[2] = 0;
        less[3] = 10;
        QVERIFY(!unpackedWithin(less, 2'000'000));
        // More said than can come out of it.
        QByteArray more = packed;
        more[0] = 0x7f;
        QVERIFY(!unpackedWithin(more, qsizetype(1) << 40));
        QByteArray slightlyMore = packed;
        slightlyMore[3] = static_cast<char>(slightlyMore[3] + 1);
        QVERIFY(!unpackedWithin(slightlyMore, 2'000'000));
    }
    void damageIsNoBytes()
    {
        const QByteArray packed = qCompress(QByteArray("the walls of a house"));
        for (qsizetype cut = 0; cut < packed.size(); ++cut)
            QVERIFY(!unpackedWithin(packed.left(cut), 1000));
        QByteArray other = packed;
        other[8] = static_cast<char>(other[8] ^ 0x55);
        QVERIFY(!unpackedWithin(other, 1000));
        QVERIFY(!unpackedWithin({}, 1000));
    }
};

QTEST_GUILESS_MAIN(TestPacked)
#include "tst_packed.moc"

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <testsupport.h>

#include <vector>

namespace {

struct Pair
{
    double first;
    double second;
};

/// The shape GCC 12.2's loop vectoriser gets wrong: neighbours in memory, summed in the reverse order.
__attribute__((noinline)) double sum(const std::vector<Pair> &pairs)
{
    double total = 0;
    for (const Pair &pair : pairs) {
        total += pair.second;
        total += pair.first;
    }
    return total;
}

} // namespace

/// The compiler and the flags of the house, held to arithmetic that a verdict rests on.
class TestCompiler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sumsPairs()
    {
        QCOMPARE(sum({{1, 2}, {3, 4}}), 10.0);
        std::vector<Pair> pairs;
        for (int i = 0; i < 10; ++i)
            pairs.push_back({i * 1.0, i * 10.0});
        QCOMPARE(sum(pairs), 495.0);
    }
};

QTEST_APPLESS_MAIN(TestCompiler)
#include "tst_compiler.moc"

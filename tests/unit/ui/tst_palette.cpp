// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/commandpalette.h>

#include <QTest>

using namespace dothi::ui;

class TestPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWithoutAccents();
    void bestFirst();
    void byOtherWords();
    void nothing();
};

namespace {

std::vector<CommandPalette::Entry> entries()
{
    const auto entry = [](const char *title, const char *detail) {
        return CommandPalette::Entry{QString::fromUtf8(title), QString::fromUtf8(detail), {}, {}, {}};
    };
    return {entry("Đo khoảng cách", "Công cụ"), entry("Kế hoạch chiếu sáng", "Lập lịch đóng cắt"),
            entry("Chiếu sáng công cộng", "Vận hành"), entry("Nhập dữ liệu", "Chiếu theo tệp, sáng tạo lớp")};
}

QStringList found(const char *query)
{
    const std::vector<CommandPalette::Entry> all = entries();
    QStringList titles;
    for (const size_t i : CommandPalette::ranked(all, QString::fromUtf8(query)))
        titles.append(all[i].title);
    return titles;
}

} // namespace

void TestPalette::findsWithoutAccents()
{
    QCOMPARE(found("do khoang"), QStringList{QStringLiteral("Đo khoảng cách")});
    QCOMPARE(found("ĐO").front(), QStringLiteral("Đo khoảng cách"));
    QCOMPARE(found("cach do"), QStringList{QStringLiteral("Đo khoảng cách")});
}

void TestPalette::bestFirst()
{
    // Beginning of the title, then a word inside it, then the description.
    const QStringList expected{QStringLiteral("Chiếu sáng công cộng"), QStringLiteral("Kế hoạch chiếu sáng"),
                               QStringLiteral("Nhập dữ liệu")};
    QCOMPARE(found("chieu sang"), expected);
    QCOMPARE(found("").size(), 4);
}

void TestPalette::byOtherWords()
{
    std::vector<CommandPalette::Entry> all = entries();
    all.push_back({QStringLiteral("Khung nhìn thứ hai"),
                   QStringLiteral("Hiển thị"),
                   {},
                   {},
                   {},
                   QStringLiteral("góc nhìn cửa sổ so sánh")});
    all.push_back({QStringLiteral("Lưu góc nhìn…"), {}, {}, {}, {}});
    const auto titles = [&](const char *query) {
        QStringList list;
        for (const size_t i : CommandPalette::ranked(all, QString::fromUtf8(query)))
            list.append(all[i].title);
        return list;
    };
    // What is called so comes first.
    QCOMPARE(titles("goc nhin"),
             (QStringList{QStringLiteral("Lưu góc nhìn…"), QStringLiteral("Khung nhìn thứ hai")}));
    // Words of title and keywords together.
    QCOMPARE(titles("so sanh khung"), QStringList{QStringLiteral("Khung nhìn thứ hai")});
}

void TestPalette::nothing()
{
    QCOMPARE(found("xyz"), QStringList{});
}

QTEST_GUILESS_MAIN(TestPalette)
#include "tst_palette.moc"

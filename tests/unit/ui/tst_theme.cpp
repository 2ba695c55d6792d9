// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>

#include <QTest>

#include <cmath>

using namespace dothi::ui;

namespace {

/// WCAG 2.1, relative luminance and contrast ratio.
double luminance(const QColor &color)
{
    const auto linear = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownContrasts();
    void everyTextCanBeRead_data();
    void everyTextCanBeRead();
    void badgesHaveNames();
};

void TestTheme::knownContrasts()
{
    QCOMPARE(qRound(contrast(Qt::black, Qt::white) * 100), 2100);
    // #767676 on white is the well-known limit of 4.54.
    QVERIFY(std::abs(contrast(QColor(0x767676), Qt::white) - 4.54) < 0.01);
}

void TestTheme::everyTextCanBeRead_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestTheme::everyTextCanBeRead()
{
    QFETCH(bool, dark);
    const ThemeColors &c = Theme::colorsOf(dark);
    const auto check = [](const char *what, const QColor &text, const QColor &ground) {
        const double ratio = contrast(text, ground);
        if (ratio < 4.5)
            qWarning("%s: %s on %s is only %.2f:1", what, qPrintable(text.name()), qPrintable(ground.name()),
                     ratio);
        return ratio >= 4.5;
    };
    for (const QColor &ground : {c.window, c.field, c.hover, c.selected, c.accentSoft, c.pill})
        QVERIFY(check("text", c.text, ground));
    for (const QColor &ground : {c.window, c.field, c.hover, c.selected, c.pill})
        QVERIFY(check("muted", c.muted, ground));
    for (const QColor &ground : {c.window, c.field, c.hover, c.selected, c.accentSoft, c.pill})
        QVERIFY(check("link", c.link, ground));
    QVERIFY(check("on accent", c.onAccent, c.accent));
    // The filled button under the pointer.
    QVERIFY(check("on link", c.window, c.link));
    for (int tone = 0; tone < 5; ++tone) {
        QVERIFY(check("badge", c.toneText[tone], c.toneSoft[tone]));
        QVERIFY(check("tone on window", c.toneText[tone], c.window));
        QVERIFY(check("text on a message", c.text, c.toneSoft[tone]));
    }
}

void TestTheme::badgesHaveNames()
{
    QSet<QString> names;
    for (const Tone tone : {Tone::Info, Tone::Pass, Tone::Fail, Tone::Survey, Tone::Unknown})
        names.insert(Theme::toneName(tone));
    QCOMPARE(names.size(), 5);
}

QTEST_GUILESS_MAIN(TestTheme)
#include "tst_theme.moc"

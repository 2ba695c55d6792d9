// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>

#include <QApplication>
#include <QFile>
#include <QFrame>
#include <QLabel>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QVariant>

namespace dothi::ui {

namespace {

ThemeColors lightColors()
{
    ThemeColors c;
    c.window = QColor(0xFFFFFF);
    c.field = QColor(0xF3F5F7);
    c.hover = QColor(0xF1F4F8);
    c.selected = QColor(0xEEF5FE);
    c.line = QColor(0xE5E8EC);
    c.fieldLine = QColor(0xD5DAE1);
    c.text = QColor(0x1A2230);
    c.muted = QColor(0x5F6875);
    c.accent = QColor(0x0F6FDE);
    c.onAccent = QColor(0xFFFFFF);
    c.link = QColor(0x0B60C4);
    c.accentSoft = QColor(0xE8F1FD);
    c.pill = QColor(0xFFFFFF);
    const QColor texts[5] = {QColor(0x0B57B0), QColor(0x14704A), QColor(0xB0271F), QColor(0x865510),
                             QColor(0x4B5563)};
    const QColor softs[5] = {QColor(0xE8F1FD), QColor(0xE5F4EC), QColor(0xFDECEA), QColor(0xFDF3DC),
                             QColor(0xECEFF2)};
    std::copy(std::begin(texts), std::end(texts), c.toneText);
    std::copy(std::begin(softs), std::end(softs), c.toneSoft);
    return c;
}

ThemeColors darkColors()
{
    ThemeColors c;
    c.window = QColor(0x141B27);
    c.field = QColor(0x1C2533);
    c.hover = QColor(0x1B2431);
    c.selected = QColor(0x172B45);
    c.line = QColor(0x252F3E);
    c.fieldLine = QColor(0x344154);
    c.text = QColor(0xE6EBF2);
    c.muted = QColor(0x9AA6B5);
    c.accent = QColor(0x2271D1);
    c.onAccent = QColor(0xFFFFFF);
    c.link = QColor(0x74B0FA);
    c.accentSoft = QColor(0x15304F);
    c.pill = QColor(0x182130);
    const QColor texts[5] = {QColor(0x8CC0FF), QColor(0x63D39E), QColor(0xFF8F86), QColor(0xF0BE62),
                             QColor(0xB4BECB)};
    const QColor softs[5] = {QColor(0x15304F), QColor(0x12331F), QColor(0x42201F), QColor(0x3A2C10),
                             QColor(0x262F3C)};
    std::copy(std::begin(texts), std::end(texts), c.toneText);
    std::copy(std::begin(softs), std::end(softs), c.toneSoft);
    return c;
}

} // namespace

Theme &Theme::instance()
{
    static Theme theme;
    return theme;
}

const ThemeColors &Theme::colorsOf(bool dark)
{
    static const ThemeColors kLight = lightColors();
    static const ThemeColors kDark = darkColors();
    return dark ? kDark : kLight;
}

const ThemeColors &Theme::colors() const
{
    return colorsOf(m_dark);
}

const ThemeColors &colors()
{
    return Theme::instance().colors();
}

QFont Theme::font(int pixelSize, bool bold)
{
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(pixelSize);
    font.setBold(bold);
    // Hinting that snaps widths makes Vietnamese stacked accents collide at 13 px.
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QString Theme::toneName(Tone tone)
{
    switch (tone) {
    case Tone::Pass:
        return QStringLiteral("pass");
    case Tone::Fail:
        return QStringLiteral("fail");
    case Tone::Survey:
        return QStringLiteral("survey");
    case Tone::Unknown:
        return QStringLiteral("unknown");
    case Tone::Info:
        break;
    }
    return QStringLiteral("info");
}

void Theme::apply(QApplication &app, ThemeMode mode)
{
    if (!m_systemKnown) {
        // Before the first style sheet: what the desktop itself asked for.
        m_systemDark = app.palette().color(QPalette::Window).lightness() < 128;
        m_systemKnown = true;
    }
    m_mode = mode;
    m_dark = mode == ThemeMode::Dark || (mode == ThemeMode::System && m_systemDark);

    app.setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    app.setFont(font(metrics::kBodyText));

    const ThemeColors &c = colors();
    QPalette palette;
    palette.setColor(QPalette::Window, c.window);
    palette.setColor(QPalette::WindowText, c.text);
    palette.setColor(QPalette::Base, c.window);
    palette.setColor(QPalette::AlternateBase, c.field);
    palette.setColor(QPalette::Text, c.text);
    palette.setColor(QPalette::Button, c.field);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::PlaceholderText, c.muted);
    palette.setColor(QPalette::Highlight, c.accent);
    palette.setColor(QPalette::HighlightedText, c.onAccent);
    palette.setColor(QPalette::Link, c.link);
    palette.setColor(QPalette::LinkVisited, c.link);
    palette.setColor(QPalette::ToolTipBase, c.text);
    palette.setColor(QPalette::ToolTipText, c.window);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Dark, c.fieldLine);
    palette.setColor(QPalette::Light, c.field);
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faint = c.muted;
        faint.setAlpha(140);
        palette.setColor(QPalette::Disabled, role, faint);
    }
    app.setPalette(palette);
    app.setStyleSheet(styleSheet());
    Q_EMIT changed();
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/dothi/styles/dothi.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const ThemeColors &c = colors();
    // Longer names first: @text would otherwise eat the start of @textSoft.
    const std::pair<const char *, QColor> tokens[] = {
        {"@accentSoft", c.accentSoft},
        {"@fieldLine", c.fieldLine},
        {"@onAccent", c.onAccent},
        {"@selected", c.selected},
        {"@window", c.window},
        {"@accent", c.accent},
        {"@muted", c.muted},
        {"@hover", c.hover},
        {"@field", c.field},
        {"@link", c.link},
        {"@line", c.line},
        {"@text", c.text},
    };
    for (int i = 0; i < 5; ++i) {
        const QString name = toneName(static_cast<Tone>(i));
        sheet.replace(QLatin1String("@tone-text-") + name, c.toneText[i].name());
        sheet.replace(QLatin1String("@tone-soft-") + name, c.toneSoft[i].name());
    }
    for (const auto &[token, color] : tokens)
        sheet.replace(QLatin1String(token), color.name());
    return sheet;
}

QLabel *makeLabel(const QString &text, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", role);
    return label;
}

QLabel *makeBadge(const QString &text, Tone tone, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", Theme::toneName(tone));
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return label;
}

QWidget *makeRule(QWidget *parent)
{
    auto *line = new QFrame(parent);
    line->setProperty("role", QStringLiteral("rule"));
    line->setFixedHeight(1);
    return line;
}

void setStyleProperty(QWidget *widget, const char *name, const QVariant &value)
{
    if (widget->property(name) == value)
        return;
    widget->setProperty(name, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace dothi::ui

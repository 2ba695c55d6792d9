// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QString>

class QApplication;
class QLabel;
class QWidget;

namespace dothi::ui {

/// System follows the desktop's own light or dark setting as it was at start.
enum class ThemeMode
{
    System,
    Light,
    Dark
};

/// States that carry a word, an icon and a colour everywhere: pass, fail, survey (within tolerance), unknown
/// (input missing), and plain information.
enum class Tone
{
    Info,
    Pass,
    Fail,
    Survey,
    Unknown
};

/// Colours by what they are for. Every text colour has a contrast of at least 4.5:1 on the grounds it is used
/// on; a test holds that.
struct ThemeColors
{
    QColor window;    ///< panels, bars
    QColor field;     ///< inputs, quiet buttons
    QColor hover;     ///< rows and buttons under the pointer
    QColor selected;  ///< chosen rows
    QColor line;      ///< hairlines
    QColor fieldLine; ///< outline of inputs
    QColor text;
    QColor muted;       ///< labels, secondary lines
    QColor accent;      ///< filled buttons, focus, marks
    QColor onAccent;    ///< text on accent
    QColor link;        ///< accent as text
    QColor accentSoft;  ///< ground of chosen tabs
    QColor pill;        ///< overlays on the view
    QColor toneText[5]; ///< by Tone
    QColor toneSoft[5]; ///< ground of badges, by Tone
};

/// Spacing in steps of 4 px and the type scale (1.25), in logical pixels.
namespace metrics {
inline constexpr int kUnit = 4;
inline constexpr int kGap = 8;
inline constexpr int kPad = 16;
inline constexpr int kTopBar = 48;
inline constexpr int kStatusBar = 28;
inline constexpr int kIcon = 20;
inline constexpr int kSmallText = 11;
inline constexpr int kBodyText = 13;
} // namespace metrics

/// The look of the program: palette, style sheet and fonts for the whole application. Main thread.
///
/// Widgets choose their look by dynamic properties the style sheet knows:
/// - QLabel `role`: "h1" (20 px), "h2" (16 px), "strong", "section" (small capitals heading), "small",
/// "muted", "value"
///   (a measured figure), "link"
/// - QLabel `tone`: "info", "pass", "fail", "survey", "unknown": a badge
/// - QPushButton `kind`: "primary", "quiet" (default), "link"
/// - QFrame `role`: "rule" (hairline), "card"
class Theme : public QObject
{
    Q_OBJECT
public:
    /// One per program.
    [[nodiscard]] static Theme &instance();

    /// Applies fonts, palette and style sheet; may be called again to switch.
    void apply(QApplication &app, ThemeMode mode);
    [[nodiscard]] ThemeMode mode() const { return m_mode; }
    [[nodiscard]] bool isDark() const { return m_dark; }
    [[nodiscard]] const ThemeColors &colors() const;
    [[nodiscard]] static const ThemeColors &colorsOf(bool dark);

    /// Noto Sans in a size of the scale.
    [[nodiscard]] static QFont font(int pixelSize, bool bold = false);
    /// "pass" and so on, the value of the `tone` property.
    [[nodiscard]] static QString toneName(Tone tone);

Q_SIGNALS:
    /// Colours are new; own painting and the 3D view follow.
    void changed();

private:
    Theme() = default;
    [[nodiscard]] QString styleSheet() const;

    ThemeMode m_mode = ThemeMode::Light;
    bool m_dark = false;
    bool m_systemDark = false;
    bool m_systemKnown = false;
};

/// Short for Theme::instance().colors().
[[nodiscard]] const ThemeColors &colors();

/// A label with a role of the style sheet.
[[nodiscard]] QLabel *makeLabel(const QString &text, const QString &role, QWidget *parent = nullptr);
/// A badge: icon character, word and colour ("✕ Không đạt").
[[nodiscard]] QLabel *makeBadge(const QString &text, Tone tone, QWidget *parent = nullptr);
/// A horizontal hairline.
[[nodiscard]] QWidget *makeRule(QWidget *parent = nullptr);
/// Sets a dynamic property and makes the style sheet look at the widget again.
void setStyleProperty(QWidget *widget, const char *name, const QVariant &value);

} // namespace dothi::ui

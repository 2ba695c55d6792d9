// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>

#include <QFrame>
#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;
class QVBoxLayout;

namespace dothi::ui {

class View3D;

/// A rounded plate with a soft shadow, to lay over the view. Its contents margins leave room for the shadow.
class Pill : public QWidget
{
    Q_OBJECT
public:
    explicit Pill(QWidget *parent = nullptr);

    /// Room around the plate that the shadow takes, logical pixels.
    static constexpr int kShadow = 6;

    /// So much width there is (logical pixels): a panel that needs more puts what it has below each other.
    virtual void fit(int widthPx) { Q_UNUSED(widthPx) }

protected:
    void paintEvent(QPaintEvent *event) override;
    /// Clicks on the plate are not clicks into the city.
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

/// The upright tool bar at the upper left: one button per action, separators in between.
class ViewToolBar : public Pill
{
    Q_OBJECT
public:
    explicit ViewToolBar(QWidget *parent = nullptr);
    /// The action's icon is shown, or its icon text where it has none ("2D").
    void addAction(QAction *action);
    void addSeparator();

private:
    QVBoxLayout *m_layout;
};

/// What the colours in the scene mean, in one line at the lower left; hidden while there is nothing to say.
class LegendPill : public Pill
{
    Q_OBJECT
public:
    explicit LegendPill(QWidget *parent = nullptr);
    void setItems(const std::vector<scene::LegendItem> &items);

private:
    QHBoxLayout *m_layout;
};

/// North arrow, scale bar and detail at the lower right. Follows the view's camera; a click on the arrow
/// turns north.
class ScalePill : public Pill
{
    Q_OBJECT
public:
    explicit ScalePill(View3D *view);
    [[nodiscard]] QSize sizeHint() const override;

    struct Bar
    {
        double metres = 0;
        double pixels = 0;
    };
    /// The longest of 1, 2, 5 × 10ⁿ metres that fits in `maxPixels`; nothing when `metresPerPixel` is not
    /// usable.
    [[nodiscard]] static Bar barFor(double metresPerPixel, double maxPixels);
    /// "50 m", "2 km".
    [[nodiscard]] static QString barText(double metres);

    /// "detail 60 %", or "loading 34 %" while something of the picture is not there.
    [[nodiscard]] QString detailText() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    View3D *m_view;
};

/// A small square of a legend colour.
class Swatch : public QWidget
{
    Q_OBJECT
public:
    explicit Swatch(const QColor &color, QWidget *parent = nullptr);
    void setColor(const QColor &color);
    [[nodiscard]] QSize sizeHint() const override { return {14, 14}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QColor m_color;
};

} // namespace dothi::ui

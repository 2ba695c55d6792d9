// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewoverlays.h>

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>

namespace dothi::ui {

namespace {

constexpr int kPillRadius = 8;
constexpr double kBarMaxPx = 96;
constexpr int kArrowPx = 16;

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

Pill::Pill(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_NoSystemBackground);
    setContentsMargins(kShadow, kShadow, kShadow, kShadow);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF plate = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    painter.setPen(Qt::NoPen);
    // A soft shadow of nested plates: cheaper than a blur, and right at any scale.
    for (int i = kShadow; i > 0; --i) {
        painter.setBrush(QColor(16, 24, 40, 5 + (kShadow - i)));
        painter.drawRoundedRect(plate.adjusted(-i + 1, -i + 2, i - 1, i), kPillRadius + i - 1,
                                kPillRadius + i - 1);
    }
    QColor ground = colors().pill;
    ground.setAlpha(245);
    painter.setBrush(ground);
    if (Theme::instance().isDark())
        painter.setPen(QPen(colors().line, 1));
    painter.drawRoundedRect(plate, kPillRadius, kPillRadius);
}

void Pill::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void Pill::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
}

void Pill::wheelEvent(QWheelEvent *event)
{
    event->accept();
}

ViewToolBar::ViewToolBar(QWidget *parent)
    : Pill(parent)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(4, 4, 4, 4);
    m_layout->setSpacing(2);
}

void ViewToolBar::addAction(QAction *action)
{
    auto *button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setFixedSize(34, 34);
    button->setIconSize(QSize(metrics::kIcon, metrics::kIcon));
    if (action->icon().isNull()) {
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setProperty("kind", QStringLiteral("mode"));
    }
    m_layout->addWidget(button, 0, Qt::AlignHCenter);
}

void ViewToolBar::addSeparator()
{
    m_layout->addSpacing(2);
    m_layout->addWidget(makeRule(this));
    m_layout->addSpacing(2);
}

LegendPill::LegendPill(QWidget *parent)
    : Pill(parent)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(12, 7, 12, 7);
    m_layout->setSpacing(6);
    hide();
}

void LegendPill::setItems(const std::vector<scene::LegendItem> &items)
{
    clear(m_layout);
    for (const scene::LegendItem &item : items) {
        if (m_layout->count() > 0)
            m_layout->addSpacing(8);
        m_layout->addWidget(new Swatch(item.color, this));
        auto *text = new QLabel(item.text, this);
        QFont small = Theme::font(12);
        text->setFont(small);
        m_layout->addWidget(text);
    }
    setVisible(!items.empty());
    updateGeometry();
}

ScalePill::ScalePill(View3D *view)
    : Pill(view)
    , m_view(view)
{
    setFont(Theme::font(12));
    setToolTip(tr("North arrow (click: north up), scale at the middle of the view, detail drawn"));
    setAccessibleName(tr("Scale and north"));
    connect(view, &View3D::cameraChanged, this, qOverload<>(&QWidget::update));
    connect(view, &View3D::detailChanged, this, qOverload<>(&QWidget::update));
}

ScalePill::Bar ScalePill::barFor(double metresPerPixel, double maxPixels)
{
    if (!(metresPerPixel > 0) || !std::isfinite(metresPerPixel) || !(maxPixels > 0))
        return {};
    const double most = metresPerPixel * maxPixels;
    const double power = std::pow(10, std::floor(std::log10(most)));
    double metres = power;
    for (const double step : {2.0, 5.0}) {
        if (step * power <= most)
            metres = step * power;
    }
    return {metres, metres / metresPerPixel};
}

QString ScalePill::barText(double metres)
{
    if (metres >= 1000)
        return formatQuantity(metres / 1000, 0, QStringLiteral("km"));
    return formatQuantity(metres, metres < 1 ? 1 : 0, QStringLiteral("m"));
}

QString ScalePill::detailText() const
{
    const auto percent = [](double share) {
        // Less than all is never written as all.
        const double rounded = share < 1 ? std::min(99.0, std::floor(share * 100 + 1e-9)) : 100;
        return formatQuantity(rounded, 0, QStringLiteral("%"));
    };
    // What is still waited for says nothing about how finely the rest is drawn.
    if (m_view->loaded() < 1)
        //: How much of the picture has been loaded, in percent.
        return tr("loading %1").arg(percent(m_view->loaded()));
    //: How much of the full detail is drawn at present, in percent.
    return tr("detail %1").arg(percent(m_view->detail()));
}

QSize ScalePill::sizeHint() const
{
    const QFontMetrics metric(font());
    //: Widest text the detail figure can have; only its length matters.
    const QString all = formatQuantity(100, 0, QStringLiteral("%"));
    const int detail = std::max(metric.horizontalAdvance(tr("detail %1").arg(all)),
                                metric.horizontalAdvance(tr("loading %1").arg(all)));
    const int width = 12 + kArrowPx + 12 + static_cast<int>(kBarMaxPx) + 6 +
                      metric.horizontalAdvance(barText(500'000)) + 12 + detail + 12;
    return {width + 2 * kShadow, 30 + 2 * kShadow};
}

void ScalePill::paintEvent(QPaintEvent *event)
{
    Pill::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font());
    const ThemeColors &c = colors();
    const QRectF plate = QRectF(rect()).adjusted(kShadow, kShadow, -kShadow, -kShadow);
    const double middle = plate.center().y();

    // The arrow points where north is on screen.
    painter.save();
    painter.translate(plate.left() + 12 + kArrowPx / 2.0, middle);
    painter.rotate(-m_view->pose().headingDeg);
    QPainterPath needle;
    needle.moveTo(0, -8);
    needle.lineTo(4.5, 7);
    needle.lineTo(0, 4);
    needle.lineTo(-4.5, 7);
    needle.closeSubpath();
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.link);
    painter.drawPath(needle);
    painter.restore();

    double x = plate.left() + 12 + kArrowPx + 12;
    const double perPixel = m_view->camera().metresPerPixel(m_view->pose().target) * devicePixelRatioF();
    const Bar bar = barFor(perPixel, kBarMaxPx);
    if (bar.pixels > 0) {
        painter.setPen(QPen(c.text, 1.5));
        const double foot = middle + 4;
        painter.drawPolyline(
            QPolygonF({{x, foot - 6}, {x, foot}, {x + bar.pixels, foot}, {x + bar.pixels, foot - 6}}));
        painter.drawLine(QPointF(x + bar.pixels / 2, foot - 3), QPointF(x + bar.pixels / 2, foot));
        x += bar.pixels + 6;
        painter.setPen(c.text);
        painter.drawText(QRectF(x, plate.top(), 80, plate.height()), Qt::AlignVCenter | Qt::AlignLeft,
                         barText(bar.metres));
    }
    painter.setPen(c.muted);
    painter.drawText(plate.adjusted(0, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight, detailText());
}

void ScalePill::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && event->position().x() < kShadow + 12 + kArrowPx + 6)
        m_view->goNorth();
    Pill::mouseReleaseEvent(event);
}

Swatch::Swatch(const QColor &color, QWidget *parent)
    : QWidget(parent)
    , m_color(color)
{
    setFixedSize(14, 14);
}

void Swatch::setColor(const QColor &color)
{
    m_color = color;
    update();
}

void Swatch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = m_color;
    fill.setAlpha(255);
    painter.setBrush(fill);
    // An outline of its own darkness keeps near-white swatches visible on white.
    QColor edge = colors().muted;
    edge.setAlpha(110);
    painter.setPen(QPen(edge, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(.5, .5, -.5, -.5), 3, 3);
}

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sunpanel.h"

#include <dothi/base/text.h>
#include <dothi/city/citytime.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/widgets.h>

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTimeEdit>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace dothi::app {

namespace {

constexpr int kSliderWidth = 420;
constexpr int kNarrowSliderWidth = 120;
constexpr int kWideWidth = 560; ///< in less, what the sun does stands on lines of its own
constexpr int kLastMinute = 24 * 60 - 1;
constexpr int kStepMinutes = 10;
constexpr int kPauseMs = 60; ///< at least, between two frames of the film

QString clock(const QDateTime &when)
{
    return when.time().addMSecs(30'000).toString(QStringLiteral("HH:mm"));
}

} // namespace

SunPanel::SunPanel(ui::SunControl &control, ui::View3D &view, QWidget *parent)
    : Pill(parent)
    , m_control(control)
    , m_date(new QDateEdit(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_hour(new QTimeEdit(this))
    , m_time(ui::makeLabel({}, QStringLiteral("h2"), this))
    , m_height(ui::makeLabel({}, QStringLiteral("muted"), this))
    , m_day(ui::makeLabel({}, QStringLiteral("muted"), this))
    , m_play(ui::makeIconButton(QStringLiteral("play"), tr("Play the day"), this, 16))
    , m_foot(new QBoxLayout(QBoxLayout::LeftToRight))
    , m_next(new QTimer(this))
{
    setObjectName(QStringLiteral("sunPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 10, 12);
    layout->setSpacing(4);
    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_time);
    head->addWidget(m_height, 1);
    m_date->setObjectName(QStringLiteral("sunDate"));
    m_date->setAccessibleName(tr("Day of the light"));
    m_date->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    m_date->setCalendarPopup(true);
    m_date->setDateRange(QDate(1900, 1, 1), QDate(2199, 12, 31));
    head->addWidget(m_date);
    QToolButton *close = ui::makeIconButton(QStringLiteral("close"), tr("Back to the even light"), this, 16);
    close->setObjectName(QStringLiteral("sunClose"));
    head->addWidget(close);
    layout->addLayout(head);
    m_slider->setObjectName(QStringLiteral("sunSlider"));
    m_slider->setAccessibleName(tr("Hour of the light"));
    m_slider->setRange(0, kLastMinute);
    m_slider->setSingleStep(5);
    m_slider->setPageStep(60);
    m_slider->setMinimumWidth(kSliderWidth);
    auto *row = new QHBoxLayout;
    m_play->setObjectName(QStringLiteral("sunPlay"));
    m_play->setCheckable(true);
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    m_hour->setObjectName(QStringLiteral("sunHour"));
    m_hour->setAccessibleName(tr("Hour of the light"));
    m_hour->setDisplayFormat(QStringLiteral("HH:mm"));
    m_hour->setKeyboardTracking(false);
    row->addSpacing(4);
    row->addWidget(m_hour);
    layout->addLayout(row);
    m_foot->addWidget(m_day, 1);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    m_foot->addLayout(buttons);
    const auto button = [&](const char *name, const QString &text, std::function<void()> run) {
        auto *b = new QPushButton(text, this);
        b->setObjectName(QLatin1String(name));
        b->setProperty("kind", QStringLiteral("link"));
        connect(b, &QPushButton::clicked, this, std::move(run));
        buttons->addWidget(b);
    };
    button("sunNoon", tr("Solar noon"), [this] { m_control.setWhen(m_control.day().noon); });
    button("sunNow", tr("Now"), [this] { m_control.setWhen(m_control.now()); });
    layout->addLayout(m_foot);

    connect(m_date, &QDateEdit::dateChanged, this, [this](const QDate &date) {
        if (!m_filling)
            m_control.setDate(date);
    });
    connect(m_hour, &QTimeEdit::timeChanged, this, [this](const QTime &time) {
        if (!m_filling)
            m_control.setMinute(time.msecsSinceStartOfDay() / 60'000);
    });
    connect(m_slider, &QSlider::valueChanged, this, [this](int minute) {
        if (!m_filling)
            m_control.setMinute(minute);
    });
    connect(close, &QToolButton::clicked, this, &SunPanel::closeAsked);
    connect(m_play, &QToolButton::toggled, this, &SunPanel::play);
    m_next->setSingleShot(true);
    m_next->setInterval(kPauseMs);
    connect(m_next, &QTimer::timeout, this, &SunPanel::step);
    // The next step comes when this one has been seen.
    connect(&view, &ui::View3D::frameDrawn, this, [this] {
        if (m_play->isChecked() && !m_next->isActive())
            m_next->start();
    });
    connect(&m_control, &ui::SunControl::changed, this, &SunPanel::refresh);
    hide();
}

void SunPanel::hideEvent(QHideEvent *event)
{
    m_play->setChecked(false);
    Pill::hideEvent(event);
}

void SunPanel::play(bool on)
{
    if (on)
        m_next->start();
    else
        m_next->stop();
}

void SunPanel::step()
{
    if (!m_play->isChecked() || !m_control.isActive())
        return;
    const int minute = m_control.when().time().msecsSinceStartOfDay() / 60'000 + kStepMinutes;
    m_control.setMinute(minute > kLastMinute ? 0 : minute);
}

void SunPanel::refresh()
{
    if (!m_control.isActive())
        return;
    m_filling = true;
    const QDateTime &when = m_control.when();
    m_date->setDate(when.date());
    m_slider->setValue(when.time().msecsSinceStartOfDay() / 60'000);
    m_hour->setTime(QTime(when.time().hour(), when.time().minute()));
    m_filling = false;
    m_time->setText(when.time().toString(QStringLiteral("HH:mm")));
    const geo::SunPosition &sun = m_control.position();
    //: %1: degrees above the horizon, %2: degrees from north, clockwise
    const QString height =
        sun.altitudeDeg > 0
            ? tr("sun %1 high, bearing %2")
                  .arg(formatQuantity(sun.altitudeDeg, 1, QStringLiteral("°")),
                       formatQuantity(sun.azimuthDeg, 0, QStringLiteral("°")))
            : tr("sun %1 below the horizon").arg(formatQuantity(-sun.altitudeDeg, 1, QStringLiteral("°")));
    m_height->setText(m_narrow ? QString() : height);
    const geo::SunDay &day = m_control.day();
    QStringList parts;
    if (day.rise)
        parts.append(tr("rises %1").arg(clock(*day.rise)));
    parts.append(tr("noon %1").arg(clock(day.noon)));
    if (day.set)
        parts.append(tr("sets %1").arg(clock(*day.set)));
    //: %1: the zone of the clock, "UTC+7"
    parts.append(tr("time of the city, %1").arg(city::zoneText(when.offsetFromUtc())));
    if (m_narrow)
        parts.prepend(height);
    m_day->setText(parts.join(QStringLiteral(" · ")));
    updateGeometry();
}

void SunPanel::fit(int widthPx)
{
    const bool narrow = widthPx < kWideWidth;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_slider->setMinimumWidth(narrow ? kNarrowSliderWidth : kSliderWidth);
    m_day->setWordWrap(narrow);
    m_foot->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    refresh();
}

} // namespace dothi::app

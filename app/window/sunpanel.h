// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/suncontrol.h>
#include <dothi/ui/viewoverlays.h>

class QBoxLayout;
class QDateEdit;
class QLabel;
class QSlider;
class QTimeEdit;
class QTimer;
class QToolButton;

namespace dothi::ui {
class View3D;
}

namespace dothi::app {

/// Day and hour of the light, laid over the view: date, the day as a slider with sunrise and sunset, solar
/// noon, now, and the day as a film.
class SunPanel : public ui::Pill
{
    Q_OBJECT
public:
    SunPanel(ui::SunControl &control, ui::View3D &view, QWidget *parent = nullptr);
    void fit(int widthPx) override;

Q_SIGNALS:
    void closeAsked();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void refresh();
    void play(bool on);
    void step();

    ui::SunControl &m_control;
    QDateEdit *m_date;
    QSlider *m_slider;
    QTimeEdit *m_hour;
    QLabel *m_time;
    QLabel *m_height;
    QLabel *m_day;
    QToolButton *m_play;
    QBoxLayout *m_foot;
    QTimer *m_next; ///< runs between the frames of the film
    bool m_filling = false;
    bool m_narrow = false;
};

} // namespace dothi::app

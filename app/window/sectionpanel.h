// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/sectioncontrol.h>
#include <dothi/ui/viewoverlays.h>

#include <vector>

class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QToolButton;

namespace dothi::app {

/// The section in force in exact numbers, laid over the view: which kind, which side, where.
class SectionPanel : public ui::Pill
{
    Q_OBJECT
public:
    explicit SectionPanel(ui::SectionControl &control, QWidget *parent = nullptr);

    void fit(int widthPx) override;
    /// The panel is shown while a line is being drawn, too.
    void setDrawing(bool drawing);
    /// So many bodies are cut but stay open; 0: none.
    void setLeftOpen(qint64 bodies);

Q_SIGNALS:
    void lineAsked();
    void heightAsked();
    void boxAsked();
    void closeAsked();

private:
    struct Field
    {
        QDoubleSpinBox *box;
        std::function<double &(scene::Section &)> value;
    };
    void refresh();
    void showFields(scene::SectionKind kind);

    ui::SectionControl &m_control;
    QGridLayout *m_grid;
    QLabel *m_title;
    QToolButton *m_line;
    QToolButton *m_height;
    QToolButton *m_box;
    QToolButton *m_flip;
    QLabel *m_open;
    std::vector<Field> m_fields;
    scene::SectionKind m_shown = scene::SectionKind::None;
    bool m_drawing = false;
    bool m_filling = false;
    bool m_narrow = false;
};

} // namespace dothi::app

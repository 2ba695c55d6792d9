// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sectionpanel.h"

#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::app {

namespace {

using scene::Section;
using scene::SectionKind;

constexpr int kSectionWideWidth = 440; ///< in less, each figure has a line of its own

} // namespace

SectionPanel::SectionPanel(ui::SectionControl &control, QWidget *parent)
    : Pill(parent)
    , m_control(control)
    , m_grid(new QGridLayout)
    , m_title(ui::makeLabel(tr("Section"), QStringLiteral("strong"), this))
    , m_line(new QToolButton(this))
    , m_height(new QToolButton(this))
    , m_box(new QToolButton(this))
    , m_flip(ui::makeIconButton(QStringLiteral("flip"), {}, this, 16))
    , m_open(ui::makeLabel({}, QStringLiteral("small"), this))
{
    setObjectName(QStringLiteral("sectionPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 10, 10, 12);
    layout->setSpacing(6);
    auto *head = new QHBoxLayout;
    head->setSpacing(2);
    m_title->setContentsMargins(0, 0, 12, 0);
    head->addWidget(m_title);
    const auto kind = [&](QToolButton *button, const char *name, const QString &text, const QString &tip) {
        button->setObjectName(QLatin1String(name));
        button->setText(text);
        button->setToolTip(tip);
        button->setCheckable(true);
        button->setProperty("kind", QStringLiteral("tab"));
        head->addWidget(button);
    };
    kind(m_line, "sectionLine", tr("Line"), tr("Upright, along a line drawn by two clicks"));
    kind(m_height, "sectionHeight", tr("Height"), tr("Level, at a height"));
    kind(m_box, "sectionBox", tr("Box"), tr("Only what lies in a box about the selection, or the view"));
    head->addStretch(1);
    m_flip->setObjectName(QStringLiteral("sectionFlip"));
    head->addWidget(m_flip);
    QToolButton *close = ui::makeIconButton(QStringLiteral("close"), tr("End the section (Esc)"), this, 16);
    close->setObjectName(QStringLiteral("sectionClose"));
    head->addWidget(close);
    layout->addLayout(head);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(4);
    layout->addLayout(m_grid);
    m_open->setObjectName(QStringLiteral("sectionOpen"));
    m_open->setWordWrap(true);
    m_open->hide();
    layout->addWidget(m_open);

    connect(m_line, &QToolButton::clicked, this, [this] {
        refresh();
        Q_EMIT lineAsked();
    });
    connect(m_height, &QToolButton::clicked, this, [this] {
        refresh();
        Q_EMIT heightAsked();
    });
    connect(m_box, &QToolButton::clicked, this, [this] {
        refresh();
        Q_EMIT boxAsked();
    });
    connect(m_flip, &QToolButton::clicked, this, [this] {
        Section section = m_control.section();
        section.flipped = !section.flipped;
        m_control.setSection(section);
    });
    connect(close, &QToolButton::clicked, this, &SectionPanel::closeAsked);
    connect(&m_control, &ui::SectionControl::changed, this, &SectionPanel::refresh);
    refresh();
}

void SectionPanel::fit(int widthPx)
{
    const bool narrow = widthPx < kSectionWideWidth;
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_title->setVisible(!narrow); // the tool and its button say it
    m_filling = true;
    showFields(m_shown);
    m_filling = false;
    refresh();
}

void SectionPanel::setDrawing(bool drawing)
{
    m_drawing = drawing;
    refresh();
}

void SectionPanel::setLeftOpen(qint64 bodies)
{
    m_open->setVisible(bodies > 0);
    m_open->setText(
        tr("%n cut building(s) stay open: too much is cut to fill all of it. Cut less, with a box.", nullptr,
           static_cast<int>(std::min<qint64>(bodies, 1'000'000'000))));
    adjustSize();
}

void SectionPanel::refresh()
{
    const Section &section = m_control.section();
    const SectionKind kind = section.kind;
    m_line->setChecked(m_drawing || kind == SectionKind::Vertical);
    m_height->setChecked(!m_drawing && kind == SectionKind::Horizontal);
    m_box->setChecked(!m_drawing && kind == SectionKind::Box);
    m_flip->setEnabled(section.isActive());
    const QString tip = kind != SectionKind::Box
                            ? tr("Swap sides: show what is cut away, cut away what is shown")
                        : section.flipped ? tr("Show what is in the box, cut away what is around it")
                                          : tr("Cut away what is in the box, show what is around it");
    m_flip->setToolTip(tip);
    m_flip->setAccessibleName(tip);
    if (kind != m_shown)
        showFields(kind);
    m_filling = true;
    Section copy = section;
    for (const Field &field : m_fields) {
        // What is being typed stays: it is what the section has, but for its rounding.
        const double value = field.value(copy);
        if (std::abs(field.box->value() - value) > 0.005)
            field.box->setValue(value);
    }
    m_filling = false;
    setVisible(m_drawing || section.isActive());
}

void SectionPanel::showFields(SectionKind kind)
{
    m_shown = kind;
    m_fields.clear();
    ui::clearLayout(m_grid);
    int row = 0;
    const auto add = [&](const char *name, const QString &label, int column, bool metres,
                         std::function<double &(Section &)> value, double least = -9'999'999) {
        auto *box = new QDoubleSpinBox(this);
        box->setObjectName(QLatin1String(name));
        box->setAccessibleName(label);
        box->setDecimals(2);
        box->setRange(least, 9'999'999);
        box->setGroupSeparatorShown(true);
        box->setKeyboardTracking(false);
        box->setSuffix(metres ? QStringLiteral(" m") : QStringLiteral("°"));
        box->setMinimumWidth(128);
        QLabel *text = ui::makeLabel(label, QStringLiteral("muted"), this);
        text->setBuddy(box);
        if (m_narrow) {
            m_grid->addWidget(text, 2 * row + column, 0);
            m_grid->addWidget(box, 2 * row + column, 1);
        } else {
            m_grid->addWidget(text, row, column * 2);
            m_grid->addWidget(box, row, column * 2 + 1);
        }
        connect(box, &QDoubleSpinBox::valueChanged, this, [this, value](double entered) {
            if (m_filling)
                return;
            Section section = m_control.section();
            value(section) = entered;
            m_control.setSection(section);
        });
        m_fields.push_back({box, std::move(value)});
    };
    switch (kind) {
    case SectionKind::None:
        break;
    case SectionKind::Vertical:
        add("sectionFromE", tr("From E"), 0, true, [](Section &s) -> double & { return s.from.x; });
        add("sectionFromN", tr("N"), 1, true, [](Section &s) -> double & { return s.from.y; });
        ++row;
        add("sectionToE", tr("To E"), 0, true, [](Section &s) -> double & { return s.to.x; });
        add("sectionToN", tr("N"), 1, true, [](Section &s) -> double & { return s.to.y; });
        break;
    case SectionKind::Horizontal:
        add("sectionHeightM", tr("Height"), 0, true, [](Section &s) -> double & { return s.heightM; });
        break;
    case SectionKind::Box:
        add("sectionMiddleE", tr("Middle E"), 0, true, [](Section &s) -> double & { return s.middle.x; });
        add("sectionMiddleN", tr("N"), 1, true, [](Section &s) -> double & { return s.middle.y; });
        ++row;
        add(
            "sectionWidth", tr("Width"), 0, true, [](Section &s) -> double & { return s.widthM; }, 0.5);
        add(
            "sectionDepth", tr("Length"), 1, true, [](Section &s) -> double & { return s.depthM; }, 0.5);
        ++row;
        add("sectionBottom", tr("Bottom"), 0, true, [](Section &s) -> double & { return s.bottomM; });
        add("sectionTop", tr("Top"), 1, true, [](Section &s) -> double & { return s.topM; });
        ++row;
        add(
            "sectionHeading", tr("Heading"), 0, false, [](Section &s) -> double & { return s.headingDeg; },
            -360);
        break;
    }
    // Fields of a kind just chosen: the focus goes from the button on to them.
    QWidget *before = m_box;
    for (const Field &field : m_fields) {
        setTabOrder(before, field.box);
        before = field.box;
    }
    updateGeometry();
}

} // namespace dothi::app

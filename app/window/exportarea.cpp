// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exportarea.h"

#include <dothi/base/text.h>
#include <dothi/io/model/exporter.h>
#include <dothi/ui/widgets.h>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace dothi::app {

namespace {

QString cornersOf(const geo::Extent &area)
{
    const auto number = [](double value) { return QString::number(value, 'f', 2); };
    return QStringList{number(area.minX()), number(area.minY()), number(area.maxX()), number(area.maxY())}
        .join(QStringLiteral(", "));
}

} // namespace

ExportAreaBox::ExportAreaBox(ExportScope scope, QWidget *parent)
    : QWidget(parent)
    , m_scope(std::move(scope))
    , m_part(new QComboBox(this))
    , m_line(new QWidget(this))
    , m_corners(new QLineEdit(this))
    , m_size(ui::makeLabel({}, QStringLiteral("muted"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    m_part->setObjectName(QStringLiteral("exportArea"));
    m_part->setAccessibleName(tr("Part of the city"));
    m_part->addItem(tr("The whole city"), static_cast<int>(Part::Whole));
    m_part->addItem(tr("What the view shows"), static_cast<int>(Part::Shown));
    m_part->addItem(m_scope.selection.empty() ? tr("The selection (nothing is selected)")
                                              : tr("The selection (%n object(s))", nullptr,
                                                   static_cast<int>(m_scope.selection.size())),
                    static_cast<int>(Part::Selection));
    m_part->addItem(tr("A rectangle"), static_cast<int>(Part::Rectangle));
    if (auto *items = qobject_cast<QStandardItemModel *>(m_part->model())) {
        items->item(m_part->findData(static_cast<int>(Part::Selection)))
            ->setEnabled(!m_scope.selection.empty());
        items->item(m_part->findData(static_cast<int>(Part::Shown)))
            ->setEnabled(m_scope.shown && !m_scope.shown().isEmpty());
    }
    layout->addWidget(m_part);
    auto *row = new QHBoxLayout(m_line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_corners->setObjectName(QStringLiteral("exportCorners"));
    m_corners->setAccessibleName(tr("Two opposite corners: E1, N1, E2, N2"));
    m_corners->setPlaceholderText(tr("E1, N1, E2, N2 in metres"));
    auto *drawn = new QPushButton(tr("Draw in the view"), m_line);
    drawn->setObjectName(QStringLiteral("exportDraw"));
    drawn->setEnabled(static_cast<bool>(m_scope.draw));
    row->addWidget(m_corners, 1);
    row->addWidget(drawn);
    layout->addWidget(m_line);
    m_size->setWordWrap(true);
    layout->addWidget(m_size);
    connect(m_part, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_corners, &QLineEdit::textChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(drawn, &QPushButton::clicked, this, &ExportAreaBox::draw);
    refresh();
}

ExportAreaBox::Part ExportAreaBox::part() const
{
    return static_cast<Part>(m_part->currentData().toInt());
}

bool ExportAreaBox::isSelection() const
{
    return part() == Part::Selection;
}

geo::Extent ExportAreaBox::rectangle() const
{
    if (part() == Part::Shown)
        return m_scope.shown ? m_scope.shown() : geo::Extent();
    if (part() == Part::Rectangle)
        return io::parseExportArea(m_corners->text()).value_or(geo::Extent());
    return {};
}

bool ExportAreaBox::isComplete() const
{
    switch (part()) {
    case Part::Whole:
        return true;
    case Part::Selection:
        return !m_scope.selection.empty();
    case Part::Shown:
    case Part::Rectangle:
        break;
    }
    return !rectangle().isEmpty();
}

void ExportAreaBox::putInto(QVariantMap &arguments) const
{
    if (isSelection()) {
        QStringList ids;
        for (const city::FeatureRef &ref : m_scope.selection)
            ids.append(ref.toString());
        arguments.insert(QStringLiteral("ids"), ids.join(QLatin1Char(',')));
    } else if (const geo::Extent area = rectangle(); !area.isEmpty()) {
        arguments.insert(QStringLiteral("bbox"), cornersOf(area).remove(QLatin1Char(' ')));
    }
}

void ExportAreaBox::refresh()
{
    m_line->setVisible(part() == Part::Rectangle);
    const geo::Extent area = rectangle();
    const bool asks = part() == Part::Rectangle && area.isEmpty();
    if (asks) {
        m_size->setText(tr("Type two opposite corners, or draw them in the view."));
    } else if (!area.isEmpty()) {
        //: %1, %2: lengths with their unit, from west to east and from south to north
        m_size->setText(tr("%1 from west to east, %2 from south to north; what has its middle in it.")
                            .arg(formatQuantity(area.width(), 0, QStringLiteral("m")),
                                 formatQuantity(area.height(), 0, QStringLiteral("m"))));
    }
    m_size->setVisible(asks || !area.isEmpty());
}

void ExportAreaBox::draw()
{
    // The form makes room for the view while the rectangle is drawn.
    QWidget *form = window();
    form->hide();
    const QPointer<ExportAreaBox> self(this);
    m_scope.draw([self](const geo::Extent &area) {
        if (!self)
            return;
        if (!area.isEmpty())
            self->m_corners->setText(cornersOf(area));
        self->window()->show();
        self->window()->raise();
    });
}

} // namespace dothi::app

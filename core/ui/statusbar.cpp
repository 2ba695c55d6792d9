// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/coordinatetext.h>
#include <dothi/ui/statusbar.h>
#include <dothi/ui/taskspanel.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <cmath>

namespace dothi::ui {

StatusBar::StatusBar(plugin::CityHost &cities, TaskManager &tasks, QWidget *parent)
    : QWidget(parent)
    , m_cities(cities)
    , m_tasks(tasks)
    , m_where(new QToolButton(this))
    , m_crs(new ElidedLabel({}, this))
    , m_ground(new QLabel(this))
    , m_hint(new ElidedLabel({}, this))
    , m_saved(new QLabel(this))
    , m_taskCount(new QToolButton(this))
{
    setObjectName(QStringLiteral("statusBar"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedHeight(metrics::kStatusBar);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 1, 8, 0);
    layout->setSpacing(14);
    m_where->setObjectName(QStringLiteral("statusPosition"));
    m_where->setToolTip(tr("Position under the cursor. Click: VN-2000 ⇄ WGS 84"));
    m_where->setAccessibleName(tr("Position under the cursor"));
    m_where->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_crs->setObjectName(QStringLiteral("statusCrs"));
    m_crs->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_taskCount->setObjectName(QStringLiteral("statusTasks"));
    m_taskCount->setToolTip(tr("Show the tasks"));
    m_taskCount->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_hint->setAlignment(Qt::AlignCenter);
    layout->addWidget(m_where);
    layout->addWidget(m_crs);
    m_ground->setObjectName(QStringLiteral("statusGround"));
    layout->addWidget(m_ground);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_saved);
    layout->addWidget(m_taskCount);

    connect(m_where, &QToolButton::clicked, this, [this] {
        m_geographic = !m_geographic;
        refreshPosition();
    });
    connect(m_taskCount, &QToolButton::clicked, this, &StatusBar::tasksAsked);
    connect(&m_tasks, &TaskManager::changed, this, &StatusBar::refreshTasks);
    connect(&m_cities, &plugin::CityHost::opened, this, &StatusBar::cityChanged);
    connect(&m_cities, &plugin::CityHost::aboutToClose, this, [this] {
        m_toWgs84.reset();
        m_position.reset();
        m_crs->setFullText({});
        m_saved->clear();
        refreshPosition();
    });
    refreshPosition();
    refreshTasks();
}

void StatusBar::cityChanged()
{
    const city::Store &store = m_cities.city()->store();
    QString text = store.crs().displayName();
    const Result<geo::Crs> wgs84 = geo::Crs::fromEpsg(4326);
    if (wgs84) {
        Result<geo::Transform> transform =
            geo::Transform::create(store.crs(), *wgs84, store.profile().datumOperation);
        if (transform) {
            const geo::OperationInfo &operation = transform->operation();
            QStringList notes;
            if (operation.datumOperation > 0)
                //: the coordinate operation to WGS 84
                notes.append(tr("to WGS 84 by EPSG:%1").arg(operation.datumOperation));
            if (operation.accuracyM > 0)
                notes.append(QStringLiteral("±%1").arg(formatQuantity(
                    operation.accuracyM, operation.accuracyM == std::floor(operation.accuracyM) ? 0 : 1,
                    QStringLiteral("m"))));
            if (!notes.isEmpty())
                text =
                    store.crs().displayName() + QStringLiteral(" · %1").arg(notes.join(QStringLiteral(", ")));
            m_toWgs84.emplace(std::move(*transform));
        }
    }
    m_crs->setFullText(text);
    m_saved->setText(store.isReadOnly() ? tr("Read only") : tr("All changes saved"));
    refreshPosition();
}

void StatusBar::showSpot(const std::optional<ViewSpot> &spot, const std::optional<double> &groundM)
{
    // The last position stays when the cursor leaves, so that it can be read at leisure.
    if (!spot)
        return;
    m_position = spot->where;
    m_groundM = groundM;
    refreshPosition();
}

void StatusBar::showHint(const QString &hint)
{
    m_hint->setFullText(hint);
}

QString StatusBar::positionText() const
{
    return m_where->text();
}

void StatusBar::refreshPosition()
{
    m_where->setVisible(m_position.has_value());
    m_ground->setVisible(m_position.has_value());
    if (!m_position)
        return;
    QString text = formatPosition(*m_position);
    if (m_geographic && m_toWgs84) {
        if (const Result<geo::Coord> place = m_toWgs84->apply(*m_position))
            text = formatGeographic(place->y, place->x);
    }
    m_where->setText(text);
    //: Height above the national vertical datum (Hòn Dấu).
    m_ground->setText(m_groundM
                          ? tr("Ground, Hòn Dấu %1").arg(formatQuantity(*m_groundM, 2, QStringLiteral("m")))
                          : tr("Ground: no terrain"));
}

void StatusBar::showLoading(double share)
{
    m_loaded = share;
    refreshTasks();
}

QString StatusBar::tasksText() const
{
    return m_taskCount->text();
}

void StatusBar::refreshTasks()
{
    const int count = TasksPanel::activeCount(m_tasks);
    QStringList parts;
    if (m_loaded < 1)
        parts.append(tr("Loading the picture, %1")
                         .arg(formatQuantity(std::floor(m_loaded * 100 + 1e-9), 0, QStringLiteral("%"))));
    if (count > 0 || parts.isEmpty())
        parts.append(tr("%n task(s)", nullptr, count));
    m_taskCount->setText(parts.join(QStringLiteral(" · ")));
}

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/city.h>
#include <dothi/ui/featuretablemodel.h>
#include <dothi/ui/sceneloader.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QTableView;
class QTimer;
class QToolButton;

namespace dothi::ui {

/// The attribute table: a layer, an accent-free filter, columns that sort, rows that select in the city. Main
/// thread.
class TablePanel : public QWidget
{
    Q_OBJECT
public:
    TablePanel(SceneLoader &loader, plugin::CityHost &cities, TaskManager &tasks, QWidget *parent = nullptr);

    void showLayer(const QString &layer);
    [[nodiscard]] QString layer() const;
    /// Marks the rows of the selected features and brings the first into sight.
    void markSelection(const std::vector<city::FeatureRef> &refs);
    [[nodiscard]] FeatureTableModel &model() { return *m_model; }
    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] QLineEdit &filter() { return *m_filter; }
    /// Nothing is read from the store before the table has been on screen once.
    void setActive(bool active);

Q_SIGNALS:
    void selectAsked(const std::vector<dothi::city::FeatureRef> &refs);
    void zoomAsked(const dothi::city::FeatureRef &ref);
    void failed(const dothi::Error &error);

private:
    void refreshLayers();
    void takeLayer();
    void refreshCount();
    void copySelectedRows();
    void fitColumns();

    SceneLoader &m_loader;
    plugin::CityHost &m_cities;
    FeatureTableModel *m_model;
    QComboBox *m_layers;
    QLineEdit *m_filter;
    QLabel *m_count;
    QProgressBar *m_busy;
    QToolButton *m_zoom;
    QToolButton *m_copy;
    QTableView *m_table;
    QTimer *m_filterTimer;
    std::vector<city::FeatureRef> m_marked;
    bool m_marking = false;
    bool m_active = false;
};

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "geometryfindings.h"

#include <dothi/base/task.h>
#include <dothi/process/command.h>
#include <dothi/ui/shell.h>

#include <QPointer>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace dothi::app {

/// Checks the geometry of the open city and lists what is wrong, by object and code, each at its spot: a row
/// selects its feature and marks the place, a double click or Enter flies there. The mark goes with the
/// panel. Runs the same command as `dothi-cli validate`. Says so when the city has changed since. Main
/// thread.
class ValidationPanel : public QWidget
{
    Q_OBJECT
public:
    /// Everything handed in outlives this.
    ValidationPanel(ui::Shell &shell, const process::CommandRegistry &commands, QWidget *parent = nullptr);

    /// Checks this layer, or all with an empty id; only these of its features, where there are any.
    void check(const QString &layer = {}, const std::vector<city::FeatureId> &features = {});
    /// Whether the list leads back to the result of an import, which told more than is listed here; until the
    /// city is closed, or something else is checked.
    void offerImportResult(bool offered);
    [[nodiscard]] bool isChecking() const { return m_task != 0; }
    [[nodiscard]] const std::vector<GeometryFinding> &findings() const { return m_findings; }
    [[nodiscard]] QString summary() const;
    /// Whether a check has come to its end, and its answer is listed.
    [[nodiscard]] bool hasResult() const { return m_hasResult; }
    [[nodiscard]] bool isMarking() const { return m_marked; }
    /// Takes the mark out of the view; false when there was none.
    bool takeMarkOff();

Q_SIGNALS:
    void checked();
    void importResultAsked();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void takeCity();
    void forget();
    void show(const process::CommandResult &result);
    void mark(const GeometryFinding *finding);
    [[nodiscard]] QTreeWidgetItem *makeRow(size_t index) const;
    [[nodiscard]] QTreeWidgetItem *makeHead(const std::vector<size_t> &group) const;
    [[nodiscard]] const GeometryFinding *findingOf(const QTreeWidgetItem *item) const;
    void flyTo(const GeometryFinding &finding);
    [[nodiscard]] QString toText() const;

    ui::Shell &m_shell;
    const process::CommandRegistry &m_commands;
    QComboBox *m_layer;
    QPushButton *m_run;
    QLabel *m_summary;
    QLabel *m_stale;
    QPushButton *m_toImport;
    QToolButton *m_copy;
    QTreeWidget *m_list;
    std::vector<GeometryFinding> m_findings;
    plugin::Registration m_mark;
    quint64 m_task = 0;
    size_t m_only = 0; ///< features that were asked for; 0: all
    bool m_hasResult = false;
    bool m_marked = false;
    bool m_changed = false; ///< since the check began
};

} // namespace dothi::app

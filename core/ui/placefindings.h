// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/modelplacing.h>

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace dothi::ui {

/// What the place of a model means for what is there already: one line that sums it up, a list behind it, and
/// a tick that somebody has looked at it. Main thread.
class PlaceFindings : public QWidget
{
    Q_OBJECT
public:
    explicit PlaceFindings(QWidget *parent = nullptr);

    void clear();
    void show(const io::ModelPlace &place);
    /// Why there is no going on from here whatever is ticked.
    void showRefusal(const QString &why);
    /// Nothing serious was found, or it was ticked.
    [[nodiscard]] bool isSettled() const;

Q_SIGNALS:
    void settledChanged();
    /// A finding is looked at: where it is (city CRS), empty for none.
    void pointedAt(const dothi::geo::Geometry &where);

private:
    void setHead(const QString &text, bool serious);
    void setFindings(std::vector<io::PlaceFinding> findings);
    void showList(bool shown);

    std::vector<io::PlaceFinding> m_found;
    QStringList m_serious; ///< what m_seen is about
    QLabel *m_head;
    QPushButton *m_more;
    QListWidget *m_list;
    QCheckBox *m_seen;
};

} // namespace dothi::ui

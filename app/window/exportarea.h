// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>

#include <QVariantMap>
#include <QWidget>

#include <functional>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace dothi::app {

/// What an export may be of, as the window knows it.
struct ExportScope
{
    /// What the view shows of the ground, map coordinates; empty: nothing.
    std::function<geo::Extent()> shown;
    std::vector<city::FeatureRef> selection;
    /// Has a rectangle drawn in the view; the answer is empty when it was given up.
    std::function<void(std::function<void(const geo::Extent &)>)> draw;
};

/// Asks for the part of the city that is written: all of it, what the view shows, the selection, or a
/// rectangle drawn or typed. Main thread.
class ExportAreaBox : public QWidget
{
    Q_OBJECT
public:
    explicit ExportAreaBox(ExportScope scope, QWidget *parent = nullptr);

    /// Adds what the command `city.export` wants to hear of it.
    void putInto(QVariantMap &arguments) const;
    /// Whether there is something to write of it.
    [[nodiscard]] bool isComplete() const;
    [[nodiscard]] bool isSelection() const;
    [[nodiscard]] const std::vector<city::FeatureRef> &selection() const { return m_scope.selection; }

Q_SIGNALS:
    void changed();

private:
    enum class Part
    {
        Whole,
        Shown,
        Selection,
        Rectangle
    };
    [[nodiscard]] Part part() const;
    [[nodiscard]] geo::Extent rectangle() const;
    void refresh();
    void draw();

    ExportScope m_scope;
    QComboBox *m_part;
    QWidget *m_line;
    QLineEdit *m_corners;
    QLabel *m_size;
};

} // namespace dothi::app

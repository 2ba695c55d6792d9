// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>

#include <QComboBox>

namespace dothi::ui {

/// Choosing a coordinate system by code or name; those of the city come first. Main thread.
class CrsBox : public QComboBox
{
    Q_OBJECT
public:
    explicit CrsBox(QWidget *parent = nullptr);

    /// Fills the list for a city; the same one again changes nothing.
    void setCity(const geo::Crs &city);
    /// What is used now; `said`: chosen by the user, else by the file (null: not known).
    void show(const geo::Crs &used, bool said);

Q_SIGNALS:
    /// EPSG code; 0: what the file says.
    void chosen(int epsg);

private:
    void take(const QString &text);

    geo::Crs m_city;
    int m_shown = -1; ///< the code that show() was given
};

} // namespace dothi::ui

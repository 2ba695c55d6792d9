// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/crs.h>
#include <dothi/io/crslist.h>

#include <QComboBox>

#include <memory>
#include <vector>

namespace dothi::ui {

/// The systems that can be chosen in a city; read once by a worker (io::knownSystems()) and shared.
using KnownSystems = std::shared_ptr<const std::vector<io::KnownCrs>>;

/// Choosing a coordinate system by code or name; those of the city come first. Main thread.
class CrsBox : public QComboBox
{
    Q_OBJECT
public:
    explicit CrsBox(QWidget *parent = nullptr);

    /// What can be chosen. Until it is known only what the file says can be; what is used is shown all the
    /// same. The same list again changes nothing.
    void setSystems(const KnownSystems &systems);
    /// What is used now; `said`: chosen by the user, else by the file (null: not known).
    void show(const geo::Crs &used, bool said);

Q_SIGNALS:
    /// EPSG code; 0: what the file says.
    void chosen(int epsg);

private:
    class Model;
    void take(const QString &text);
    void showUsed();

    Model *m_model;
    geo::Crs m_used;
    bool m_said = false;
    int m_shown = -1; ///< the code that is shown
};

} // namespace dothi::ui

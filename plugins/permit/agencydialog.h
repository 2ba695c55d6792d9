// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QPlainTextEdit;

namespace dothi::permit {

/// Asks which agency stands at the head of reports, when open()ed; goes when answered. Main thread.
class AgencyDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AgencyDialog(const QString &agency, QWidget *parent = nullptr);

Q_SIGNALS:
    /// Up to a few lines, without blanks at the ends; empty: none.
    void named(const QString &agency);

private:
    QPlainTextEdit *m_agency;
};

} // namespace dothi::permit

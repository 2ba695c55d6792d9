// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QWidget>

namespace dothi::ui {

/// What a view shows while the city it is going to show is being opened: a sky, land below it, and quietly
/// what is being opened. Takes no clicks. Main thread.
class OpeningVeil : public QWidget
{
    Q_OBJECT
public:
    explicit OpeningVeil(QWidget *parent = nullptr);
    void setText(const QString &text);
    [[nodiscard]] const QString &text() const { return m_text; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_text;
};

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLabel>
#include <QString>
#include <QToolButton>

#include <vector>

class QTimer;
class QVBoxLayout;

namespace dothi::ui {

/// One line of text that ends in "…" where there is no room, and then shows the whole as a tool tip.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);
    void setFullText(const QString &text);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();
    QString m_full;
};

/// A flat icon button with a tool tip that is also its accessible name.
[[nodiscard]] QToolButton *makeIconButton(const QString &iconName, const QString &tip,
                                          QWidget *parent = nullptr, int iconPx = 18);

/// Copies a text and says so in a tool tip at `widget`.
void copyToClipboard(const QString &text, QWidget *widget);

/// Removes and deletes everything in a layout.
void clearLayout(QLayout *layout);

/// A heading that folds the widget below it.
class FoldHeading : public QToolButton
{
    Q_OBJECT
public:
    FoldHeading(const QString &title, QWidget *body, QWidget *parent = nullptr);
    void setOpen(bool open);

private:
    QWidget *m_body;
};

} // namespace dothi::ui

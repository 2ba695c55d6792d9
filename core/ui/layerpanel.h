// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/ui/layerstyles.h>
#include <dothi/ui/sceneloader.h>

#include <QWidget>

#include <map>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace dothi::ui {

class FoldHeading;

/// The layers of the open city in groups: eye, swatch, title, count; opacity and legend unfold below a row.
/// Layers without features stay out of sight until asked for. Main thread.
class LayerPanel : public QWidget
{
    Q_OBJECT
public:
    LayerPanel(SceneLoader &loader, LayerStyles &styles, QWidget *parent = nullptr);
    ~LayerPanel() override;

    /// Puts a widget below the layers, in the same scrolled column.
    void setFoot(QWidget *foot);
    /// The name of a group as headings show it.
    [[nodiscard]] static QString groupTitle(city::LayerGroup group);

Q_SIGNALS:
    void tableAsked(const QString &layer);
    void zoomAsked(const QString &layer);
    /// The layer is to be coloured by an attribute.
    void styleAsked(const QString &layer);

private:
    class Row;
    void rebuild();
    void refresh(const QString &layer);

    SceneLoader &m_loader;
    LayerStyles &m_styles;
    QWidget *m_list = nullptr; ///< the groups; another one after each rebuild()
    QVBoxLayout *m_column;
    QLabel *m_nothing;
    QPushButton *m_emptyOnes;
    std::map<QString, Row *> m_rows;
    std::map<city::LayerGroup, FoldHeading *> m_headings;
    bool m_showEmpty = false;
};

} // namespace dothi::ui

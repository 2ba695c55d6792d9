// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/layerstyles.h>
#include <dothi/ui/sceneloader.h>
#include <dothi/ui/viewoverlays.h>

namespace dothi::ui {

/// A colour of a layer's legend as the view beside shows it, in the theme of the moment. `byAttribute`: of a
/// layer that is coloured by one, and lit for that.
[[nodiscard]] QColor seenLegendColor(const QString &layer, const QColor &color, bool byAttribute);

/// What the colours of the layers mean that are coloured by an attribute and shown: upright, at the lower
/// left of the view; hidden while there is none.
class StyleLegend : public Pill
{
    Q_OBJECT
public:
    StyleLegend(LayerStyles &styles, SceneLoader &loader, QWidget *parent = nullptr);

private:
    void fill();

    LayerStyles &m_styles;
    SceneLoader &m_loader;
    QVBoxLayout *m_layout;
    std::vector<scene::LayerClassesPtr> m_shown;
};

} // namespace dothi::ui

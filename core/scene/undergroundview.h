// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/featurehiding.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/sectioncaps.h>
#include <dothi/scene/underground.h>

#include <memory>
#include <optional>
#include <vector>

namespace dothi::scene {

/// What lies below the ground as a scene shows it: layer by layer, without what is hidden, cut where the
/// section cuts. Hangs below node(). Main thread.
class UndergroundView
{
public:
    UndergroundView(UndergroundScene scene, Materials &materials);

    [[nodiscard]] osg::Group *node() const { return m_root; }
    /// Layers that are not below the ground are passed over, here and in setHidden().
    void setVisible(const QString &layer, bool visible);
    void setHidden(const QString &layer, const QSet<city::FeatureId> &ids);
    /// Null: nothing is taken away.
    void setSection(std::shared_ptr<const SectionCut> cut);
    /// Fills the basements that are cut, as SceneLayer::updateCaps() does houses.
    void updateCaps(CapBudget &budget);
    /// See SceneLayer::leftOpen().
    [[nodiscard]] qint64 leftOpen() const;

    struct Hit
    {
        QString layer;
        PickResult result;
    };
    /// The nearest of what is shown.
    [[nodiscard]] std::optional<Hit> pick(const PickRay &ray) const;

private:
    struct Layer
    {
        UndergroundScene::Layer own;
        bool visible = true;
        QSet<city::FeatureId> hidden;
        WholeMeshes whole;
        CapPiece caps;
    };
    [[nodiscard]] Layer *find(const QString &layer);

    osg::ref_ptr<osg::Group> m_root = new osg::Group;
    std::vector<std::unique_ptr<Layer>> m_layers;
    std::shared_ptr<const SectionCut> m_cut;
};

} // namespace dothi::scene

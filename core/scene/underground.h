// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>
#include <dothi/scene/layerindex.h>

#include <osg/Group>

#include <vector>

namespace dothi::scene {

/// What lies below the ground, made ready by a worker: pipes and cables at their depth, shafts of manholes,
/// basements. Detached subgraphs and what picking needs.
struct UndergroundScene
{
    struct Layer
    {
        QString id;
        osg::ref_ptr<osg::Group> node;
        std::vector<LayerPart> parts;
        std::vector<TileMesh> meshes;
        PickIndex pick;
        qint64 features = 0;
        qint64 assumed = 0;             ///< of them: depth not known, drawn at a usual one
        std::vector<LegendItem> legend; ///< what its colours mean: the kinds there are
    };
    std::vector<Layer> layers;
    double deepestM = 0; ///< below the ground
    bool isCut = false;  ///< there was more than could be taken
};

/// Depths where the data give none, metres from the ground to the top of the thing.
inline constexpr double kUsualPipeDepthM = 1.0;
inline constexpr double kUsualCableDepthM = 0.7;
inline constexpr double kBasementStoreyM = 3.3;

/// How much of its colour a thing keeps at this depth: what is deeper is paler. 1 at the ground, falling to
/// 0.7 at 15 m.
[[nodiscard]] double depthFade(double depthM);

/// Reads pipes, cables, manholes and buildings with basements. At most `most` things of each,
/// beyond that isCut. Any thread.
[[nodiscard]] Result<UndergroundScene> buildUnderground(const city::Store &store,
                                                        const geo::LocalFrame &frame, const GroundPtr &ground,
                                                        TaskContext &task, qint64 most = 200'000);

} // namespace dothi::scene

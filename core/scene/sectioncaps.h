// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/ground.h>
#include <dothi/scene/materials.h>
#include <dothi/scene/pickindex.h>
#include <dothi/scene/section.h>

#include <osg/Group>

#include <QElapsedTimer>
#include <QSet>

#include <functional>
#include <memory>
#include <vector>

namespace dothi::scene {

/// A section as the scene works with it: what all layers need to draw its cut faces. Immutable; main thread.
struct SectionCut
{
    Section section;
    geo::LocalFrame frame;
    std::vector<CutFace> faces;
    osg::ref_ptr<osg::StateSet> faceState;
    osg::ref_ptr<osg::StateSet> lineState;
    geo::Extent land; ///< where there is ground to cut, local metres
    /// Height of the ground, local metres.
    std::function<double(double x, double y)> groundAt;
    [[nodiscard]] double groundAlong(const CutFace &face, double u) const;
};

/// Cut faces to be drawn, and to be picked.
struct SectionCaps
{
    osg::ref_ptr<osg::Group> node; ///< null: nothing is cut
    PickIndex pick;
    qint64 leftOpen = 0; ///< bodies that are cut but not filled, for there is too much of them
    size_t bytes = 0;    ///< memory it takes
};

/// Where the section goes through the bodies of a layer: each body is filled, with its outline. Body by body,
/// so that a thread that draws does as many of them in a frame as there is time for; a body or a whole that
/// would take too long, or too much memory, is left open. What it is made with must outlive it.
class CapMaker
{
public:
    /// What one body, and all of one index together, may take.
    struct Limits
    {
        qint64 stepsOfBody = 600'000; ///< as fillCut() counts; some 20 ms
        size_t edges = 200'000;       ///< of one face
        size_t pieces = 200'000;      ///< of all
    };
    CapMaker(const SectionCut &cut, const PickIndex &bodies, std::function<bool(city::FeatureId)> hidden);
    CapMaker(const SectionCut &cut, const PickIndex &bodies, std::function<bool(city::FeatureId)> hidden,
             const Limits &limits);
    ~CapMaker();
    CapMaker(const CapMaker &) = delete;
    CapMaker &operator=(const CapMaker &) = delete;

    /// Fills one body more, or looks for those of the next face. False when there is none left.
    bool step();
    /// Everything filled so far; once.
    [[nodiscard]] SectionCaps finish();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// What the cut faces of a scene may take of a frame, and of memory altogether.
struct CapBudget
{
    qint64 frameNs = 8'000'000;
    size_t mostBytes = size_t(96) << 20;

    QElapsedTimer since;
    size_t bytes = 0;   ///< of the cut faces there are
    bool lacks = false; ///< some are left for the next frame

    CapBudget() { since.start(); }
    [[nodiscard]] bool isSpent() const { return since.nsecsElapsed() > frameNs; }
};

/// The cut faces of one index of bodies as they come, over some frames. Main thread.
class CapPiece
{
public:
    /// Goes on with the faces of this cut until `budget` is spent; what is whole hangs below `holder`. The
    /// bodies must outlive it, or drop() be called before.
    void update(const std::shared_ptr<const SectionCut> &cut, const PickIndex &bodies,
                const QSet<city::FeatureId> &hidden, osg::Group &holder, CapBudget &budget);
    /// As before the first update().
    void drop(osg::Group &holder);
    [[nodiscard]] const PickIndex &pick() const { return m_caps.pick; }
    [[nodiscard]] qint64 leftOpen() const { return m_caps.leftOpen; }

private:
    std::shared_ptr<const SectionCut> m_cut; ///< the one they belong to
    std::unique_ptr<CapMaker> m_maker;       ///< while bodies remain to be filled
    SectionCaps m_caps;
};

/// All of it at once.
[[nodiscard]] SectionCaps capsOf(const SectionCut &cut, const PickIndex &bodies,
                                 const std::function<bool(city::FeatureId)> &hidden);
/// Where it goes through the ground: a band of earth below the surface.
[[nodiscard]] osg::ref_ptr<osg::Group> groundCaps(const SectionCut &cut);

} // namespace dothi::scene

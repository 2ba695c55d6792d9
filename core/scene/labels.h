// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/camera.h>
#include <dothi/scene/layerindex.h>
#include <dothi/scene/overlay.h>

#include <osg/Geometry>
#include <osg/Group>
#include <osg/Texture2D>
#include <osg/ref_ptr>

#include <QHash>
#include <QImage>
#include <QRectF>

#include <array>
#include <functional>
#include <map>
#include <vector>

namespace dothi::scene {

/// A text to be placed: its anchor on screen and the size it takes.
struct LabelBox
{
    QPointF anchor;
    QSizeF size;
    bool mustShow = false; ///< results: pushed aside rather than left out
    QString text = {};     ///< names: the same one is not written again within `apart` of its middle
    double apart = 0;
};

/// Places labels so that none overlaps another, in the order given. `mustShow` ones start above their anchor
/// and move away until there is room; others are left out where there is none, or where their text stands
/// near by already (null rectangle). Pixels, origin upper left. `taken`: where something else lies, which no
/// label goes below; a result whose every spot near its anchor is taken goes there all the same.
[[nodiscard]] std::vector<QRectF> placeLabels(const std::vector<LabelBox> &boxes, const QSizeF &viewport,
                                              std::vector<QRectF> taken = {});

/// Writes labels over the picture: pills of results with a leader to their spot, and names where there is
/// room. Texts are painted once with QPainter and kept as textures. Without a QGuiApplication there are no
/// fonts: then nothing is written. Main thread only.
class Labels
{
public:
    explicit Labels(const osg::ref_ptr<osg::StateSet> &state);
    ~Labels();
    Labels(const Labels &) = delete;
    Labels &operator=(const Labels &) = delete;

    [[nodiscard]] osg::Group *node() const;
    void setPills(const QString &overlay, std::vector<OverlayLabel> labels);
    /// Names of a layer; replaced as a whole.
    void setNames(const QString &layer, const std::vector<NameLabel> &names);
    void setNamesVisible(const QString &layer, bool visible);
    void setDark(bool dark);
    /// What is laid over the picture: labels keep clear of it. Device pixels.
    void setTaken(std::vector<QRectF> taken) { m_taken = std::move(taken); }

    /// Lays out for this camera. `isInView` says whether a map position is not hidden behind something.
    void update(const Camera &camera, double pixelRatio,
                const std::function<bool(const geo::Coord &)> &isInView);

    /// What was laid out last, for tests: pixel rectangles of pills and names.
    [[nodiscard]] const std::vector<QRectF> &placed() const { return m_placed; }

private:
    struct Picture
    {
        osg::ref_ptr<osg::Texture2D> texture;
        QSizeF size; ///< device pixels
    };
    struct Names
    {
        std::vector<NameLabel> all;
        double farthestMpp = 0;
        bool visible = true;
    };

    const Picture *pill(const QString &text, const QColor &background, double ratio);
    const Picture *name(const QString &text, double ratio);
    const Picture *dot(const QColor &color, double ratio);
    const Picture *leader(const QColor &color);
    const Picture *keep(const QString &key, const QImage &image);
    void addQuad(const Picture &picture, const std::array<QPointF, 4> &corners, const QSizeF &viewport);
    osg::Geometry *quadFor(const Picture &picture);

    class Root;

    osg::ref_ptr<Root> m_root;
    std::map<QString, std::vector<OverlayLabel>> m_pills;
    std::map<QString, Names> m_names;
    QHash<QString, Picture> m_pictures;
    std::vector<osg::ref_ptr<osg::Geometry>> m_quads; ///< reused from frame to frame
    size_t m_used = 0;
    bool m_dark = false;
    std::vector<QRectF> m_taken;
    std::vector<QRectF> m_placed;
};

} // namespace dothi::scene

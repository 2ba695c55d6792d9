// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The colours of a style. Tiles are built, and kept on disk, without any: what is drawn takes its colours on
// here, feature by feature, so that another style costs no tile.

#include <dothi/scene/meshtiles.h>
#include <dothi/scene/palettes.h>
#include <dothi/scene/scenelayer.h>

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <span>

namespace dothi::scene {

namespace {

/// Longer than this a frame is not held up by colours.
constexpr qint64 kRecolourMs = 12;
/// Areas bear the colour of the legend, however faint they were laid over the ground before.
constexpr int kLeastAlpha = 240;
/// How much darker the rim of an area is.
constexpr int kRimDarker = 135;

/// What is drawn of a layer that does not stand for its features by itself.
bool bearsColours(Material material)
{
    return material != Material::Terrain && material != Material::Pool && material != Material::Glow;
}

bool isArea(Material material)
{
    return material == Material::Fill || material == Material::Water || material == Material::Hatch;
}

/// The class most of the features [first, last) are of; of equally many the first.
int classOfMost(const LayerClasses &classes, std::span<const FeatureRange> ranges)
{
    std::array<quint16, 256> votes{};
    int best = -1;
    quint16 most = 0;
    for (const FeatureRange &range : ranges) {
        const int index = classes.classOf(range.id);
        quint16 &count = votes[static_cast<quint8>(index)];
        if (++count > most) {
            most = count;
            best = index;
        }
    }
    return best;
}

} // namespace

void SceneLayer::setClasses(LayerClassesPtr classes)
{
    if (m_classes == classes)
        return;
    m_classes = std::move(classes);
    m_fillQuiet->set(m_classes ? 0.0F : 1.0F);
    if (m_whole)
        applyStates(*m_whole);
    for (auto &[key, piece] : m_tiles)
        applyStates(piece);
    if (m_whole)
        recolour(*m_whole);
    m_recolouring = true;
}

void SceneLayer::recolourShown()
{
    m_recolouring = false;
    QElapsedTimer since;
    since.start();
    for (const TileChoice::Tile &tile : m_choice.shown()) {
        Piece &piece = m_tiles[tile.key];
        if (piece.classes == m_classes || !piece.holder)
            continue;
        // However long one takes, one goes with each frame.
        recolour(piece);
        if (since.elapsed() >= kRecolourMs) {
            m_recolouring = std::ranges::any_of(m_choice.shown(), [this](const TileChoice::Tile &other) {
                const Piece &later = m_tiles[other.key];
                return later.holder && later.classes != m_classes;
            });
            return;
        }
    }
}

void SceneLayer::recolour(Piece &piece)
{
    if (piece.classes == m_classes)
        return;
    piece.classes = m_classes;
    if (!piece.scene.index)
        return;
    const city::LayerDef *def = city::Schema::builtin().layer(m_id);
    // Where areas are filled their outlines are rims.
    const bool hasAreas =
        std::ranges::any_of(piece.scene.index->meshes, [](const TileMesh &m) { return isArea(m.material); });
    const bool rims = def && hasAreas && m_id != QLatin1String("road");
    for (const TileMesh &mesh : piece.scene.index->meshes) {
        auto *colors = dynamic_cast<osg::Vec4ubArray *>(mesh.geometry->getColorArray());
        if (!colors || !bearsColours(mesh.material))
            continue;
        const auto before = piece.ownColors.find(mesh.geometry.get());
        if (!m_classes) {
            if (before != piece.ownColors.end() && before->second.size() == colors->size()) {
                std::ranges::copy(before->second, colors->begin());
                colors->dirty();
            }
            continue;
        }
        if (before == piece.ownColors.end()) {
            piece.ownColors.emplace(mesh.geometry.get(),
                                    std::vector<osg::Vec4ub>(colors->begin(), colors->end()));
        }
        const bool isRim =
            rims && (mesh.material == Material::Stroke || mesh.material == Material::GroundLine);
        std::vector<osg::Vec4ub> palette;
        for (const StyleClass &c : m_classes->classes())
            palette.push_back(toColor(isRim ? c.color.darker(kRimDarker) : c.color));
        const osg::Vec4ub noClass = toColor(isRim ? kNoValueColor.darker(kRimDarker) : kNoValueColor);
        const auto whole = piece.whole.find(mesh.geometry.get());
        const auto &indices = dynamic_cast<const osg::DrawElementsUInt &>(
            whole != piece.whole.end() ? *whole->second : *mesh.geometry->getPrimitiveSet(0));
        for (size_t i = 0; i < mesh.ranges.size();) {
            const FeatureRange &range = mesh.ranges[i];
            size_t next = i + 1;
            while (next < mesh.ranges.size() && mesh.ranges[next].first == range.first)
                ++next;
            const int index = next == i + 1
                                  ? m_classes->classOf(range.id)
                                  : classOfMost(*m_classes, std::span(mesh.ranges).subspan(i, next - i));
            i = next;
            const osg::Vec4ub &color = index < 0 ? noClass : palette[static_cast<size_t>(index)];
            for (quint32 k = range.first; k < range.first + range.count; ++k) {
                osg::Vec4ub &c = (*colors)[indices[k]];
                const GLubyte alpha =
                    isArea(mesh.material) ? std::max(c.a(), static_cast<GLubyte>(kLeastAlpha)) : c.a();
                c.set(color.r(), color.g(), color.b(), alpha);
            }
        }
        colors->dirty();
    }
    if (!m_classes)
        piece.ownColors.clear();
}

void SceneLayer::applyStates(Piece &piece)
{
    if (!piece.scene.index)
        return;
    for (const LayerPart &part : piece.scene.index->parts) {
        Material material = part.material;
        if (material == Material::Building && piece.look != Look::Edged)
            material = piece.look == Look::Plain ? Material::Plain : Material::Facade;
        if (material == Material::Textured && piece.look == Look::Plain)
            material = Material::Plain;
        // A colour of the legend is not mixed with those of a picture.
        if (material == Material::Textured && m_classes)
            material = Material::Building;
        // The shades of water leave no room for a colour of one's own.
        if (material == Material::Water && m_classes)
            material = Material::Fill;
        part.group->setStateSet(stateFor(material, part.bin));
        // See buildRoads().
        if (material == Material::Stroke && m_id == QLatin1String("road"))
            part.group->setNodeMask(m_classes ? ~0U : 0U);
    }
}

} // namespace dothi::scene

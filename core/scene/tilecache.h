// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>

#include <QByteArray>
#include <QString>

#include <mutex>
#include <optional>

namespace dothi::scene {

/// Built tiles in a folder on this machine, so that a city that was seen before is there at once. It may be
/// deleted at any time. A damaged, cut or foreign file is removed and counts as none; where nothing can be
/// written it goes on without. Any thread, and several programs at once.
class TileCache
{
public:
    static constexpr qint64 kMostBytes = qint64(768) << 20;

    /// `folder` is made when something is to be written. Beyond `mostBytes` what was not used for longest
    /// goes.
    explicit TileCache(QString folder, qint64 mostBytes = kMostBytes);

    /// `key`: a hash over everything the tile is made from; see tileKeyOf().
    [[nodiscard]] std::optional<LayerScene> read(const QByteArray &key);
    void write(const QByteArray &key, const LayerScene &scene);

    [[nodiscard]] const QString &folder() const { return m_folder; }

private:
    [[nodiscard]] QString pathOf(const QByteArray &key) const;
    void makeRoom(qint64 bytes);

    const QString m_folder;
    const qint64 m_mostBytes;
    std::mutex m_mutex;
    qint64 m_bytes = -1; ///< in the folder, as far as is known; −1: not looked yet
    int m_failures = 0;  ///< writes in a row that went wrong
};

/// A hash over the content of the layers that a layer is drawn from. None where the store cannot tell that
/// without reading it, or where it changed so recently that a further change might bear the same time.
[[nodiscard]] std::optional<QByteArray> contentMarkOf(const city::Store &store, const QString &layer);

/// A hash over everything else a tile is made from as well: the ground, the frame, the language of the
/// legend, the program. `key` null: the layer in one piece. None where the program does not know its build.
[[nodiscard]] std::optional<QByteArray> tileKeyOf(const QByteArray &contentMark, const QByteArray &groundMark,
                                                  const QString &layer, const TileKey *key,
                                                  const geo::LocalFrame &frame);

/// The layers that are read for a layer's tiles; contentMarkOf() holds the state of each.
[[nodiscard]] QStringList layersBehind(const QString &layer);

/// A hash of the heights; one value for no ground.
[[nodiscard]] QByteArray groundMarkOf(const geo::ElevationGrid *ground);

} // namespace dothi::scene

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/io/sqlite.h>

#include <vector>

/// The R-tree of a layer's bounding boxes: SQLite's rtree module, in the table where SpatiaLite keeps it.
namespace dothi::io {

struct Box
{
    city::FeatureId id = 0;
    geo::Extent extent;
};

class BoxIndex
{
public:
    BoxIndex(SQLite::Database &database, const city::LayerDef &layer);

    /// Adds boxes of ids that are not in it yet. A few are inserted; when they are many compared with what is
    /// there, all are packed anew from the leaves up, ten times faster and with less overlap.
    void add(std::vector<Box> boxes);
    void remove(city::FeatureId id);
    void clear();

    /// How many have a box. Its table is a hundredth of the layer's, which matters where both must come from
    /// a disk.
    [[nodiscard]] qint64 count() const;
    /// Of everything in it, rounded outwards to single precision (0.125 m in a northing of a million).
    [[nodiscard]] geo::Extent extent() const;

private:
    void pack(std::vector<Box> boxes);
    [[nodiscard]] QByteArray shadow(const char *name) const;

    SQLite::Database &m_database;
    QString m_name;
    QByteArray m_table;
};

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/schema.h>
#include <dothi/io/migrations.h>

#include <span>
#include <vector>

/// What each version of the `.dothi` format put into the tables, frozen: the cities in use were made by it.
///
/// resources/schema/layers.json says what the tables are *now*; this says how they came to be so. To change
/// anything there that the tables know of (a layer, its geometry, its label, a field, its type, whether it is
/// searched):
/// 1. never edit a version that was released: add one to formatVersions() that adds what is new;
/// 2. set kSchemaVersion (dothistore.h) to its number;
/// 3. write down its sha256, which tst_storeformat prints.
/// Titles, aliases, units, bounds and code lists are free to change: no table holds them.
namespace dothi::io {

/// A column for a field of a layer.
struct FormatColumn
{
    const char *id;
    city::FieldType type;
    bool searchable = false;
};

/// A table for a layer.
struct FormatTable
{
    const char *id;
    geo::GeometryType geometry;
    bool hasSolid;
    const char *labelField;
    std::vector<FormatColumn> columns;
    bool hasZ = false;
};

/// A column for a table that an earlier version made. Rows that are there have nothing in it.
struct FormatAddition
{
    const char *table;
    FormatColumn column;
};

/// What one version added to the one before.
struct FormatVersion
{
    int version;
    std::vector<FormatTable> tables;
    std::vector<FormatAddition> additions;
    /// tablesHash() of all tables as they are with it.
    const char *sha256;
};

/// Every version of this program, the first one first.
[[nodiscard]] std::span<const FormatVersion> formatVersions();

/// The tables as they are once `versions` were applied: as much of the layers as a table holds (no titles, no
/// bounds).
[[nodiscard]] std::vector<city::LayerDef> tablesOf(std::span<const FormatVersion> versions);

/// SHA-256, in hexadecimal, over what the tables hold of these layers, whatever their order.
[[nodiscard]] QByteArray tablesHash(std::span<const city::LayerDef> layers);

/// The steps that make and bring up to date a store of these versions. `versions` must outlive them.
[[nodiscard]] std::vector<Migration> migrationsOf(std::span<const FormatVersion> versions);

/// What a store is opened by: the schema of the program and the way to it.
struct StoreFormat
{
    const city::Schema *schema;
    std::vector<Migration> steps;
    /// What came when; must outlive the format. Without it stores of older versions are not read before they
    /// were brought up to date.
    std::span<const FormatVersion> versions{};

    [[nodiscard]] int version() const { return steps.back().version; }
    /// That of this program.
    [[nodiscard]] static const StoreFormat &current();
};

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/exporter.h>

/// Which features of a layer an export means: all of them, those within a rectangle, those that are named.
namespace dothi::io {

class ExportChoice
{
public:
    ExportChoice(const ExportRequest &request, const city::LayerDef &layer);

    /// Nothing of the layer can be meant; it need not be read.
    [[nodiscard]] bool isNothing() const;
    /// Narrows a query to what may be meant (R-tree, ids); what it reads is to be asked takes() for.
    void narrow(city::Query &query) const;
    /// The query must have read the geometry.
    [[nodiscard]] bool takes(const city::Feature &feature) const;

private:
    geo::Extent m_area;
    std::vector<city::FeatureId> m_ids; ///< ascending
    bool m_named = false;               ///< only those
    bool m_placeless = false;           ///< features of this layer stand nowhere
};

/// Whether a position belongs to an area: its west and south edge do, the others do not, so that of two areas
/// side by side just one has it. Empty areas have everything.
[[nodiscard]] bool isWithin(const geo::Extent &area, const geo::Coord &c);

/// NotFound when a part of the city was asked for and nothing was written of it.
[[nodiscard]] Result<> checkChosen(const ExportRequest &request, bool anything);

} // namespace dothi::io

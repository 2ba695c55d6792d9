// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/feature.h>
#include <dothi/io/modelplacing.h>

#include <QWidget>

#include <vector>

namespace dothi::ui {

/// A small plan of the features about to be imported against the extent of the city: a file in the wrong
/// place is seen at once. Coordinates in the city's CRS.
class ImportSketch : public QWidget
{
    Q_OBJECT
public:
    explicit ImportSketch(QWidget *parent = nullptr);

    void show(const std::vector<city::Feature> &features, const geo::Extent &city);
    /// The footprint of a model among the parcels, buildings and streets around it.
    void showPlace(const io::ModelPlace &place);
    /// Shows a part of that place larger and in red; an empty one: all of it again.
    void mark(const geo::Geometry &where);
    [[nodiscard]] QSize sizeHint() const override { return {280, 220}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void drawAround(QPainter &painter, double scale) const;
    void drawNorth(QPainter &painter) const;
    void drawKey(QPainter &painter) const;

    std::vector<geo::Geometry> m_geometries;
    std::vector<geo::Geometry> m_parcels;
    std::vector<geo::Geometry> m_neighbours;
    std::vector<geo::Geometry> m_roads;
    bool m_isPlace = false; ///< of a model; else of features
    geo::Extent m_city;
    geo::Extent m_shown;
    geo::Extent m_whole;    ///< what is shown of a place while nothing of it is marked
    geo::Geometry m_marked; ///< polygonal
};

} // namespace dothi::ui

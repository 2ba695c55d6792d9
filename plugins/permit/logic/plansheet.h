// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/report/report.h>

#include <QLineF>
#include <QPainterPath>
#include <QRectF>

#include <array>
#include <vector>

/// The sheet a plan is drawn on: lines, fills and letters in layout units (1/20 point) on paper, placed so
/// that letters do not cover each other. Knows nothing of stores and findings.
namespace dothi::permit {

/// From the lowest to the topmost.
enum class PlanStyle
{
    Road,
    RoadAxis,
    Parcel,
    Building,
    Proposal,
    TooDense,
    Excess,
    ProposalPart,
    Plot,
    BuildingLine,
    PlannedRedLine,
    RedLine,
    Count,
};

/// What stands where a finding is no distance.
enum class PlanMark
{
    Spot, ///< an area or a sum: a dot on it
    Top,  ///< a height: the triangle of a spot height
};

class PlanSheet
{
public:
    /// `mapMm`: where the map stands on the sheet; `extent` fills it at 1:`scale`.
    PlanSheet(const geo::Extent &extent, const QRectF &mapMm, int scale);

    [[nodiscard]] const geo::Extent &extent() const { return m_extent; }

    void add(PlanStyle style, const geo::Geometry &geometry);
    /// A street's name along its axis, once for each name; `onSurface`: its carriageway is drawn.
    void nameAlong(const geo::Geometry &axis, const QString &name, bool onSurface);
    void numberIn(const geo::Geometry &parcel, const QString &number);
    /// A dimension line with arrows, and its figure; arrows from outside where it is short on paper.
    /// `number`: of the finding, in a disc before the figure.
    void dimension(const geo::Coord &from, const geo::Coord &to, int number, const QString &text,
                   const QColor &color);
    /// A mark with a figure beside it. The figure is always set: at the rim of the map if need be.
    void mark(PlanMark mark, const geo::Coord &at, int number, const QString &text, const QColor &color);
    /// The length of a side of the plot, outside of it.
    void sideLength(const geo::Coord &a, const geo::Coord &b, const geo::Coord &inside, const QString &text);
    /// What of all styles is on the map, with words.
    void addLegend();

    [[nodiscard]] std::shared_ptr<const report::Drawing> drawing() &&;

private:
    struct Letters
    {
        QString text;
        QPointF middle;
        double angleDeg = 0; ///< clockwise on paper, upright
        double sizePt = 7;
        bool bold = false;
        bool italic = false;
        QColor color;
        QColor ground;  ///< what they stand on; invalid: whatever is there
        int number = 0; ///< in a disc before the text; 0: none
    };
    struct Dimension
    {
        QPointF from;
        QPointF to;
        QColor color;
        bool outside = false;
    };
    struct Mark
    {
        PlanMark mark;
        QPointF at;
        QColor color;
    };
    struct Leader
    {
        QPointF from;
        QPointF to;
        QColor color;
    };
    struct LegendItem
    {
        PlanStyle style;
        QString text;
    };
    struct Contents;

    [[nodiscard]] QPointF paper(const geo::Coord &c) const;
    [[nodiscard]] static QSizeF sizeOf(const Letters &letters);
    /// Width of the disc with the number and of the gap behind it.
    [[nodiscard]] static double discWidth(const Letters &letters);
    [[nodiscard]] static QPolygonF outline(const Letters &letters);
    /// Sets the letters unless they would leave the map or cover others.
    bool place(const Letters &letters);
    /// Sets a figure near a place, with a line that leads there; off the proposal and the plot if there is
    /// room.
    bool placeBeside(const Letters &figure, const QPointF &middle);
    bool placeAround(Letters figure, const QPointF &middle);
    /// Whether the line from there to the figure would run behind other letters, or theirs behind the figure.
    [[nodiscard]] bool isCut(const Letters &figure, const QPointF &middle) const;
    /// Sets a figure at the left or right rim of the map, with a line.
    bool placeAtRim(Letters figure, const QPointF &middle);

    geo::Extent m_extent;
    QRectF m_map; ///< layout units
    int m_scale;
    std::array<QPainterPath, static_cast<size_t>(PlanStyle::Count)> m_paths;
    struct Name
    {
        QString text;
        std::vector<QLineF> pieces; ///< on paper
        bool onSurface = false;
    };
    std::vector<Name> m_names;
    struct Number
    {
        QString text;
        QPointF at;
        QSizeF room;
    };
    std::vector<Number> m_numbers;
    std::vector<Letters> m_letters;
    std::vector<Dimension> m_dimensions;
    std::vector<Leader> m_leaders;
    std::vector<Mark> m_marks;
    std::vector<LegendItem> m_legend;
    std::vector<QPainterPath> m_taken;
};

} // namespace dothi::permit

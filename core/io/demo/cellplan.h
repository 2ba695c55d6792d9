// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/demo/lattice.h>
#include <dothi/io/demo/names.h>
#include <dothi/io/demo/plane.h>
#include <dothi/io/demo/rng.h>

#include <QString>

#include <optional>
#include <vector>

/// How one cell of the lattice is cut up: streets and alleys, blocks, lots. Every piece is convex and made by
/// straight cuts, so a block's lots tile it; what lies beyond an edge travels along as the edge's tag.
namespace dothi::io::demo {

enum class LotUse
{
    House,
    Villa,
    Office, ///< a wide house on a main road: shop, mini-hotel, office
    Tower,
    Apartment,
    School,
    Kindergarten,
    Market,
    WardHall,
    Temple,
    Hospital,
    Park,
    Factory,
    Green,  ///< a remnant nobody can build on
    Vacant, ///< to be built on, or kept free for an application
};

/// Tags of edges: > 0 index of a side (street) one can enter from, 0 another lot, these and lower ones:
inline constexpr int kChamfer = -1;   ///< the cut corner at a crossing (vạt góc)
inline constexpr int kStripTag = -10; ///< kStripTag - k: the back of the street-side lots of family k

struct Opening
{
    double from = 0; ///< along the side
    double to = 0;
    bool alley = false;
};

/// One side of a straight stretch of street.
struct Side
{
    int street = 0;
    bool left = true;  ///< seen along the axis
    Line axis;         ///< the centre line, pointing the way house numbers grow
    double offset = 0; ///< position of axis.at along the street
    V2 from;           ///< the stretch of red line
    V2 to;
    std::vector<Opening> openings;

    [[nodiscard]] double position(V2 p) const { return offset + dot(p - axis.at, axis.along); }
    /// Odd on the left, even on the right, one number for every 3 m.
    [[nodiscard]] int number(V2 p) const
    {
        return 2 * std::max(0, static_cast<int>(std::floor(position(p) / 3.0))) + (left ? 1 : 2);
    }
};

struct Street
{
    RoadSpec spec;
    QString name;   ///< as on the sign: "Lê Văn Sen", "Hẻm 45 Lê Văn Sen"
    QString base;   ///< the street an alley leads off, itself for streets
    QString prefix; ///< "45/12" for alleys
    bool ofLattice = false;
    bool commercial = false;
    bool surveyed = true; ///< false: nobody has measured its width
    std::vector<V2> axis;
};

/// The ground of a street or alley between its red lines.
struct Corridor
{
    Poly poly;
    Line axis;
    int street = 0;
    int leftSide = 0;
    int rightSide = 0;
};

struct Lot
{
    Poly poly;
    int side = 0; ///< where its door is; 0: nowhere
    LotUse use = LotUse::House;
    int block = 0;
    int slot = -1; ///< an application's plot
};

enum class BlockKind
{
    Alleys,
    Rows,
    Villas,
    Downtown,
    Apartments,
    Industry,
    Civic,
    Green,
    Empty
};

/// Parts of the middle cell that are kept for the applications; each is a planning zone of its own
/// (centre.cpp).
enum class Site
{
    None,
    Infill,
    RowsEast,
    RowsWest,
    Public,
    NoLimits,
    Unsurveyed,
    Garden
};

/// What lies between streets; becomes a planning zone and a land-use area.
struct Block
{
    Poly poly;
    BlockKind kind = BlockKind::Alleys;
    LotUse civic = LotUse::House; ///< of a Civic block
    Site site = Site::None;
};

enum class Quarter
{
    Alleys,
    Rows,
    Villas,
    Downtown,
    Apartments,
    Industry,
    Park,
    Centre
};

class CellPlan
{
public:
    CellPlan(const Lattice &lattice, CellIndex index, Flavour flavour);

    const Lattice &lattice;
    CellIndex index;
    Flavour flavour;
    Rng rng;
    Quarter quarter = Quarter::Alleys;
    double centrality = 0; ///< 1 at the crossing of the arterials, 0 far away
    Poly ground;           ///< inside the red lines
    std::vector<Street> streets;
    std::vector<Side> sides; ///< sides[0] is nobody's; 1…4: the lattice roads south, east, north, west
    std::vector<Corridor> corridors;
    std::vector<Block> blocks;
    std::vector<Lot> lots;

    /// Cuts the cell into blocks along streets; lots come later, block by block.
    void layOut();
    /// Cuts a block into lots.
    void subdivide(int block);

    [[nodiscard]] const Street &streetOf(int side) const
    {
        return streets[static_cast<size_t>(sides[static_cast<size_t>(side)].street)];
    }
    [[nodiscard]] Side &side(int tag) { return sides[static_cast<size_t>(tag)]; }
    [[nodiscard]] const Side &side(int tag) const { return sides[static_cast<size_t>(tag)]; }

    // Streets
    int addStreet(const RoadSpec &spec, const QString &name);
    /// Both sides of a stretch: the left one's index; the right one's is the next.
    int addSides(int street, const Line &axis, double offset);
    /// Cuts a stretch of street out of a piece; the ends that meet other streets become openings of those.
    Slab carve(const Poly &piece, const Line &axis, int street, int leftSide);
    /// Names an alley after the house number at its mouth.
    void nameAlley(int street, int parentSide, V2 mouth);
    /// `axis` prolonged to the centre line of the street beyond the side.
    [[nodiscard]] V2 toCentre(const Line &axis, int side) const;
    /// Where the axis leaves a stretch of alley at its far end.
    [[nodiscard]] static V2 wallOf(const Poly &stretch, const Line &axis);

    int addBlock(const Poly &poly, BlockKind kind, LotUse civic = LotUse::House);
    void addLot(const Poly &poly, int side, LotUse use, int block, int slot = -1);

    // blocks.cpp: from a block to lots
    struct RowStyle
    {
        double minWidth = 3.5;
        double maxWidth = 5.0;
        LotUse use = LotUse::House;
    };
    [[nodiscard]] RowStyle styleAt(int side, int block) const;
    void row(const Poly &piece, int side, const RowStyle &style, int block);
    void alleys(const Poly &piece, int block);
    void shallow(const Poly &piece, int block);
    void alleyThrough(const Poly &core, int block);
    void comb(const Poly &piece, int side, int block);
    void planned(const Poly &piece, int block, double depth);
    void towers(const Poly &piece, int block);
    void plots(const Poly &piece, int block, LotUse use, double frontage);

    // centre.cpp: the cell that holds the applications' plots
    void layOutCentre();
    void subdivideSite(int block);

private:
    struct Strip
    {
        Poly poly;
        int family = 0;
        int side = 0;
    };

    void slice(const Poly &piece, BlockKind kind, double target, int depth);
    void addCivic(Poly &piece, LotUse use, double area);
    void flushStrips(size_t first, int block);
    int addSite(const Poly &poly, Site site);
    struct Share
    {
        double widthM;
        LotUse use;
        int slot = -1;
        double areaM2 = 0; ///< > 0: the width is set so that the lot has this area
    };
    void shareOut(const Poly &piece, int side, const std::vector<Share> &shares, int block);
    bool pierce(int family, const Line &axis, double width, int leftSide, int street, int &parentSide,
                V2 &mouth);

    std::vector<Strip> m_strips;
    int m_families = 0;
    std::vector<std::pair<LotUse, double>> m_civic; ///< still to be placed in this cell
};

/// What a cell is for, by its place.
[[nodiscard]] Quarter quarterOf(const Lattice &lattice, CellIndex cell);
/// Public plots (use, area in m²) that a cell has to hold.
[[nodiscard]] std::vector<std::pair<LotUse, double>> civicPlotsOf(const Lattice &lattice, CellIndex cell);

} // namespace dothi::io::demo

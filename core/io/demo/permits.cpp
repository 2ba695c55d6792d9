// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Twelve applications on the plots of the middle cell. Each is designed by hand against QCVN 01:2021 and its
// zone's limits to come out with one verdict; the verdicts are stored beside them, so that a test can
// compare.

#include <dothi/geo/codec.h>
#include <dothi/io/demo/context.h>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dothi::io::demo {

namespace {

/// Walls "on the boundary" stand this far inside: corners shared with the neighbours bend a boundary by a
/// millimetre or two.
constexpr double kJoint = 0.005;

/// A plot with its four sides told apart.
class Plot
{
public:
    explicit Plot(const PermitPlot &plot)
        : m_plot(plot)
    {
        const V2 along = plot.poly.edgeDirection(plot.front);
        const V2 inwards = leftOf(along);
        m_edges = {plot.front, -1, -1, -1};
        for (int k = 0; k < plot.poly.size(); ++k) {
            if (k == plot.front)
                continue;
            const V2 outwards = leftOf(plot.poly.edgeDirection(k)) * -1;
            const int role = dot(outwards, inwards) > 0.7    ? 2
                             : dot(outwards, along) > 0      ? 1
                             : dot(outwards, inwards) > -0.7 ? 3
                                                             : -1;
            if (role > 0 &&
                (m_edges[static_cast<size_t>(role)] < 0 ||
                 plot.poly.edgeLength(k) > plot.poly.edgeLength(m_edges[static_cast<size_t>(role)])))
                m_edges[static_cast<size_t>(role)] = k;
        }
    }

    [[nodiscard]] bool isWhole() const
    {
        return std::ranges::all_of(m_edges, [](int e) { return e >= 0; });
    }
    [[nodiscard]] double area() const { return m_plot.poly.area(); }
    [[nodiscard]] double width() const { return m_plot.poly.edgeLength(m_plot.front); }

    /// The four sides moved inwards (outwards when negative): front, right (at the end of the front), back,
    /// left.
    [[nodiscard]] Poly inset(double front, double right, double back, double left) const
    {
        const std::array<double, 4> by{front, right, back, left};
        std::array<Line, 4> lines;
        for (size_t k = 0; k < 4; ++k)
            lines[k] = Line{m_plot.poly.at(m_edges[k]), m_plot.poly.edgeDirection(m_edges[k])}.moved(by[k]);
        Poly poly;
        for (size_t k = 0; k < 4; ++k) {
            V2 where;
            if (!meet(lines[(k + 3) % 4], lines[k], where))
                return {};
            poly.add(snapped(where), 0);
        }
        return poly;
    }

    /// Everything that keeps so far from the boundary (on a narrow plot less: a quarter of the width is left,
    /// as the distance to the houses behind, a third of their 16 m, goes before floor space).
    [[nodiscard]] Poly within(double distance) const
    {
        return shrunk(m_plot.poly, std::min(distance, boxOf(m_plot.poly).width * 0.37));
    }

    /// The four sides moved inwards, with the back chosen so that so much of the plot (0 … 1) is covered.
    [[nodiscard]] Poly covering(double share, double front, double right, double left) const
    {
        double low = 0;
        double high = 200;
        for (int step = 0; step < 40; ++step) {
            const double back = (low + high) / 2;
            const Poly poly = inset(front, right, back, left);
            const bool more = poly.size() == 4 && poly.isConvex() && poly.area() > share * area();
            (more ? low : high) = back;
        }
        return inset(front, right, low, left);
    }

private:
    const PermitPlot &m_plot;
    std::array<int, 4> m_edges;
};

struct Volume
{
    Poly foot;
    double base = 0; ///< above the plot's ground
    double top = 0;
    int storeys = 0;
    const char *kind = "house";
};

struct Design
{
    const char *number;
    const char *title;
    const char *use;
    const char *owner; ///< nullptr: a person
    int due;           ///< working days left on the demo day
    const char *verdict;
    std::vector<const char *> rules; ///< that decide it
    std::vector<Volume> volumes;
};

Design design(Slot slot, const Plot &plot)
{
    switch (slot) {
    case kApartmentTooNear: {
        // 28 m on a street of 14 m: 6 m of setback (table 2.7) where 0.20 m are left; 78.2 % covered where
        // table 2.9 allows 75 %. Floor area 2 × 0.782 + 6 × 0.724 = 5.91 times the plot, within 7.2 of
        // table 2.12.
        const Poly podium = plot.covering(0.782, 0.2, 0.15, 0.15);
        const Poly tower = plot.covering(0.724, 0.2, 0.45, 0.45);
        return {"0148",
                "Chung cư 8 tầng",
                "apartment",
                "Công ty TNHH Địa ốc Bến Sen",
                2,
                "fail",
                {"setback.table", "density.apartment"},
                {{podium, 0, 7.6, 2, "podium"}, {tower, 7.6, 28, 6, "tower"}}};
    }
    case kHouseAtBoundary: // 4 cm over the boundary, which is known to ±7 cm
        return {"0151",
                "Nhà ở riêng lẻ 3 tầng",
                "detached_house",
                nullptr,
                4,
                "survey",
                {"parcel.inside"},
                {{plot.inset(3, 1, 4.5, -0.04), 0, 11.2, 3, "house"}}};
    case kRowHousePasses: {
        const Poly foot = plot.covering(0.85, kJoint, kJoint, kJoint);
        return {"0152", "Nhà ở liên kế 4 tầng",       "row_house", nullptr, 6, "pass",
                {},     {{foot, 0, 14.4, 4, "house"}}};
    }
    case kCommercialNoLimits:
        return {"0155",
                "Trung tâm thương mại – dịch vụ 4 tầng",
                "commercial",
                "Công ty CP Thương mại Gò Mai",
                9,
                "unknown",
                {"zone.density", "zone.far", "zone.height", "zone.storeys"},
                {{plot.within(9.5), 0, 15.9, 4, "house"}}};
    case kRowHouseTooDense: // 130 m²: 84 % by table 2.8
        return {"0158",
                "Nhà ở liên kế 3 tầng",
                "row_house",
                nullptr,
                3,
                "fail",
                {"density.house"},
                {{plot.covering(0.885, kJoint, kJoint, kJoint), 0, 11.4, 3, "house"}}};
    case kMixedTooMuchFloor: {
        // 22 m high: 5.6 times the plot by table 2.12; seven storeys and two shopping basements make more.
        const Poly foot = plot.covering(0.74, 4.2, 0.8, 0.8);
        const Poly below = plot.inset(1.5, 0.5, 0.5, 0.5);
        return {"0160",
                "Công trình hỗn hợp 7 tầng, 2 hầm thương mại",
                "mixed",
                "Công ty CP Đầu tư Rạch Bần",
                5,
                "fail",
                {"far.table"},
                {{below, -6.8, 0, 2, "basement"}, {foot, 0, 22, 7, "tower"}}};
    }
    case kRowHouseTooHigh: // the zone allows 6 storeys and 21.6 m
        return {"0161",
                "Nhà ở liên kế 7 tầng",
                "row_house",
                nullptr,
                5,
                "fail",
                {"zone.height", "zone.storeys"},
                {{plot.covering(0.84, kJoint, kJoint, kJoint), 0, 25.2, 7, "house"}}};
    case kHouseOverBoundary:
        return {"0163",
                "Nhà ở riêng lẻ 2 tầng",
                "detached_house",
                nullptr,
                6,
                "fail",
                {"parcel.inside"},
                {{plot.inset(3, -0.6, 5, 1.2), 0, 7.8, 2, "house"}}};
    case kHouseInWidening: // the planned red line lies 4 m behind the existing one
        // Of what it leaves of a large plot (up to 200 m²), table 2.8 allows 70 % to be built on.
        return {
            "0164",
            "Nhà ở kết hợp kinh doanh 3 tầng",
            "row_house",
            nullptr,
            5,
            "fail",
            {"redLine.planned"},
            {{plot.covering(plot.area() > 110 ? 0.55 : 0.66, kJoint, kJoint, kJoint), 0, 11.6, 3, "house"}}};
    case kSlabsTooNear: {
        // Two slabs of 26 m face each other with their long sides 9 m apart; half their height is 13 m.
        const double width = plot.width();
        const double side = (width - 9 - 2 * 14) / 2;
        return {"0166",
                "Khu chung cư hai khối nhà 8 tầng",
                "apartment",
                "Công ty CP Nhà ở Cầu Tràm",
                8,
                "fail",
                {"spacing.own"},
                {{plot.inset(4.3, width - side - 14, 2, side), 0, 26, 8, "tower"},
                 {plot.inset(4.3, side, 2, width - side - 14), 0, 26, 8, "tower"}}};
    }
    case kNoRoadWidth: // 21 m high: 0 or 3 m of setback, as wide as the street is
        return {"0169",
                "Văn phòng kết hợp thương mại 6 tầng",
                "commercial",
                "Công ty TNHH Minh Tâm Lộc",
                6,
                "unknown",
                {"redLine.existing", "setback.table"},
                {{plot.inset(2, 3, 18, 3), 0, 21, 6, "house"}}};
    case kKindergartenPasses:
    default:
        return {"0171",
                "Trường mầm non 2 tầng",
                "public_service",
                "Ban Quản lý dự án đầu tư xây dựng phường",
                4,
                "pass",
                {},
                {{plot.within(9.5), 0, 9.2, 2, "house"}}};
    }
}

QJsonObject proposalOf(const Context &context, const Design &made, const PermitPlot &plot, const QString &id,
                       const QDate &submitted)
{
    QJsonArray volumes;
    for (const Volume &volume : made.volumes) {
        volumes.append(
            QJsonObject{{QStringLiteral("footprint"), geo::toGeoJson(context.emit.polygon(volume.foot))},
                        {QStringLiteral("baseM"), std::floor((plot.groundM + volume.base) * 100 + 0.5) / 100},
                        {QStringLiteral("topM"), std::floor((plot.groundM + volume.top) * 100 + 0.5) / 100},
                        {QStringLiteral("storeys"), volume.storeys},
                        {QStringLiteral("kind"), QString::fromLatin1(volume.kind)}});
    }
    return {{QStringLiteral("id"), id},
            {QStringLiteral("crs"), QStringLiteral("EPSG:%1").arg(context.profile.epsg)},
            {QStringLiteral("date"), submitted.toString(Qt::ISODate)},
            {QStringLiteral("use"), QString::fromLatin1(made.use)},
            {QStringLiteral("parcel"), plot.parcel},
            {QStringLiteral("groundM"), plot.groundM},
            {QStringLiteral("volumes"), volumes}};
}

} // namespace

void writeApplications(Context &context, QByteArray &expected)
{
    QJsonArray verdicts;
    for (int k = 0; k < kSlotCount; ++k) {
        const std::optional<PermitPlot> &found = context.plots[static_cast<size_t>(k)];
        if (!found)
            continue;
        const Plot plot(*found);
        const bool anyShape = k == kCommercialNoLimits || k == kKindergartenPasses;
        if (!anyShape && !plot.isWhole())
            continue;
        const Design made = design(static_cast<Slot>(k), plot);
        const QString id = QStringLiteral("HS-2026-") + QString::fromLatin1(made.number);
        const quint64 hash = hashOf({static_cast<qint64>(context.lattice.seed()), 340, k});
        const QDate due = context.profile.addWorkingDays(demoDay(), made.due);
        // NĐ 217/2026, article 54: 7 working days for a household's house, 10 for other new works.
        const bool house = qstrcmp(made.use, "row_house") == 0 || qstrcmp(made.use, "detached_house") == 0;
        QDate submitted = due;
        while (context.profile.workingDays(submitted, due) < (house ? 7 : 10) || submitted.dayOfWeek() > 5)
            submitted = submitted.addDays(-1);
        const QByteArray json =
            QJsonDocument(proposalOf(context, made, *found, id, submitted)).toJson(QJsonDocument::Compact);
        context.emit.add(Layer::PermitApplication, context.emit.polygon(found->poly),
                         {text(id), text(made.title), made.owner ? text(made.owner) : text(personName(hash)),
                          text("new"), text(made.use), text(found->address), whole(found->parcel),
                          city::Value{submitted}, city::Value{due}, text("open"),
                          text(QString::fromUtf8(json)), text(context.source)});
        QJsonArray rules;
        for (const char *rule : made.rules)
            rules.append(QString::fromLatin1(rule));
        verdicts.append(QJsonObject{{QStringLiteral("application"), id},
                                    {QStringLiteral("verdict"), QString::fromLatin1(made.verdict)},
                                    {QStringLiteral("rules"), rules}});
    }
    expected =
        QJsonDocument(QJsonObject{{QStringLiteral("applications"), verdicts}}).toJson(QJsonDocument::Compact);
}

} // namespace dothi::io::demo

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/style.h>

#include <algorithm>
#include <array>

namespace dothi::scene::style {

namespace {

/// The map's own colours before lightening.
const std::array kLandUse{
    CodeColor{"LUC", {255, 252, 130}}, CodeColor{"LUK", {255, 252, 150}}, CodeColor{"HNK", {255, 240, 180}},
    CodeColor{"CLN", {255, 210, 160}}, CodeColor{"RDD", {110, 255, 100}}, CodeColor{"RPH", {190, 255, 30}},
    CodeColor{"RSX", {180, 255, 180}}, CodeColor{"NTS", {170, 255, 255}}, CodeColor{"CNT", {245, 255, 180}},
    CodeColor{"LMU", {255, 255, 254}}, CodeColor{"NKH", {245, 255, 180}}, CodeColor{"ONT", {255, 208, 255}},
    CodeColor{"ODT", {255, 160, 255}}, CodeColor{"TSC", {255, 170, 160}}, CodeColor{"CQP", {255, 100, 80}},
    CodeColor{"CAN", {255, 80, 70}},   CodeColor{"DVH", {255, 170, 160}}, CodeColor{"DXH", {255, 170, 160}},
    CodeColor{"DYT", {255, 170, 160}}, CodeColor{"DGD", {255, 170, 160}}, CodeColor{"DTT", {255, 170, 160}},
    CodeColor{"DKH", {255, 170, 160}}, CodeColor{"DMT", {255, 170, 160}}, CodeColor{"DKT", {255, 170, 160}},
    CodeColor{"DNG", {255, 170, 160}}, CodeColor{"DSK", {250, 170, 160}}, CodeColor{"SKK", {250, 170, 160}},
    CodeColor{"SKN", {250, 170, 160}}, CodeColor{"SCT", {250, 170, 160}}, CodeColor{"TMD", {250, 170, 160}},
    CodeColor{"SKC", {250, 170, 160}}, CodeColor{"SKS", {205, 170, 205}}, CodeColor{"DGT", {255, 170, 50}},
    CodeColor{"DTL", {170, 255, 255}}, CodeColor{"DCT", {170, 255, 255}}, CodeColor{"DPC", {170, 255, 255}},
    CodeColor{"DDD", {255, 170, 160}}, CodeColor{"DRA", {205, 170, 205}}, CodeColor{"DNL", {255, 170, 160}},
    CodeColor{"DBV", {255, 170, 160}}, CodeColor{"DCH", {255, 170, 160}}, CodeColor{"DKV", {160, 220, 120}},
    CodeColor{"TON", {255, 170, 160}}, CodeColor{"TIN", {255, 170, 160}}, CodeColor{"NTD", {210, 210, 210}},
    CodeColor{"MNC", {180, 255, 255}}, CodeColor{"SON", {160, 255, 255}}, CodeColor{"PNK", {255, 170, 160}},
    CodeColor{"BCS", {255, 255, 254}}, CodeColor{"DCS", {255, 255, 254}}, CodeColor{"NCS", {230, 230, 200}},
};

const std::array kZone{
    CodeColor{"residential_existing", {240, 196, 150}},
    CodeColor{"residential_new", {245, 214, 160}},
    CodeColor{"apartment", {228, 168, 120}},
    CodeColor{"mixed", {226, 160, 156}},
    CodeColor{"commercial", {222, 132, 132}},
    CodeColor{"education", {196, 170, 214}},
    CodeColor{"health", {236, 170, 196}},
    CodeColor{"culture", {206, 186, 222}},
    CodeColor{"green", {160, 202, 132}},
    CodeColor{"industry", {182, 170, 190}},
    CodeColor{"infrastructure", {190, 190, 186}},
    CodeColor{"water", {150, 190, 212}},
};

const std::array kSurface{
    CodeColor{"carriageway", {210, 204, 196}}, CodeColor{"sidewalk", {231, 225, 215}},
    CodeColor{"alley", {216, 209, 199}},       CodeColor{"square", {228, 220, 208}},
    CodeColor{"bridge", {205, 200, 192}},
};

const std::array kPipe{
    CodeColor{"storm", {74, 134, 190}},     CodeColor{"sewer", {140, 108, 78}},
    CodeColor{"combined", {112, 112, 150}}, CodeColor{"water", {36, 120, 200}},
    CodeColor{"gas", {206, 160, 50}},
};

const std::array kCable{
    CodeColor{"lighting", {212, 160, 40}},
    CodeColor{"power", {190, 84, 70}},
    CodeColor{"telecom", {96, 144, 92}},
};

const std::array kDike{
    CodeColor{"dike", {134, 116, 78}},
    CodeColor{"embankment", {150, 128, 96}},
    CodeColor{"flood_wall", {112, 112, 118}},
    CodeColor{"retaining_wall", {132, 124, 120}},
};

const std::array kRedLine{
    CodeColor{"existing", {201, 104, 88}},
    CodeColor{"planned", {214, 96, 50}},
};

const std::array kLayers{
    CodeColor{"terrain", {224, 217, 206}},
    CodeColor{"land_use", {226, 214, 204}},
    CodeColor{"water", {150, 188, 207}},
    CodeColor{"road_surface", {210, 204, 196}},
    CodeColor{"road", {210, 204, 196}},
    CodeColor{"poi", {110, 98, 140}},
    CodeColor{"parcel", {163, 147, 126}},
    CodeColor{"planning_zone", {226, 196, 164}},
    CodeColor{"red_line", {196, 78, 60}},
    CodeColor{"construction_line", {124, 92, 158}},
    CodeColor{"protection_corridor", {66, 136, 166}},
    CodeColor{"height_plane", {140, 112, 176}},
    CodeColor{"admin_unit", {118, 104, 92}},
    CodeColor{"building", {222, 212, 198}},
    CodeColor{"tree", {112, 146, 88}},
    CodeColor{"lamp", {133, 131, 128}},
    CodeColor{"cabinet", {104, 116, 128}},
    CodeColor{"pipe", {74, 134, 190}},
    CodeColor{"manhole", {90, 96, 104}},
    CodeColor{"cable", {190, 84, 70}},
    CodeColor{"breakline", {134, 116, 78}},
    CodeColor{"permit_application", {0x0F, 0x6F, 0xDE}},
};

template <class Table>
const CodeColor *find(const Table &table, const QString &code)
{
    const auto it = std::find_if(table.begin(), table.end(),
                                 [&code](const CodeColor &c) { return code == QLatin1String(c.code); });
    return it == table.end() ? nullptr : &*it;
}

const CodeColor *findIn(const QString &layer, const QString &code)
{
    if (layer == QLatin1String("land_use"))
        return find(kLandUse, code);
    if (layer == QLatin1String("planning_zone"))
        return find(kZone, code);
    if (layer == QLatin1String("road_surface"))
        return find(kSurface, code);
    if (layer == QLatin1String("pipe"))
        return find(kPipe, code);
    if (layer == QLatin1String("cable"))
        return find(kCable, code);
    if (layer == QLatin1String("red_line"))
        return find(kRedLine, code);
    if (layer == QLatin1String("breakline"))
        return find(kDike, code);
    return nullptr;
}

quint64 scrambled(quint64 v)
{
    // splitmix64's mixing step: neighbours in id get unrelated colours.
    v += 0x9E3779B97F4A7C15ULL;
    v = (v ^ (v >> 30)) * 0xBF58476D1CE4E5B9ULL;
    v = (v ^ (v >> 27)) * 0x94D049BB133111EBULL;
    return v ^ (v >> 31);
}

} // namespace

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto blend = [share](int x, int y) { return static_cast<int>(x + (y - x) * share + 0.5); };
    return {blend(a.red(), b.red()), blend(a.green(), b.green()), blend(a.blue(), b.blue()),
            blend(a.alpha(), b.alpha())};
}

QString codeField(const QString &layer)
{
    if (layer == QLatin1String("land_use"))
        return QStringLiteral("code");
    if (layer == QLatin1String("planning_zone"))
        return QStringLiteral("function");
    if (layer == QLatin1String("road_surface") || layer == QLatin1String("pipe") ||
        layer == QLatin1String("cable") || layer == QLatin1String("breakline"))
        return QStringLiteral("kind");
    if (layer == QLatin1String("red_line"))
        return QStringLiteral("status");
    return {};
}

QColor colorFor(const QString &layer, const QString &code)
{
    if (const CodeColor *found = findIn(layer, code)) {
        if (layer == QLatin1String("land_use"))
            return mixed(found->color, kGround, 0.48);
        return found->color;
    }
    // Open lists: what a city writes instead of a code of the list gets a colour of its own, too.
    if (!code.isEmpty() && !codeField(layer).isEmpty()) {
        static const std::array kOther{QColor(214, 190, 170), QColor(190, 200, 176), QColor(200, 188, 204),
                                       QColor(184, 200, 206), QColor(220, 206, 164), QColor(212, 180, 180),
                                       QColor(176, 196, 190), QColor(206, 196, 188)};
        quint64 hash = 14695981039346656037ULL; // FNV-1a: the same on every machine
        for (const QChar c : code)
            hash = (hash ^ c.unicode()) * 1099511628211ULL;
        return kOther[scrambled(hash) % kOther.size()];
    }
    if (const CodeColor *own = find(kLayers, layer))
        return own->color;
    return {160, 156, 150};
}

std::vector<LegendItem> legendFor(const city::Schema &schema, const QString &layer, const QStringList &codes)
{
    std::vector<LegendItem> legend;
    const city::LayerDef *def = schema.layer(layer);
    if (!def)
        return legend;
    const city::FieldDef *field = def->field(codeField(layer));
    if (!field) {
        legend.push_back({colorFor(layer, {}), def->title.text()});
        return legend;
    }
    for (const QString &code : codes) {
        const QString title = code.isEmpty() ? def->title.text() : schema.codeTitle(field->codeList, code);
        legend.push_back({colorFor(layer, code), title});
    }
    return legend;
}

QColor wallColor(city::FeatureId id, double heightM, const QString &use, bool heightKnown)
{
    if (!heightKnown)
        return kBuildingUnknown;
    static const std::array kWarm{QColor(229, 218, 203), QColor(222, 211, 195), QColor(234, 224, 210),
                                  QColor(215, 204, 189), QColor(226, 214, 197), QColor(219, 211, 200),
                                  QColor(231, 214, 189), QColor(216, 214, 208)};
    static const std::array kCool{QColor(208, 208, 203), QColor(214, 212, 206), QColor(203, 205, 203)};
    const quint64 dice = scrambled(static_cast<quint64>(id));
    // Houses flow into towers: above 35 m the cool greys take over.
    const double tower = std::clamp((heightM - 20) / 30, 0.0, 1.0);
    QColor color = mixed(kWarm[dice % kWarm.size()], kCool[(dice >> 8) % kCool.size()], tower);
    if (use == QLatin1String("school") || use == QLatin1String("public_service") ||
        use == QLatin1String("hospital") || use == QLatin1String("market") ||
        use == QLatin1String("religious")) {
        // Public buildings a shade warmer: landmarks one finds one's way by.
        color = mixed(color, QColor(230, 200, 160), 0.45);
    }
    return color;
}

QColor roofColor(const QColor &wall)
{
    return mixed(wall, QColor(236, 230, 221), 0.4);
}

} // namespace dothi::scene::style

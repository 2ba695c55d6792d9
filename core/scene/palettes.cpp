// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/palettes.h>
#include <dothi/scene/style.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace dothi::scene {

namespace {

constexpr const char *kTexts = "dothi::Palettes";

/// The palest share of a sequential palette is not used.
constexpr double kPalestShare = 0.12;
/// Nor is the darkest.
constexpr double kDarkestShare = 0.14;

std::vector<QColor> fromHex(std::initializer_list<QRgb> values)
{
    std::vector<QColor> colors;
    for (const QRgb value : values)
        colors.emplace_back(QColor::fromRgb(value));
    return colors;
}

std::vector<Palette> makePalettes()
{
    const char *const brewer = QT_TRANSLATE_NOOP(
        "dothi::Palettes", "ColorBrewer 2.0, Cynthia Brewer and Mark Harrower, Pennsylvania State "
                           "University; Apache License 2.0");
    return {
        {QStringLiteral("ylgnbu"), PaletteKind::Sequential,
         QT_TRANSLATE_NOOP("dothi::Palettes", "Yellow to blue"), brewer,
         fromHex({0xffffd9, 0xedf8b1, 0xc7e9b4, 0x7fcdbb, 0x41b6c4, 0x1d91c0, 0x225ea8, 0x253494, 0x081d58})},
        {QStringLiteral("ylorrd"), PaletteKind::Sequential,
         QT_TRANSLATE_NOOP("dothi::Palettes", "Yellow to red"), brewer,
         fromHex({0xffffcc, 0xffeda0, 0xfed976, 0xfeb24c, 0xfd8d3c, 0xfc4e2a, 0xe31a1c, 0xbd0026, 0x800026})},
        {QStringLiteral("purples"), PaletteKind::Sequential, QT_TRANSLATE_NOOP("dothi::Palettes", "Purple"),
         brewer,
         fromHex({0xfcfbfd, 0xefedf5, 0xdadaeb, 0xbcbddc, 0x9e9ac8, 0x807dba, 0x6a51a3, 0x54278f, 0x3f007d})},
        {QStringLiteral("viridis"), PaletteKind::Sequential, QT_TRANSLATE_NOOP("dothi::Palettes", "Viridis"),
         QT_TRANSLATE_NOOP("dothi::Palettes", "Viridis, Stéfan van der Walt and Nathaniel Smith; CC0"),
         fromHex({0xfde725, 0xb5de2b, 0x6ece58, 0x35b779, 0x1f9e89, 0x26828e, 0x31688e, 0x3e4989, 0x482878,
                  0x440154})},
        {QStringLiteral("rdbu"), PaletteKind::Diverging,
         QT_TRANSLATE_NOOP("dothi::Palettes", "Blue over pale to red"), brewer,
         fromHex({0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d,
                  0xb2182b, 0x67001f})},
        // Twelve of a saturation at which a city of them stays calm, searched for the greatest least
        // distance: 30 in CIELAB, and 39 of 255 to eyes without red or green. The quietest first, for the
        // kind of which there is most.
        {QStringLiteral("city-12"), PaletteKind::Qualitative,
         QT_TRANSLATE_NOOP("dothi::Palettes", "Calm, twelve kinds"),
         QT_TRANSLATE_NOOP("dothi::Palettes", "DoThi; free to use"),
         fromHex({0xd3c29d, 0x6cb2e6, 0xb25b57, 0x57bb6b, 0x65577f, 0xd7d75b, 0x688d82, 0xdb87b7, 0x466d2e,
                  0x6d7eeb, 0xa94ca8, 0x74e1d8})},
        {QStringLiteral("okabe-ito"), PaletteKind::Qualitative,
         QT_TRANSLATE_NOOP("dothi::Palettes", "Okabe and Ito"),
         QT_TRANSLATE_NOOP("dothi::Palettes",
                           "Masataka Okabe and Kei Ito, Color Universal Design; free to use"),
         fromHex({0xe69f00, 0x56b4e9, 0x009e73, 0xf0e442, 0x0072b2, 0xd55e00, 0xcc79a7})},
        {QStringLiteral("tol-muted"), PaletteKind::Qualitative,
         QT_TRANSLATE_NOOP("dothi::Palettes", "Muted, Paul Tol"),
         QT_TRANSLATE_NOOP("dothi::Palettes", "Paul Tol, SRON, “muted”; BSD licence"),
         fromHex({0xcc6677, 0x332288, 0xddcc77, 0x117733, 0x88ccee, 0x882255, 0x44aa99, 0x999933, 0xaa4499})},
    };
}

QColor along(const std::vector<QColor> &colors, double t)
{
    const double place = std::clamp(t, 0.0, 1.0) * static_cast<double>(colors.size() - 1);
    const auto first = std::min(static_cast<size_t>(place), colors.size() - 2);
    return style::mixed(colors[first], colors[first + 1], place - static_cast<double>(first));
}

} // namespace

QString Palette::title() const
{
    return QCoreApplication::translate(kTexts, titleSource);
}

QString Palette::source() const
{
    return QCoreApplication::translate(kTexts, sourceSource);
}

const std::vector<Palette> &palettes()
{
    static const std::vector<Palette> kPalettes = makePalettes();
    return kPalettes;
}

const Palette *palette(const QString &id)
{
    const auto found = std::ranges::find(palettes(), id, &Palette::id);
    return found == palettes().end() ? nullptr : &*found;
}

const Palette &usualPalette(bool ordered)
{
    const PaletteKind kind = ordered ? PaletteKind::Sequential : PaletteKind::Qualitative;
    return *std::ranges::find(palettes(), kind, &Palette::kind);
}

std::vector<QColor> colorsOf(const Palette &palette, int count, bool reversed)
{
    std::vector<QColor> colors;
    for (int i = 0; i < count; ++i) {
        if (palette.kind != PaletteKind::Qualitative) {
            const bool isSequential = palette.kind == PaletteKind::Sequential;
            const double first = isSequential ? kPalestShare : 0;
            const double last = isSequential ? 1 - kDarkestShare : 1;
            const double t = count > 1 ? static_cast<double>(i) / (count - 1) : 0.6;
            colors.push_back(along(palette.colors, first + (last - first) * t));
            continue;
        }
        const auto size = static_cast<int>(palette.colors.size());
        const QColor &own = palette.colors[static_cast<size_t>(i % size)];
        switch (i / size) {
        case 0:
            colors.push_back(own);
            break;
        case 1:
            colors.push_back(style::mixed(own, QColor(255, 255, 255), 0.5));
            break;
        case 2:
            colors.push_back(style::mixed(own, QColor(0, 0, 0), 0.42));
            break;
        default:
            colors.push_back(style::mixed(own, QColor(128, 128, 128), 0.6));
        }
    }
    if (reversed)
        std::ranges::reverse(colors);
    return colors;
}

} // namespace dothi::scene

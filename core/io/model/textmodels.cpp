// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// .poly (TetGen 1.6 manual, 5.2.2), .off (Geomview's object file format) and .obj (Wavefront, 1995).

#include <dothi/io/model/modelreader.h>
#include <dothi/io/model/modeltext.h>

#include <QCoreApplication>

#include <limits>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelReader)
};

QString tooMany()
{
    return Tr::tr("more is announced than the file can hold.");
}

QString notANumber()
{
    return Tr::tr("a number is missing or is none.");
}

QString noSuchVertex()
{
    return Tr::tr("a vertex is named that is not there.");
}

/// A count as the file announces it: each of what it counts takes two characters at least.
std::optional<quint32> announced(std::string_view word, const ModelText &text)
{
    const auto count = toWhole(word);
    if (!count || *count < 0 || *count > text.size() / 2)
        return {};
    return static_cast<quint32>(*count);
}

Result<> deliver(geo::Brep &&brep, const QString &id, const ModelReadOptions &options,
                 const ModelVisitor &visit)
{
    ModelPart part;
    part.id = id;
    part.type = options.as;
    part.brep = std::move(brep);
    return visit(part);
}

void begin(geo::Brep &brep, const ModelReadOptions &options)
{
    if (options.as != geo::SolidType::MultiSurface && options.as != geo::SolidType::CompositeSurface)
        brep.beginSolid();
    brep.beginShell();
}

/// A ring of `count` numbers of vertices that begin at `base`.
Result<> readRing(ModelText &text, quint32 count, qint64 base, geo::Brep &brep)
{
    brep.beginRing();
    for (quint32 i = 0; i < count; ++i) {
        const auto word = text.nextWord();
        const auto vertex = word ? toWhole(*word) : std::nullopt;
        if (!vertex)
            return text.wrong(notANumber());
        if (*vertex < base || *vertex - base >= static_cast<qint64>(brep.vertices.size()))
            return text.wrong(noSuchVertex());
        brep.addCorner(static_cast<quint32>(*vertex - base));
    }
    return {};
}

/// One facet of a .poly: its rings, the first of them the exterior, and points in its holes, which tell
/// nothing more.
Result<> readFacet(ModelText &text, qint64 base, geo::Brep &brep)
{
    if (!text.nextLine())
        return text.wrong(Tr::tr("the file ends too early."));
    const std::vector<std::string_view> &words = text.words();
    const auto rings = announced(words[0], text);
    const auto holes = words.size() > 1 ? announced(words[1], text) : std::optional<quint32>(0);
    if (!rings || !holes)
        return text.wrong(notANumber());
    text.skipLine();
    brep.beginFace();
    for (quint32 r = 0; r < *rings; ++r) {
        const auto word = text.nextWord();
        const auto count = word ? announced(*word, text) : std::nullopt;
        if (!count)
            return text.wrong(notANumber());
        DOTHI_TRY(readRing(text, *count, base, brep));
    }
    text.skipLine();
    for (quint32 h = 0; h < *holes; ++h) {
        if (!text.nextLine())
            return text.wrong(Tr::tr("the file ends too early."));
    }
    text.skipLine();
    return {};
}

/// What an .obj says of how its faces look.
struct ObjLooks
{
    std::vector<city::PictureSpot> places; ///< each "vt"
    qint32 material = -1;                  ///< of the faces that come

    /// The place that "7/3/2" names, or one that is none: what is wrong with it costs the look alone.
    [[nodiscard]] city::PictureSpot placeOf(std::string_view corner) const
    {
        constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
        const size_t slash = corner.find('/');
        if (slash == std::string_view::npos)
            return {kNone, kNone};
        const std::string_view rest = corner.substr(slash + 1);
        const qint64 number = toWhole(rest.substr(0, rest.find('/'))).value_or(0);
        const auto count = static_cast<qint64>(places.size());
        const qint64 at = number > 0 ? number - 1 : count + number;
        return number != 0 && at >= 0 && at < count ? places[static_cast<size_t>(at)]
                                                    : city::PictureSpot{kNone, kNone};
    }
    void addPlace(const std::vector<std::string_view> &words)
    {
        const auto number = [&words](size_t at) {
            return at < words.size() ? toFinite(words[at]).value_or(std::numeric_limits<double>::quiet_NaN())
                                     : 0;
        };
        places.push_back({static_cast<float>(number(1)), static_cast<float>(number(2))});
    }
};

/// What follows the first word of a line.
std::string_view restOf(const std::vector<std::string_view> &words)
{
    if (words.size() < 2)
        return {};
    const char *end = words.back().data() + words.back().size();
    return {words[1].data(), static_cast<size_t>(end - words[1].data())};
}

/// The numbers of vertices on a line of an .obj: "7", "7/1/2", "-1" (from the end).
Result<> readObjFace(const ModelText &text, size_t vertices, std::vector<quint32> &face)
{
    face.clear();
    for (size_t i = 1; i < text.words().size(); ++i) {
        const std::string_view word = text.words()[i];
        const auto number = toWhole(word.substr(0, word.find('/')));
        if (!number || *number == 0)
            return text.wrong(notANumber());
        const qint64 vertex = *number > 0 ? *number - 1 : static_cast<qint64>(vertices) + *number;
        if (vertex < 0 || vertex >= static_cast<qint64>(vertices))
            return text.wrong(noSuchVertex());
        face.push_back(static_cast<quint32>(vertex));
    }
    return {};
}

/// Says every so often how far a text has been read. Which lines there are is the file's choice: whether to
/// stop is asked at each.
Result<> progress(const ModelText &text, TaskContext &task)
{
    constexpr qint64 kEvery = 4096;
    if (text.line() % kEvery == 0) {
        task.progress(static_cast<double>(text.position()) / static_cast<double>(text.size() + 1),
                      Tr::tr("Reading the model"));
    }
    return task.checkpoint();
}

} // namespace

Result<> readPoly(const QByteArray &content, const ModelReadOptions &options, const ModelVisitor &visit,
                  TaskContext &task)
{
    ModelText text(content);
    geo::Brep brep;
    if (!text.nextLine())
        return text.wrong(Tr::tr("the file is empty."));
    const auto vertices = announced(text.words()[0], text);
    if (!vertices)
        return text.wrong(tooMany());
    qint64 base = 0;
    for (quint32 i = 0; i < *vertices; ++i) {
        if (!text.nextLine())
            return text.wrong(Tr::tr("the file ends too early."));
        const auto number = toWhole(text.words()[0]);
        const auto coord = text.coord(1);
        if (!number || !coord)
            return text.wrong(notANumber());
        // Vertices are numbered from 0 or from 1.
        if (i == 0)
            base = *number;
        if ((base != 0 && base != 1) || *number != base + i)
            return text.wrong(Tr::tr("vertices are not numbered one after the other."));
        brep.vertices.push_back(*coord);
        DOTHI_TRY(progress(text, task));
    }
    if (!text.nextLine())
        return text.wrong(Tr::tr("the file ends too early."));
    const auto facets = announced(text.words()[0], text);
    if (!facets)
        return text.wrong(tooMany());
    text.skipLine();
    begin(brep, options);
    for (quint32 f = 0; f < *facets; ++f) {
        DOTHI_TRY(readFacet(text, base, brep));
        DOTHI_TRY(progress(text, task));
    }
    return deliver(std::move(brep), QStringLiteral("0"), options, visit);
}

Result<> readOff(const QByteArray &content, const ModelReadOptions &options, const ModelVisitor &visit,
                 TaskContext &task)
{
    ModelText text(content);
    const auto first = text.nextWord();
    if (!first || *first != "OFF")
        return text.wrong(Tr::tr("the file does not begin with OFF."));
    std::array<quint32, 2> counts{};
    for (quint32 &count : counts) {
        const auto word = text.nextWord();
        const auto value = word ? announced(*word, text) : std::nullopt;
        if (!value)
            return text.wrong(tooMany());
        count = *value;
    }
    if (!text.nextWord()) // the number of edges, which nobody needs
        return text.wrong(Tr::tr("the file ends too early."));
    geo::Brep brep;
    for (quint32 i = 0; i < counts[0]; ++i) {
        std::array<double, 3> at{};
        for (double &value : at) {
            const auto word = text.nextWord();
            const auto number = word ? toFinite(*word) : std::nullopt;
            if (!number)
                return text.wrong(notANumber());
            value = *number;
        }
        brep.vertices.push_back({at[0], at[1], at[2]});
        DOTHI_TRY(progress(text, task));
    }
    begin(brep, options);
    for (quint32 f = 0; f < counts[1]; ++f) {
        const auto word = text.nextWord();
        const auto count = word ? announced(*word, text) : std::nullopt;
        if (!count)
            return text.wrong(notANumber());
        brep.beginFace();
        DOTHI_TRY(readRing(text, *count, 0, brep));
        text.skipLine(); // colours
        DOTHI_TRY(progress(text, task));
    }
    return deliver(std::move(brep), QStringLiteral("0"), options, visit);
}

Result<> readObj(const QByteArray &content, const ModelReadOptions &options, const ModelVisitor &visit,
                 TaskContext &task)
{
    ModelText text(content);
    std::vector<geo::Coord> vertices;
    geo::Brep brep;
    QString id;
    std::vector<quint32> face;
    std::vector<quint32> ours; // of each vertex its number in the object in hand, from 1
    std::vector<quint32> used;
    ObjLooks looks;
    ModelPart part;
    int number = 0;
    const auto finish = [&]() -> Result<> {
        if (brep.faces.empty())
            return {};
        part.id = id.isEmpty() ? QString::number(number) : id;
        part.type = options.as;
        part.brep = std::move(brep);
        DOTHI_TRY(visit(part));
        ++number;
        part = {};
        brep = {};
        for (const quint32 vertex : used)
            ours[vertex] = 0;
        used.clear();
        return {};
    };
    while (text.nextLine()) {
        const std::string_view what = text.words()[0];
        if (what == "v") {
            const auto coord = text.coord(1);
            if (!coord)
                return text.wrong(notANumber());
            vertices.push_back(*coord);
        } else if (what == "o") {
            DOTHI_TRY(finish());
            id = text.words().size() > 1 ? QString::fromUtf8(text.words()[1].data(),
                                                             static_cast<qsizetype>(text.words()[1].size()))
                                         : QString();
        } else if (what == "f") {
            DOTHI_TRY(readObjFace(text, vertices.size(), face));
            if (brep.faces.empty())
                begin(brep, options);
            ours.resize(vertices.size(), 0);
            brep.beginFace();
            brep.beginRing();
            for (const quint32 vertex : face) {
                if (ours[vertex] == 0) {
                    brep.vertices.push_back(vertices[vertex]);
                    ours[vertex] = static_cast<quint32>(brep.vertices.size());
                    used.push_back(vertex);
                }
                brep.addCorner(ours[vertex] - 1);
            }
            if (options.materialOf) {
                part.materials.push_back(looks.material);
                for (size_t i = 1; i < text.words().size(); ++i)
                    part.spots.push_back(looks.placeOf(text.words()[i]));
            }
        } else if (what == "vt" && options.materialOf) {
            looks.addPlace(text.words());
        } else if (what == "usemtl" && options.materialOf) {
            looks.material = options.materialOf(restOf(text.words()));
        }
        DOTHI_TRY(progress(text, task));
    }
    DOTHI_TRY(finish());
    if (number == 0)
        return text.wrong(Tr::tr("the file has no faces."));
    return {};
}

} // namespace dothi::io

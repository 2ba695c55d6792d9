// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/modeltext.h>
#include <dothi/io/model/objmaterials.h>

#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string_view>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::MeshModel)
};

/// The lines of a text, without the blanks around them; never all at once.
class Lines
{
public:
    Lines(const QByteArray &content, TaskContext &task)
        : m_at(content.constData())
        , m_end(content.constData() + content.size())
        , m_task(task)
    {}

    bool next()
    {
        constexpr int kEvery = 16'384;
        if (++m_count % kEvery == 0 && m_task.cancelled())
            return false;
        if (m_at >= m_end)
            return false;
        const auto *stop =
            static_cast<const char *>(std::memchr(m_at, '\n', static_cast<size_t>(m_end - m_at)));
        const char *last = stop ? stop : m_end;
        m_line = std::string_view(m_at, static_cast<size_t>(last - m_at));
        m_at = stop ? stop + 1 : m_end;
        const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
        while (!m_line.empty() && blank(m_line.front()))
            m_line.remove_prefix(1);
        while (!m_line.empty() && blank(m_line.back()))
            m_line.remove_suffix(1);
        return true;
    }
    [[nodiscard]] std::string_view line() const { return m_line; }

private:
    const char *m_at;
    const char *m_end;
    TaskContext &m_task;
    qint64 m_count = 0;
    std::string_view m_line;
};

std::string_view wordOf(std::string_view line)
{
    return line.substr(0, std::min(line.find_first_of(" \t"), line.size()));
}

QString objText(std::string_view text)
{
    constexpr size_t kLongest = 1000;
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(std::min(text.size(), kLongest)));
}

/// Takes the first word off a line.
std::string_view nextWord(std::string_view &line)
{
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    const std::string_view word = wordOf(line);
    line.remove_prefix(word.size());
    return word;
}

/// Takes up to three numbers off a line; those that are not there are left as they are.
void takeNumbers(std::string_view &line, std::array<float, 3> &numbers)
{
    constexpr double kMost = 1e6; // of a repetition or shift; beyond it nothing is to be seen
    for (float &number : numbers) {
        std::string_view rest = line;
        const std::optional<double> value = toFinite(nextWord(rest));
        if (!value)
            return;
        number = static_cast<float>(std::clamp(*value, -kMost, kMost));
        line = rest;
    }
}

/// The words after "map_Kd": options, then the name of the picture, which may have blanks.
QString readMap(std::string_view line, ObjMaterial &material)
{
    static constexpr std::array<std::string_view, 9> kOfOneWord = {
        "-blendu", "-blendv", "-boost", "-texres", "-bm", "-imfchan", "-type", "-cc", "-colorspace"};
    for (;;) {
        std::string_view rest = line;
        const std::string_view word = nextWord(rest);
        std::array<float, 3> numbers{};
        if (word == "-clamp") {
            material.look.ends = nextWord(rest) == "on";
        } else if (word == "-s") {
            numbers = {1, 1, 1};
            takeNumbers(rest, numbers);
            material.scaleU = numbers[0];
            material.scaleV = numbers[1];
        } else if (word == "-o") {
            takeNumbers(rest, numbers);
            material.shiftU = numbers[0];
            material.shiftV = numbers[1];
        } else if (word == "-t" || word == "-mm") {
            takeNumbers(rest, numbers);
        } else if (std::ranges::find(kOfOneWord, word) != kOfOneWord.end()) {
            static_cast<void>(nextWord(rest));
        } else {
            return objText(line).trimmed();
        }
        line = rest;
    }
}

/// "Kd 0.8 0.7 0.6", or one number for all three.
QRgb readColor(std::string_view line)
{
    std::array<float, 3> parts = {-1, -1, -1};
    takeNumbers(line, parts);
    if (parts[0] < 0)
        return 0; // "spectral", "xyz"
    const auto byte = [&parts](float part) {
        return static_cast<int>(std::lround(std::clamp(part < 0 ? parts[0] : part, 0.0F, 1.0F) * 255));
    };
    return qRgb(byte(parts[0]), byte(parts[1]), byte(parts[2]));
}

/// Adds the materials of a library that was found to be one.
void readLibrary(Lines &lines, ObjMaterials &out)
{
    constexpr qsizetype kMostPictures = 1000;
    constexpr size_t kMostMaterials = 10'000;
    qint32 current = -1; // what the lines are said of; -1: none that is drawn
    while (lines.next()) {
        std::string_view rest = lines.line();
        const std::string_view word = nextWord(rest);
        if (word == "newmtl") {
            const QByteArray name = objText(rest).trimmed().toUtf8();
            current = -1;
            if (!out.numbers.contains(name) && out.materials.size() < kMostMaterials) {
                current = static_cast<qint32>(out.materials.size());
                out.numbers.insert(name, current);
                out.materials.emplace_back();
            }
        } else if (word == "Kd" && current >= 0) {
            out.materials[static_cast<size_t>(current)].look.color = readColor(rest);
        } else if (word.starts_with("map_") || word == "bump" || word == "refl" || word == "norm") {
            ObjMaterial other;
            const bool drawn = word == "map_Kd" && current >= 0;
            ObjMaterial &material = drawn ? out.materials[static_cast<size_t>(current)] : other;
            const QString picture = readMap(rest, material);
            if (drawn)
                material.look.picture = ModelFolder::pathOf(picture);
            if (out.pictures.size() < kMostPictures)
                out.pictures.append(picture);
        }
    }
}

} // namespace

Result<bool> isMaterialLibrary(const QByteArray &content, TaskContext &task)
{
    static constexpr std::array<std::string_view, 29> kWords = {
        "newmtl", "Ka",    "Kd",        "Ks",    "Ke",     "Kt",    "Tf",       "Tr",       "Ni", "Ns",
        "d",      "illum", "sharpness", "bump",  "disp",   "decal", "refl",     "norm",     "Pr", "Pm",
        "Ps",     "Pc",    "Pcr",       "aniso", "anisor", "Km",    "cube_map", "spectral", "xyz"};
    constexpr size_t kLongestLine = 4000;
    bool any = false;
    Lines lines(content, task);
    while (lines.next()) {
        const std::string_view line = lines.line();
        if (line.empty() || line.front() == '#')
            continue;
        const std::string_view word = wordOf(line);
        if (line.size() > kLongestLine || line.find('\0') != std::string_view::npos ||
            (!word.starts_with("map_") && std::ranges::find(kWords, word) == kWords.end()))
            return false;
        any = any || word == "newmtl";
    }
    DOTHI_TRY(task.checkpoint());
    return any;
}

Result<ObjMaterials> objMaterials(const QByteArray &content, ModelFolder &folder, TaskContext &task)
{
    constexpr qsizetype kMostLibraries = 100;
    constexpr qint64 kMostBytes = 20'000'000;
    // "./a.mtl" and ".//a.mtl" are one file, and looked through once.
    QStringList libraries;
    QSet<QString> known;
    Lines lines(content, task);
    while (lines.next() && libraries.size() < kMostLibraries) {
        const std::string_view line = lines.line();
        if (wordOf(line) != "mtllib" || line.size() == wordOf(line).size())
            continue;
        const QString name = objText(line.substr(wordOf(line).size())).trimmed();
        const QString path = QDir::cleanPath(QString(name).replace(QLatin1Char('\\'), QLatin1Char('/')));
        if (known.contains(path))
            continue;
        known.insert(path);
        libraries.append(name);
    }
    ObjMaterials out;
    qint64 bytes = 0;
    for (const QString &library : std::as_const(libraries)) {
        DOTHI_TRY(task.checkpoint());
        const Result<QByteArray> materials = folder.read(library);
        if (!materials)
            continue; // the folder remembers
        bytes += materials->size();
        const Result<bool> sound = bytes <= kMostBytes ? isMaterialLibrary(*materials, task) : false;
        if (!sound)
            return Failure(sound.error());
        if (!*sound) {
            folder.drop(library, Tr::tr("it is no list of materials"));
            continue;
        }
        Lines all(*materials, task);
        readLibrary(all, out);
    }
    DOTHI_TRY(task.checkpoint());
    return out;
}

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/objmaterials.h>

#include <QCoreApplication>
#include <QDir>
#include <QSet>

#include <algorithm>
#include <array>
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

Result<QStringList> objTextures(const QByteArray &content, ModelFolder &folder, TaskContext &task)
{
    constexpr qsizetype kMostLibraries = 100;
    constexpr qint64 kMostBytes = 20'000'000;
    constexpr qsizetype kMostPictures = 1000;
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
    QStringList pictures;
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
        while (all.next() && pictures.size() < kMostPictures) {
            const std::string_view line = all.line();
            // "map_Kd -s 1 1 1 name.png": the name stands last.
            if (line.starts_with("map_") || line.starts_with("bump ") || line.starts_with("refl ") ||
                line.starts_with("norm "))
                pictures.append(objText(line.substr(line.find_last_of(" \t") + 1)));
        }
    }
    DOTHI_TRY(task.checkpoint());
    return pictures;
}

} // namespace dothi::io

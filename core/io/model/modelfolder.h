// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>
#include <QString>

#include <map>

namespace dothi::io {

/// The files a model names (buffers, materials, pictures), and only those that lie in its folder or below,
/// are plain files and not too large. Nothing is written, nothing else is looked at.
class ModelFolder
{
public:
    static constexpr qint64 kLargestFile = 500'000'000;
    static constexpr qint64 kLargestAll = 1'000'000'000;

    /// Empty: no other file may be named.
    explicit ModelFolder(const QString &folder);

    /// The path below the folder that a name means; empty when it leads out of it, or is none.
    [[nodiscard]] static QString pathOf(const QString &name);
    /// A file by the name the model gives it. Errors: InvalidData, why it is left out, as half a sentence.
    [[nodiscard]] Result<QByteArray> read(const QString &name);
    /// Whether read() would find a file; does not look into it.
    [[nodiscard]] bool has(const QString &name) const;
    /// A file that was read turned out to be none the model may bring along: it is not kept.
    void drop(const QString &name, const QString &why);
    /// Every file that was read, by its path below the folder.
    [[nodiscard]] const std::map<QString, QByteArray> &files() const { return m_files; }
    /// Files that were named and not given, and why.
    [[nodiscard]] const std::map<QString, QString> &refused() const { return m_refused; }

private:
    QString m_folder;
    qint64 m_total = 0;
    std::map<QString, QByteArray> m_files;
    std::map<QString, QString> m_refused;
};

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <system_error>

namespace dothi {

/// A file under a passing, hidden name in the folder where it is to be, until it is whole and is given its
/// own name. Whatever is left under that name or one that begins with it (a journal, an auxiliary file) goes
/// with this object.
///
/// A program that is killed removes nothing. So the name says which process made the file, and the next one
/// to make one in that folder removes those whose process is no more. Files of another computer or container
/// on the same share, and of other users, are left alone: nothing is known of their processes.
class PassingFile
{
public:
    /// `folder` must be there. `ending`: what the name ends in, ".tif", for libraries that look at it.
    PassingFile(const QString &folder, const QString &ending);
    ~PassingFile();
    PassingFile(const PassingFile &) = delete;
    PassingFile &operator=(const PassingFile &) = delete;

    /// Removes what a killed program left in a folder, as described above; returns how many files it was.
    static int removeLeftovers(const QString &folder);

    [[nodiscard]] const QString &path() const { return m_path; }

    /// The file becomes `name`, in the same folder; what had that name is replaced in the same moment or,
    /// where there is an error, left as it was. A link is followed; what is no plain file (a device, a pipe,
    /// a folder) is never replaced.
    [[nodiscard]] std::error_code giveName(const QString &name) const;

private:
    QString m_folder;
    QString m_stem;
    QString m_path;
};

/// Whether a file may be put under a name: nothing is there yet, or a plain file is, be it through a link.
/// Devices, pipes, folders and links that lead nowhere are left alone: where the user may do it, a writer
/// that renames would put a file in the place of /dev/null. Errors: why not.
[[nodiscard]] std::error_code mayBeReplaced(const QString &name);

} // namespace dothi

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <source_location>

namespace dothi {

/// The kinds of failure a caller may want to tell apart. `dothi-cli` maps them to its exit codes
/// (exitCodeFor()).
enum class ErrorCode
{
    Cancelled,       ///< the user or a caller asked to stop; shown to nobody
    NotFound,        ///< a named layer, feature, rule or style does not exist
    Unsupported,     ///< the format or version is one we cannot read
    InvalidData,     ///< the content of a file, row or message is wrong
    InvalidArgument, ///< a parameter given by the caller is wrong
    Crs,             ///< a coordinate system is missing, wrong or not convertible
    Io,              ///< a file or a disk failed
    Database,        ///< a store failed, is locked or read-only
    Network,         ///< a server is not there or broke off
    Permission,      ///< the operating system said no
    OutOfMemory,
    Internal, ///< a bug of ours
};

/// What an error is about, so that a message can name it. Empty members are unknown or do not apply.
struct ErrorSubject
{
    QString file;
    QString layer;
    QString feature;
    QString field;
};

/// A failure on its way to the user: what happened (`message`), to what (`subject`), what to do (`advice`).
///
/// `message` and `advice` are translated sentences. `detail` is the library's own wording for the log and for
/// support. Errors are values; nothing in DoThi throws except for bugs.
class Error
{
public:
    Error(ErrorCode code, QString message, std::source_location where = std::source_location::current());

    [[nodiscard]] ErrorCode code() const { return m_code; }
    [[nodiscard]] const QString &message() const { return m_message; }
    [[nodiscard]] const QString &advice() const { return m_advice; }
    [[nodiscard]] const QString &detail() const { return m_detail; }
    [[nodiscard]] const ErrorSubject &subject() const { return m_subject; }
    [[nodiscard]] const QStringList &context() const { return m_context; }
    [[nodiscard]] const std::source_location &where() const { return m_where; }

    /// Builder steps; each returns the error so that they chain in a return statement.
    Error &&withAdvice(QString text) &&;
    Error &&withDetail(QString text) &&;
    Error &&inFile(QString path) &&;
    Error &&inLayer(QString layer) &&;
    Error &&atFeature(QString feature) &&;
    Error &&atField(QString field) &&;
    /// Adds the outer activity ("While importing roads"), outermost last.
    Error &&while_(QString activity) &&;

    /// One text for a message bar or stderr: what happened, to what, what to do. Never contains `detail`.
    [[nodiscard]] QString userText() const;
    /// Everything, for the log.
    [[nodiscard]] QString logText() const;

private:
    ErrorCode m_code;
    QString m_message;
    QString m_advice;
    QString m_detail;
    ErrorSubject m_subject;
    QStringList m_context;
    std::source_location m_where;
};

/// The stable English name of a code ("InvalidData"), for logs and JSON.
[[nodiscard]] QString errorCodeName(ErrorCode code);

/// Exit code of `dothi-cli` for a failure: 2 wrong usage, 3 bad input, 4 file/database/network, 5 bug, 130
/// cancelled (cli.md). 0 and 1 are answers, not failures.
[[nodiscard]] int exitCodeFor(ErrorCode code);

} // namespace dothi

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/base/task.h>
#include <dothi/city/store.h>

#include <QJsonObject>
#include <QString>
#include <QVariantMap>

#include <functional>
#include <memory>
#include <vector>

namespace dothi::process {

enum class ParameterType
{
    Text,
    Integer,
    Number,
    Flag,
    InputFile,
    OutputFile,
    Store,
    Choice,
    Position
};

struct Parameter
{
    QString id; ///< "source-crs": the CLI's option is --source-crs, the form's label is `title`
    ParameterType type = ParameterType::Text;
    QString title; ///< translated
    bool positional = false;
    bool required = false;
    bool repeatable = false; ///< the value is a QStringList
    QVariant fallback;
    QStringList choices;
};

struct CommandInfo
{
    QString id;      ///< "permit.check"
    QString cliName; ///< "permit check"
    QString title;   ///< translated
    QString summary; ///< translated, one sentence
    QString example; ///< a real command line
    std::vector<Parameter> parameters;
};

/// What a command may use while it runs; on a worker thread or, in the CLI, on the main thread.
struct CommandContext
{
    TaskContext &task;
    /// Opens STORE; the open city's own store when the program passes it.
    std::function<Result<std::unique_ptr<city::Store>>(const QString &address, bool write)> openStore;
};

/// The answer, as values. `no`: done, and the answer is no (exit code 1).
struct CommandResult
{
    QJsonObject json;     ///< the document of cli.md
    QString text;         ///< a short table for a terminal, translated
    QStringList warnings; ///< translated, for stderr or the message bar
    bool no = false;
};

/// A named piece of work with typed parameters; the menu, the CLI, a batch and a test all run the same
/// object.
class Command
{
public:
    virtual ~Command() = default;
    [[nodiscard]] virtual CommandInfo info() const = 0;
    /// `arguments` by parameter id, already converted to the parameter's type and complete (see
    /// checkArguments()).
    [[nodiscard]] virtual Result<CommandResult> run(const QVariantMap &arguments,
                                                    CommandContext &context) const = 0;
};

/// Fills fallbacks, converts types, refuses unknown and missing ones with the parameter's name, and an output
/// file that is one of the inputs.
[[nodiscard]] Result<QVariantMap> checkArguments(const CommandInfo &info, const QVariantMap &given);

/// All commands of the program; filled at start, then constant.
class CommandRegistry
{
public:
    /// Refuses a second command of the same id.
    [[nodiscard]] Result<> add(std::unique_ptr<Command> command);
    void remove(const QString &id);
    [[nodiscard]] const Command *find(const QString &id) const;
    [[nodiscard]] const Command *findByCliName(const QString &cliName) const;
    [[nodiscard]] std::vector<const Command *> all() const;

private:
    std::vector<std::unique_ptr<Command>> m_commands;
};

} // namespace dothi::process

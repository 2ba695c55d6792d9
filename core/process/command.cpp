// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/process/command.h>

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace dothi::process {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Command)
};

Failure wrong(const Parameter &parameter, const QString &text)
{
    return fail(Error(ErrorCode::InvalidArgument, text.arg(parameter.id)));
}

Result<QVariant> convert(const Parameter &parameter, const QVariant &value)
{
    bool ok = true;
    switch (parameter.type) {
    case ParameterType::Integer: {
        const qlonglong number = value.toLongLong(&ok);
        if (!ok)
            return wrong(parameter, Tr::tr("“%1” needs a whole number."));
        return QVariant(number);
    }
    case ParameterType::Number: {
        const double number = value.toDouble(&ok);
        if (!ok)
            return wrong(parameter, Tr::tr("“%1” needs a number with a decimal point."));
        return QVariant(number);
    }
    case ParameterType::Flag:
        return QVariant(value.toBool());
    case ParameterType::Choice:
        if (!parameter.choices.contains(value.toString())) {
            return wrong(parameter,
                         Tr::tr("“%1” must be one of: %2.")
                             .arg(QStringLiteral("%1"), parameter.choices.join(QStringLiteral(", "))));
        }
        return value;
    default:
        return value;
    }
}

/// Whether two names lead to one file that is there: through links of either kind, and whatever the folder.
bool sameFile(const QString &a, const QString &b)
{
    std::error_code none;
    return std::filesystem::equivalent(QFile::encodeName(a).toStdString(), QFile::encodeName(b).toStdString(),
                                       none);
}

/// Writing an answer over what it was computed from would destroy that.
Result<> keepInputs(const CommandInfo &info, const QVariantMap &arguments)
{
    for (const Parameter &out : info.parameters) {
        if (out.type != ParameterType::OutputFile || !arguments.contains(out.id))
            continue;
        const QString path = arguments.value(out.id).toString();
        for (const Parameter &in : info.parameters) {
            if (in.type != ParameterType::Store && in.type != ParameterType::InputFile)
                continue;
            const QStringList read = arguments.value(in.id).toStringList();
            if (std::ranges::any_of(read, [&path](const QString &file) { return sameFile(path, file); })) {
                return fail(Error(ErrorCode::InvalidArgument,
                                  Tr::tr("“%1” and “%2” name the same file; it is the one that is read from.")
                                      .arg(out.id, in.id))
                                .inFile(path)
                                .withAdvice(Tr::tr("Name another file to write to.")));
            }
        }
    }
    return {};
}

} // namespace

Result<QVariantMap> checkArguments(const CommandInfo &info, const QVariantMap &given)
{
    QVariantMap checked;
    for (auto it = given.begin(); it != given.end(); ++it) {
        const auto known = std::ranges::find(info.parameters, it.key(), &Parameter::id);
        if (known == info.parameters.end())
            return fail(ErrorCode::InvalidArgument, Tr::tr("There is no parameter “%1”.").arg(it.key()));
        if (known->repeatable) {
            checked.insert(it.key(), it.value().toStringList());
            continue;
        }
        Result<QVariant> value = convert(*known, it.value());
        if (!value)
            return Failure(std::move(value).error());
        checked.insert(it.key(), *value);
    }
    for (const Parameter &parameter : info.parameters) {
        if (checked.contains(parameter.id))
            continue;
        if (parameter.required)
            return wrong(parameter, Tr::tr("“%1” is missing."));
        if (parameter.fallback.isValid())
            checked.insert(parameter.id, parameter.fallback);
    }
    DOTHI_TRY(keepInputs(info, checked));
    return checked;
}

Result<> CommandRegistry::add(std::unique_ptr<Command> command)
{
    const QString id = command->info().id;
    if (find(id))
        return fail(ErrorCode::Internal, Tr::tr("The command “%1” exists already.").arg(id));
    m_commands.push_back(std::move(command));
    return {};
}

void CommandRegistry::remove(const QString &id)
{
    std::erase_if(m_commands, [&id](const std::unique_ptr<Command> &c) { return c->info().id == id; });
}

const Command *CommandRegistry::find(const QString &id) const
{
    const auto it = std::ranges::find_if(m_commands, [&id](const auto &c) { return c->info().id == id; });
    return it == m_commands.end() ? nullptr : it->get();
}

const Command *CommandRegistry::findByCliName(const QString &cliName) const
{
    const auto it =
        std::ranges::find_if(m_commands, [&](const auto &c) { return c->info().cliName == cliName; });
    return it == m_commands.end() ? nullptr : it->get();
}

std::vector<const Command *> CommandRegistry::all() const
{
    std::vector<const Command *> commands;
    for (const auto &command : m_commands)
        commands.push_back(command.get());
    return commands;
}

} // namespace dothi::process

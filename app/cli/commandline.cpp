// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "commandline.h"

#include <QCoreApplication>

#include <algorithm>

namespace dothi::cli {

using process::CommandInfo;
using process::CommandRegistry;
using process::Parameter;
using process::ParameterType;

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::CommandLine)
};

Failure usage(const QString &text)
{
    return fail(Error(ErrorCode::InvalidArgument, text).withAdvice(Tr::tr("See dothi-cli --help.")));
}

/// Takes the command's words (one or two) from the front of `words`.
const process::Command *takeCommand(QStringList &words, const CommandRegistry &registry)
{
    for (const int count : {2, 1}) {
        if (words.size() < count)
            continue;
        if (const process::Command *command =
                registry.findByCliName(words.mid(0, count).join(QLatin1Char(' ')))) {
            words = words.mid(count);
            return command;
        }
    }
    return nullptr;
}

const Parameter *option(const CommandInfo &info, const QString &id)
{
    const auto it = std::ranges::find_if(info.parameters,
                                         [&id](const Parameter &p) { return p.id == id && !p.positional; });
    return it == info.parameters.end() ? nullptr : &*it;
}

/// Reads options and positional words into raw arguments.
Result<QVariantMap> readArguments(const QStringList &words, const CommandInfo &info)
{
    QVariantMap arguments;
    std::vector<const Parameter *> positional;
    for (const Parameter &parameter : info.parameters) {
        if (parameter.positional)
            positional.push_back(&parameter);
    }
    size_t nextPositional = 0;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        if (word == QLatin1String("--") && !optionsEnded) {
            optionsEnded = true;
            continue;
        }
        if (!optionsEnded && word.startsWith(QLatin1String("--"))) {
            const qsizetype equals = word.indexOf(QLatin1Char('='));
            const QString id = word.mid(2, equals < 0 ? -1 : equals - 2);
            const Parameter *parameter = option(info, id);
            if (!parameter)
                return usage(Tr::tr("“%1” has no option --%2.").arg(info.cliName, id));
            if (parameter->type == ParameterType::Flag) {
                if (equals >= 0)
                    return usage(Tr::tr("--%1 takes no value.").arg(id));
                arguments.insert(id, true);
                continue;
            }
            if (equals < 0 && i + 1 >= words.size())
                return usage(Tr::tr("--%1 needs a value.").arg(id));
            const QString value = equals < 0 ? words.at(++i) : word.mid(equals + 1);
            if (parameter->repeatable)
                arguments.insert(id, arguments.value(id).toStringList() << value);
            else if (arguments.contains(id))
                return usage(Tr::tr("--%1 is given twice.").arg(id));
            else
                arguments.insert(id, value);
            continue;
        }
        if (nextPositional >= positional.size())
            return usage(Tr::tr("“%1” is one word too many.").arg(word));
        arguments.insert(positional[nextPositional++]->id, word);
    }
    return arguments;
}

} // namespace

QString languageFrom(const QStringList &words)
{
    const qsizetype at = words.indexOf(QStringLiteral("--lang"));
    if (at >= 0)
        return words.value(at + 1);
    for (const QString &word : words) {
        if (word.startsWith(QLatin1String("--lang=")))
            return word.mid(7);
    }
    return {};
}

Result<Invocation> parse(const QStringList &words, const CommandRegistry &registry)
{
    Invocation invocation;
    QStringList rest;
    bool optionsEnded = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words.at(i);
        optionsEnded = optionsEnded || word == QLatin1String("--");
        if (optionsEnded) {
            rest.append(word);
        } else if (word == QLatin1String("--json")) {
            invocation.json = true;
        } else if (word == QLatin1String("--quiet")) {
            invocation.quiet = true;
        } else if (word == QLatin1String("--help") || word == QLatin1String("-h")) {
            invocation.help = true;
        } else if (word == QLatin1String("--version")) {
            invocation.version = true;
        } else if (word == QLatin1String("--lang") || word.startsWith(QLatin1String("--lang="))) {
            invocation.language = word.size() > 6 ? word.mid(7) : words.value(++i);
            if (invocation.language != QLatin1String("vi") && invocation.language != QLatin1String("en"))
                return usage(Tr::tr("--lang takes vi or en."));
        } else {
            rest.append(word);
        }
    }
    if (rest.isEmpty()) {
        if (invocation.help || invocation.version)
            return invocation;
        return usage(Tr::tr("A command is missing."));
    }
    const QString first = rest.front();
    invocation.command = takeCommand(rest, registry);
    if (!invocation.command)
        return usage(Tr::tr("There is no command “%1”.").arg(first));
    if (invocation.help)
        return invocation;
    const CommandInfo info = invocation.command->info();
    Result<QVariantMap> given = readArguments(rest, info);
    if (!given)
        return Failure(std::move(given).error());
    Result<QVariantMap> checked = process::checkArguments(info, *given);
    if (!checked) {
        return fail(Error(checked.error()).withAdvice(Tr::tr("See dothi-cli %1 --help.").arg(info.cliName)));
    }
    invocation.arguments = *checked;
    return invocation;
}

QString helpText(const CommandRegistry &registry)
{
    QString text = Tr::tr("DoThi on the command line: everything the window computes, without a window.") +
                   QStringLiteral("\n\n") +
                   Tr::tr("Usage: dothi-cli [--json] [--quiet] [--lang vi|en] <command> …") +
                   QStringLiteral("\n\n");
    for (const process::Command *command : registry.all()) {
        const CommandInfo info = command->info();
        text += QStringLiteral("  %1  %2\n").arg(info.cliName.leftJustified(16), info.title);
    }
    text += QLatin1Char('\n') +
            Tr::tr("dothi-cli <command> --help explains a command and gives an example.") +
            QLatin1Char('\n') +
            Tr::tr("Exit codes: 0 done · 1 done, and the answer is no · 2 wrong usage · 3 bad input, nothing "
                   "changed · "
                   "4 file or database failure, nothing lost · 5 a bug of ours · 130 cancelled.") +
            QLatin1Char('\n');
    return text;
}

QString helpText(const CommandInfo &info)
{
    QString line = QStringLiteral("dothi-cli ") + info.cliName;
    QString details;
    for (const Parameter &parameter : info.parameters) {
        QString word = parameter.positional ? parameter.id.toUpper() : QStringLiteral("--") + parameter.id;
        if (!parameter.positional && parameter.type != ParameterType::Flag)
            word += QStringLiteral(" …");
        line += QLatin1Char(' ') + (parameter.required ? word : QLatin1Char('[') + word + QLatin1Char(']'));
        details += QStringLiteral("  %1  %2").arg(word.leftJustified(18), parameter.title);
        if (!parameter.choices.isEmpty())
            details += QStringLiteral(" (%1)").arg(parameter.choices.join(QStringLiteral(", ")));
        if (parameter.fallback.isValid())
            details += QStringLiteral(" [%1]").arg(parameter.fallback.toString());
        details += QLatin1Char('\n');
    }
    return QStringLiteral("%1\n\n%2\n\n%3\n%4\n  %5\n")
        .arg(info.summary, line, details, Tr::tr("Example:"), info.example);
}

} // namespace dothi::cli

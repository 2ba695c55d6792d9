// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/dothistore.h>
#include <dothi/ui/commanddialog.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QMutex>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace dothi::ui {

namespace {

/// Which stores a running command opened for writing; filled on the worker.
struct Written
{
    QMutex mutex;
    QStringList addresses;
};

} // namespace

CommandDialog::CommandDialog(const process::Command &command, TaskManager &tasks, const QString &openCity,
                             QWidget *parent)
    : QDialog(parent)
    , m_command(command)
    , m_info(command.info())
    , m_tasks(tasks)
    , m_progress(new QProgressBar(this))
    , m_status(makeLabel({}, QStringLiteral("muted"), this))
    , m_answer(new QPlainTextEdit(this))
    , m_run(new QPushButton(tr("Run"), this))
    , m_cancel(new QPushButton(tr("Cancel the run"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(m_info.title);
    setMinimumWidth(520);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    auto *title = makeLabel(m_info.title, QStringLiteral("h2"), this);
    layout->addWidget(title);
    auto *summary = makeLabel(m_info.summary, QStringLiteral("muted"), this);
    summary->setWordWrap(true);
    layout->addWidget(summary);

    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (const process::Parameter &parameter : m_info.parameters)
        addField(parameter, openCity, form);
    layout->addLayout(form);

    m_progress->setTextVisible(false);
    m_progress->hide();
    m_status->setWordWrap(true);
    m_status->hide();
    m_answer->setAccessibleName(tr("Answer"));
    m_answer->setReadOnly(true);
    m_answer->setMinimumHeight(120);
    m_answer->hide();
    layout->addWidget(m_progress);
    layout->addWidget(m_status);
    layout->addWidget(m_answer, 1);

    auto *buttons = new QHBoxLayout;
    auto *line = makeLabel(m_info.example, QStringLiteral("small"), this);
    line->setToolTip(tr("The same on the command line"));
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line->setWordWrap(true);
    buttons->addWidget(line, 1);
    m_run->setProperty("kind", QStringLiteral("primary"));
    m_run->setDefault(true);
    m_cancel->hide();
    auto *close = new QPushButton(tr("Close"), this);
    buttons->addWidget(m_cancel);
    buttons->addWidget(close);
    buttons->addWidget(m_run);
    layout->addLayout(buttons);
    connect(m_run, &QPushButton::clicked, this, &CommandDialog::run);
    connect(m_cancel, &QPushButton::clicked, this, [this] { m_tasks.cancel(m_task); });
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(&m_tasks, &TaskManager::changed, this, [this] {
        for (const TaskInfo &task : m_tasks.tasks()) {
            if (task.id != m_task || m_task == 0)
                continue;
            m_progress->setRange(0, task.fraction > 0 ? 1000 : 0);
            m_progress->setValue(static_cast<int>(task.fraction * 1000));
            m_status->setText(task.status);
        }
    });
}

CommandDialog::~CommandDialog() = default;

void CommandDialog::addField(const process::Parameter &parameter, const QString &openCity, QFormLayout *form)
{
    using process::ParameterType;
    Field field;
    field.parameter = parameter;
    QWidget *shown = nullptr;
    if (parameter.type == ParameterType::Flag) {
        auto *box = new QCheckBox(this);
        box->setChecked(parameter.fallback.toBool());
        field.value = [box]() -> QVariant { return box->isChecked() ? QVariant(true) : QVariant(); };
        field.set = [box](const QString &text) { box->setChecked(text == QLatin1String("true")); };
        shown = box;
    } else if (parameter.type == ParameterType::Choice) {
        auto *combo = new QComboBox(this);
        if (!parameter.required && !parameter.fallback.isValid())
            combo->addItem({});
        combo->addItems(parameter.choices);
        if (parameter.fallback.isValid())
            combo->setCurrentText(parameter.fallback.toString());
        field.value = [combo]() -> QVariant {
            return combo->currentText().isEmpty() ? QVariant() : QVariant(combo->currentText());
        };
        field.set = [combo](const QString &text) { combo->setCurrentText(text); };
        shown = combo;
    } else {
        auto *edit = new QLineEdit(this);
        edit->setObjectName(parameter.id);
        edit->setAccessibleName(parameter.title);
        if (parameter.fallback.isValid())
            edit->setText(parameter.fallback.toString());
        if (parameter.type == ParameterType::Store)
            edit->setText(openCity);
        if (parameter.repeatable)
            edit->setPlaceholderText(tr("several, separated by semicolons"));
        field.value = [edit, parameter]() -> QVariant {
            const QString text = edit->text().trimmed();
            if (text.isEmpty())
                return {};
            if (!parameter.repeatable)
                return text;
            QStringList parts;
            for (const QString &part : text.split(QLatin1Char(';'), Qt::SkipEmptyParts))
                parts.append(part.trimmed());
            return parts;
        };
        field.set = [edit](const QString &text) { edit->setText(text); };
        shown = edit;
        const bool isFile = parameter.type == ParameterType::InputFile ||
                            parameter.type == ParameterType::OutputFile ||
                            parameter.type == ParameterType::Store;
        if (isFile) {
            auto *row = new QWidget(this);
            auto *line = new QHBoxLayout(row);
            line->setContentsMargins(0, 0, 0, 0);
            line->setSpacing(4);
            auto *browse = makeIconButton(QStringLiteral("folder"), tr("Choose a file"), row);
            const bool output = parameter.type == ParameterType::OutputFile;
            connect(browse, &QToolButton::clicked, this, [this, edit, output, title = parameter.title] {
                const QString chosen = output ? QFileDialog::getSaveFileName(this, title, edit->text())
                                              : QFileDialog::getOpenFileName(this, title, edit->text());
                if (!chosen.isEmpty())
                    edit->setText(chosen);
            });
            line->addWidget(edit, 1);
            line->addWidget(browse);
            shown = row;
        }
    }
    auto *label =
        makeLabel(parameter.required ? parameter.title + QStringLiteral(" *") : parameter.title, {}, this);
    label->setBuddy(shown);
    form->addRow(label, shown);
    m_fields.push_back(std::move(field));
}

QVariantMap CommandDialog::arguments() const
{
    QVariantMap arguments;
    for (const Field &field : m_fields) {
        const QVariant value = field.value();
        if (value.isValid())
            arguments.insert(field.parameter.id, value);
    }
    return arguments;
}

void CommandDialog::setValue(const QString &parameter, const QString &value)
{
    for (const Field &field : m_fields) {
        if (field.parameter.id == parameter)
            field.set(value);
    }
}

void CommandDialog::run()
{
    const Result<QVariantMap> checked = process::checkArguments(m_info, arguments());
    if (!checked) {
        finish(checked.error().userText(), true);
        return;
    }
    m_run->setEnabled(false);
    m_cancel->show();
    m_progress->setRange(0, 0);
    m_progress->show();
    m_status->setStyleSheet({});
    m_status->setText(tr("Running…"));
    m_status->show();
    m_answer->hide();

    const auto written = std::make_shared<Written>();
    const process::Command *command = &m_command;
    m_task = m_tasks.run<process::CommandResult>(
        m_info.title, this,
        [command, arguments = *checked, written](TaskContext &task) {
            process::CommandContext context{task, [written](const QString &address, bool write) {
                                                if (write) {
                                                    const QMutexLocker lock(&written->mutex);
                                                    written->addresses.append(address);
                                                }
                                                return io::openStore(address, write ? io::OpenMode::ReadWrite
                                                                                    : io::OpenMode::ReadOnly);
                                            }};
            return command->run(arguments, context);
        },
        [this, written](Result<process::CommandResult> result) {
            m_task = 0;
            if (result) {
                QString text = result->text;
                if (text.isEmpty())
                    text = QString::fromUtf8(QJsonDocument(result->json).toJson());
                for (const QString &warning : result->warnings)
                    text += QLatin1Char('\n') + QStringLiteral("⚠ ") + warning;
                finish(text, false);
            } else {
                finish(result.error().userText(), true);
            }
            const QMutexLocker lock(&written->mutex);
            Q_EMIT ended(written->addresses);
        });
}

void CommandDialog::finish(const QString &text, bool failed)
{
    m_run->setEnabled(true);
    m_cancel->hide();
    m_progress->hide();
    m_status->setVisible(failed);
    m_answer->setVisible(!failed);
    if (failed) {
        m_status->setStyleSheet(
            QStringLiteral("color: %1").arg(colors().toneText[static_cast<int>(Tone::Fail)].name()));
        m_status->setText(text);
    } else {
        m_answer->setPlainText(text);
    }
    adjustSize();
}

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "questiondialog.h"

#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace dothi::app {

namespace {

constexpr int kQuestionWidth = 420;

QVBoxLayout *makeQuestionBody(QDialog *dialog, const QString &title)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(kQuestionWidth);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(ui::makeLabel(title, QStringLiteral("h2"), dialog));
    return layout;
}

void addQuestionButtons(QVBoxLayout *layout, QPushButton *left, QPushButton *right)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(ui::metrics::kGap);
    buttons->addStretch(1);
    buttons->addWidget(left);
    buttons->addWidget(right);
    layout->addSpacing(4);
    layout->addLayout(buttons);
}

} // namespace

QuestionDialog::QuestionDialog(const QString &title, const QString &text, const QString &detail,
                               const QString &act, const QString &goOn, QWidget *parent)
    : QDialog(parent)
    , m_text(text)
    , m_act(new QPushButton(act, this))
    , m_goOn(new QPushButton(goOn, this))
{
    QVBoxLayout *layout = makeQuestionBody(this, title);
    for (const auto &[line, role] :
         {std::pair(text, QString()), std::pair(detail, QStringLiteral("muted"))}) {
        QLabel *label = ui::makeLabel(line, role, this);
        label->setWordWrap(true);
        label->setVisible(!line.isEmpty());
        layout->addWidget(label);
    }
    m_goOn->setProperty("kind", QStringLiteral("primary"));
    m_goOn->setDefault(true);
    m_act->setAutoDefault(false);
    addQuestionButtons(layout, m_act, m_goOn);
    m_goOn->setFocus();
    connect(m_act, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_goOn, &QPushButton::clicked, this, &QDialog::reject);
}

NameDialog::NameDialog(const QString &title, const QString &label, const QString &proposal, QWidget *parent)
    : QDialog(parent)
    , m_name(new QLineEdit(proposal, this))
{
    setObjectName(QStringLiteral("nameDialog"));
    QVBoxLayout *layout = makeQuestionBody(this, title);
    QLabel *what = ui::makeLabel(label, {}, this);
    what->setBuddy(m_name);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setAccessibleName(label);
    m_name->selectAll();
    layout->addWidget(what);
    layout->addWidget(m_name);
    auto *cancel = new QPushButton(QDialog::tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *save = new QPushButton(tr("Save"), this);
    save->setObjectName(QStringLiteral("nameSave"));
    save->setProperty("kind", QStringLiteral("primary"));
    save->setDefault(true);
    addQuestionButtons(layout, cancel, save);
    const auto check = [this, save] { save->setEnabled(!m_name->text().simplified().isEmpty()); };
    connect(m_name, &QLineEdit::textChanged, this, check);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT named(m_name->text().simplified()); });
    check();
    m_name->setFocus();
}

} // namespace dothi::app

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <permit/agencydialog.h>

namespace dothi::permit {

namespace {

constexpr int kAgencyWidth = 440;
constexpr int kAgencyLines = 4;

} // namespace

AgencyDialog::AgencyDialog(const QString &agency, QWidget *parent)
    : QDialog(parent)
    , m_agency(new QPlainTextEdit(agency, this))
{
    setObjectName(QStringLiteral("agencyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Agency on the report"));
    setMinimumWidth(kAgencyWidth);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(ui::makeLabel(windowTitle(), QStringLiteral("h2"), this));
    QLabel *what =
        ui::makeLabel(tr("The agency that issues the report, at its head; the superior body on a "
                         "line of its own above it. Left empty, the report has a line to fill in."),
                      QStringLiteral("muted"), this);
    what->setWordWrap(true);
    what->setBuddy(m_agency);
    layout->addWidget(what);
    m_agency->setObjectName(QStringLiteral("agency"));
    m_agency->setAccessibleName(windowTitle());
    m_agency->setTabChangesFocus(true);
    m_agency->setFixedHeight(m_agency->fontMetrics().lineSpacing() * kAgencyLines + 16);
    layout->addWidget(m_agency);
    auto *cancel = new QPushButton(QDialog::tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *save = new QPushButton(tr("Save"), this);
    save->setObjectName(QStringLiteral("agencySave"));
    save->setProperty("kind", QStringLiteral("primary"));
    save->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(ui::metrics::kGap);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    layout->addSpacing(4);
    layout->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(save, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT named(m_agency->toPlainText().trimmed()); });
    m_agency->selectAll();
    m_agency->setFocus();
}

} // namespace dothi::permit

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "appdialogs.h"

#include <dothi/city/profile.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStandardPaths>
#include <QToolButton>
#include <QVBoxLayout>

namespace dothi::app {

namespace {

QVBoxLayout *makeBody(QDialog *dialog, const QString &title, int width)
{
    dialog->setWindowTitle(title);
    dialog->setMinimumWidth(width);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(ui::makeLabel(title, QStringLiteral("h2"), dialog));
    return layout;
}

QPushButton *addButtons(QDialog *dialog, QVBoxLayout *layout, const QString &accept)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(ui::metrics::kGap);
    buttons->addStretch(1);
    auto *close = new QPushButton(accept.isEmpty() ? QDialog::tr("Close") : QDialog::tr("Cancel"), dialog);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    buttons->addWidget(close);
    QPushButton *primary = nullptr;
    if (!accept.isEmpty()) {
        primary = new QPushButton(accept, dialog);
        primary->setProperty("kind", QStringLiteral("primary"));
        primary->setDefault(true);
        QObject::connect(primary, &QPushButton::clicked, dialog, &QDialog::accept);
        buttons->addWidget(primary);
    }
    layout->addSpacing(4);
    layout->addLayout(buttons);
    return primary;
}

QLabel *addText(QVBoxLayout *layout, const QString &text, const QString &role, QWidget *parent)
{
    QLabel *label = ui::makeLabel(text, role, parent);
    label->setWordWrap(true);
    layout->addWidget(label);
    return label;
}

QWidget *pathRow(QLineEdit *edit, QToolButton *browse)
{
    auto *row = new QWidget;
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(4);
    line->addWidget(edit, 1);
    line->addWidget(browse);
    return row;
}

} // namespace

NewCityDialog::NewCityDialog(QWidget *parent)
    : QDialog(parent)
    , m_profile(new QComboBox(this))
    , m_path(new QLineEdit(this))
{
    QVBoxLayout *layout = makeBody(this, tr("New city"), 520);
    addText(layout,
            tr("The profile sets the coordinate system with its conversion, the rules and the calendar. They "
               "travel with the file."),
            QStringLiteral("muted"), this);
    for (const QString &id : city::CityProfile::available()) {
        if (const Result<city::CityProfile> profile = city::CityProfile::load(id))
            m_profile->addItem(
                QStringLiteral("%1 · EPSG:%2").arg(profile->title.text(), QString::number(profile->epsg)),
                id);
    }
    m_profile->setObjectName(QStringLiteral("newCityProfile"));
    m_path->setObjectName(QStringLiteral("newCityPath"));
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    m_path->setText((QFileInfo(documents).isDir() ? documents : QDir::homePath()) + QLatin1Char('/') +
                    tr("new-city") + QStringLiteral(".dothi"));
    QToolButton *browse = ui::makeIconButton(QStringLiteral("folder"), tr("Choose a file"), this);
    connect(browse, &QToolButton::clicked, this, &NewCityDialog::choose);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("City"), m_profile);
    form->addRow(tr("File"), pathRow(m_path, browse));
    layout->addLayout(form);
    m_trouble = addText(layout, {}, QStringLiteral("muted"), this);
    m_create = addButtons(this, layout, tr("Create"));
    connect(m_path, &QLineEdit::textChanged, this, &NewCityDialog::refresh);
    refresh();
}

void NewCityDialog::choose()
{
    QString chosen =
        QFileDialog::getSaveFileName(this, tr("New city"), m_path->text(), tr("Cities (*.dothi)"));
    if (chosen.isEmpty())
        return;
    if (!chosen.endsWith(QLatin1String(".dothi")))
        chosen += QStringLiteral(".dothi");
    m_confirmed = chosen;
    m_path->setText(chosen);
}

void NewCityDialog::refresh()
{
    const QFileInfo file(path());
    QString trouble;
    if (path().isEmpty())
        trouble = tr("Name the file of the city.");
    else if (!file.absoluteDir().exists())
        trouble = tr("There is no folder “%1”. Choose one that exists.").arg(file.absolutePath());
    else if (file.exists() && !overwriteConfirmed())
        trouble = tr("There is a file of this name already. Choose another name, or choose this one with the "
                     "button to "
                     "replace it.");
    else if (!QFileInfo(file.absolutePath()).isWritable())
        trouble = tr("The folder “%1” may not be written to.").arg(file.absolutePath());
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_create->setEnabled(trouble.isEmpty() && m_profile->count() > 0);
}

QString NewCityDialog::path() const
{
    QString path = m_path->text().trimmed();
    if (!path.isEmpty() && !path.endsWith(QLatin1String(".dothi")))
        path += QStringLiteral(".dothi");
    return path;
}

QString NewCityDialog::profile() const
{
    return m_profile->currentData().toString();
}

bool NewCityDialog::overwriteConfirmed() const
{
    return !m_confirmed.isEmpty() && m_confirmed == path();
}

PictureDialog::PictureDialog(const QString &folder, const QSize &screen, QWidget *parent)
    : QDialog(parent)
    , m_size(new QComboBox(this))
    , m_path(new QLineEdit(this))
{
    QVBoxLayout *layout = makeBody(this, tr("Export a picture"), 520);
    addText(layout, tr("The city as it is seen now, with what is drawn on it, without the panels."),
            QStringLiteral("muted"), this);
    const auto add = [this](const QString &name, const QSize &size) {
        m_size->addItem(QStringLiteral("%1 · %2 × %3")
                            .arg(name, QString::number(size.width()), QString::number(size.height())),
                        size);
    };
    add(tr("As on screen"), screen);
    add(QStringLiteral("Full HD"), {1920, 1080});
    add(QStringLiteral("4K"), {3840, 2160});
    add(tr("A4 across, 200 dpi"), {2338, 1654});
    m_path->setText(folder + QStringLiteral("/dothi.png"));
    QToolButton *browse = ui::makeIconButton(QStringLiteral("folder"), tr("Choose a file"), this);
    connect(browse, &QToolButton::clicked, this, [this] {
        const QString chosen = QFileDialog::getSaveFileName(this, tr("Export a picture"), m_path->text(),
                                                            tr("Pictures (*.png)"));
        if (!chosen.isEmpty())
            m_path->setText(chosen);
    });
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->addRow(tr("Size"), m_size);
    form->addRow(tr("File"), pathRow(m_path, browse));
    layout->addLayout(form);
    addButtons(this, layout, tr("Save"));
}

QString PictureDialog::path() const
{
    QString path = m_path->text().trimmed();
    if (!path.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        path += QStringLiteral(".png");
    return path;
}

QSize PictureDialog::pictureSize() const
{
    return m_size->currentData().toSize();
}

PluginsDialog::PluginsDialog(plugin::PluginManager &plugins, QWidget *parent)
    : QDialog(parent)
{
    QVBoxLayout *layout = makeBody(this, tr("Plugins"), 560);
    if (plugins.plugins().empty())
        addText(layout, tr("No plugins are installed."), QStringLiteral("muted"), this);
    auto *note =
        addText(layout, tr("The change takes effect at the next start."), QStringLiteral("small"), this);
    note->hide();
    for (const plugin::PluginInfo &info : plugins.plugins()) {
        auto *card = new QFrame(this);
        card->setProperty("role", QStringLiteral("card"));
        auto *line = new QHBoxLayout(card);
        line->setContentsMargins(14, 10, 14, 10);
        auto *texts = new QVBoxLayout;
        texts->setSpacing(2);
        texts->addWidget(ui::makeLabel(QStringLiteral("%1 · %2").arg(info.name, info.version),
                                       QStringLiteral("strong"), card));
        if (!info.description.isEmpty())
            addText(texts, info.description, QStringLiteral("muted"), card);
        if (!info.error.isEmpty())
            addText(texts, info.error, QStringLiteral("small"), card);
        line->addLayout(texts, 1);
        const bool loaded = info.state == plugin::PluginState::Loaded;
        line->addWidget(ui::makeBadge(loaded ? tr("✓ running") : tr("not loaded"),
                                      loaded ? ui::Tone::Pass : ui::Tone::Unknown, card),
                        0, Qt::AlignVCenter);
        auto *enabled = new QCheckBox(tr("Use"), card);
        enabled->setChecked(info.state != plugin::PluginState::Disabled);
        connect(enabled, &QCheckBox::toggled, this, [&plugins, note, id = info.id](bool on) {
            plugins.setEnabled(id, on);
            note->show();
        });
        line->addWidget(enabled);
        layout->addWidget(card);
    }
    layout->removeWidget(note);
    layout->addWidget(note);
    addButtons(this, layout, {});
}

AboutDialog::AboutDialog(const QString &renderer, QWidget *parent)
    : QDialog(parent)
{
    QVBoxLayout *layout = makeBody(this, QStringLiteral("DoThi %1").arg(QStringLiteral(DOTHI_VERSION)), 460);
    addText(
        layout,
        tr("A city's shared base map, parcels, buildings and infrastructure in one 3D model, and tools to "
           "work on it."),
        {}, this);
    addText(layout,
            tr("Free software under the GNU General Public License, version 3 or later. It comes without any "
               "warranty."),
            QStringLiteral("muted"), this);
    addText(layout,
            tr("Built on Qt %1, OpenSceneGraph, GDAL, PROJ, GEOS and SpatiaLite.")
                .arg(QString::fromLatin1(qVersion())),
            QStringLiteral("small"), this);
    if (!renderer.isEmpty())
        addText(layout, tr("Drawn by: %1").arg(renderer), QStringLiteral("small"), this);
    addButtons(this, layout, {});
}

KeysDialog::KeysDialog(const ui::Actions &actions, QWidget *parent)
    : QDialog(parent)
{
    QVBoxLayout *layout = makeBody(this, tr("Keys and mouse"), 520);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(420);
    auto *body = new QWidget(scroll);
    auto *grid = new QGridLayout(body);
    grid->setContentsMargins(0, 0, 8, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    int row = 0;
    const auto add = [&](const QString &keys, const QString &what) {
        grid->addWidget(ui::makeLabel(keys, QStringLiteral("strong"), body), row, 0, Qt::AlignTop);
        QLabel *text = ui::makeLabel(what, {}, body);
        text->setWordWrap(true);
        grid->addWidget(text, row++, 1);
    };
    add(tr("Left button"), tr("Drag the ground; click to select"));
    add(tr("Right button"), tr("Turn and tilt about the spot; click for more"));
    add(tr("Wheel"), tr("Zoom to the cursor"));
    add(QStringLiteral("W A S D"), tr("Move, also with the arrow keys; Shift: faster"));
    add(QStringLiteral("Q E"), tr("Turn"));
    add(QStringLiteral("R F"), tr("Up and down"));
    add(QStringLiteral("+ −"), tr("Zoom"));
    add(QStringLiteral("Home"), tr("Whole city"));
    add(QStringLiteral("N"), tr("North up"));
    add(QStringLiteral("2, 3"), tr("Plan and 3D"));
    add(tr("Space"), tr("Click at the cross in the middle: select, or set a point; Enter ends measuring"));
    add(tr("Menu, Shift+F10"), tr("The menu of the spot at the cross"));
    add(QStringLiteral("Tab"),
        tr("To the next field or panel, back with Shift; the arrow keys within a list"));
    add(QStringLiteral("Esc"), tr("Leave the tool, the selection, full screen"));
    for (const ui::Actions::Entry &entry : actions.entries()) {
        if (!entry.action->shortcut().isEmpty())
            add(entry.action->shortcut().toString(QKeySequence::NativeText), entry.action->text());
    }
    scroll->setWidget(body);
    layout->addWidget(scroll, 1);
    addButtons(this, layout, {});
}

} // namespace dothi::app

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/pluginmanager.h>
#include <dothi/ui/actions.h>

#include <QDialog>
#include <QSize>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace dothi::app {

/// Asks for the profile and the file of a new, empty city.
class NewCityDialog : public QDialog
{
    Q_OBJECT
public:
    explicit NewCityDialog(QWidget *parent = nullptr);
    [[nodiscard]] QString path() const;
    [[nodiscard]] QString profile() const;
    /// The file chooser has asked whether an existing file may be replaced.
    [[nodiscard]] bool overwriteConfirmed() const;

private:
    void choose();
    void refresh();

    QComboBox *m_profile;
    QLineEdit *m_path;
    QLabel *m_trouble;
    QPushButton *m_create;
    QString m_confirmed;
};

/// Asks for the size and the file of a picture.
class PictureDialog : public QDialog
{
    Q_OBJECT
public:
    PictureDialog(const QString &folder, const QSize &screen, QWidget *parent = nullptr);
    [[nodiscard]] QString path() const;
    [[nodiscard]] QSize pictureSize() const;

private:
    QComboBox *m_size;
    QLineEdit *m_path;
};

/// The plugins, their versions and why one is not loaded; switching takes effect at the next start.
class PluginsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PluginsDialog(plugin::PluginManager &plugins, QWidget *parent = nullptr);
};

class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    /// `renderer`: what draws, as the driver names it; empty when nothing was drawn yet.
    explicit AboutDialog(const QString &renderer, QWidget *parent = nullptr);
};

/// Keys and mouse, with the shortcuts of all actions.
class KeysDialog : public QDialog
{
    Q_OBJECT
public:
    explicit KeysDialog(const ui::Actions &actions, QWidget *parent = nullptr);
};

} // namespace dothi::app

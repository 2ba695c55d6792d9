// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/basemaploader.h>
#include <dothi/ui/viewoverlays.h>

#include <QDialog>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace dothi::ui {

/// The base maps below the list of layers: eye, name, opacity, remove, and what is wrong with them. Main
/// thread.
class BaseMapPanel : public QWidget
{
    Q_OBJECT
public:
    explicit BaseMapPanel(BaseMapLoader &maps, QWidget *parent = nullptr);

Q_SIGNALS:
    void addAsked();

private:
    void rebuild();

    BaseMapLoader &m_maps;
    QVBoxLayout *m_rows;
    QStringList m_shown;
};

/// Asks for a base map: an address or a file, a name, whom to credit. The address is tried only when told so.
class AddBaseMapDialog : public QDialog
{
    Q_OBJECT
public:
    /// `middle`: of the city, degrees WGS 84; the tile that is tried lies there.
    AddBaseMapDialog(BaseMapLoader &maps, const geo::Crs &city, const geo::Coord &middle,
                     QWidget *parent = nullptr);

    void setAddress(const QString &address);
    /// Fetches one tile, or opens the file, and shows it.
    void tryOut();
    [[nodiscard]] QString answer() const;

Q_SIGNALS:
    void tried(bool good);

private:
    void addressChanged();
    void chooseFile();
    void showAnswer(const QString &text, bool good, const QImage &picture = {});
    void tryTile(const io::BaseMapSource &source);
    void tryOpened(const io::BaseMapSource &source, const Result<std::shared_ptr<io::TileSource>> &tiles);
    [[nodiscard]] io::BaseMapSource entered() const;

    BaseMapLoader &m_maps;
    geo::Crs m_city;
    geo::Coord m_middle;
    io::BaseMapSource m_guess;
    QLineEdit *m_address;
    QLineEdit *m_name;
    QLineEdit *m_layer;
    QLineEdit *m_attribution;
    QSpinBox *m_lastLevel;
    QLabel *m_answer;
    QLabel *m_picture;
    QPushButton *m_try;
    QPushButton *m_add;
    std::vector<QWidget *> m_layerWidgets;
    quint64 m_trial = 0;
    bool m_named = false;
    bool m_ready = false; ///< nothing has to be asked of a server before it can be added
};

/// Whom to credit for the base maps in view, at the lower right.
class AttributionPill : public Pill
{
    Q_OBJECT
public:
    explicit AttributionPill(BaseMapLoader &maps, QWidget *parent = nullptr);

private:
    QLabel *m_text;
};

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/plugincontext.h>

#include <QLineEdit>

#include <memory>
#include <vector>

class QFrame;
class QListWidget;
class QTimer;

namespace dothi::ui {

/// The search field of the top bar: parcels, addresses, applications and names of the open city (accents not
/// needed), and coordinates. Looks as one types, in a task; results in a list below, Enter takes the first.
/// Main thread.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    static constexpr int kMostHits = 12;

    SearchField(plugin::CityHost &cities, TaskManager &quietTasks, QWidget *parent = nullptr);
    ~SearchField() override;

    /// What is listed below the field at present.
    [[nodiscard]] const std::vector<city::SearchHit> &hits() const { return m_hits; }
    [[nodiscard]] bool isListShown() const;
    void setShortcutHint(const QString &text);
    /// Takes the focus and says, until it loses it, how positions are written.
    void askForPosition();
    /// Takes the focus and looks for a text, as if it had been typed.
    void searchFor(const QString &text);

Q_SIGNALS:
    void featureChosen(const dothi::city::FeatureRef &ref);
    void positionChosen(const dothi::geo::Coord &position);
    void failed(const dothi::Error &error);
    /// The hits of what is typed are there (maybe none).
    void searched();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] static QString usualPlaceholder();
    void search();
    void showHits();
    void hideList();
    void choose(int row);

    plugin::CityHost &m_cities;
    TaskManager &m_tasks;
    struct Reader;
    std::shared_ptr<Reader> m_reader; ///< used by one search at a time
    bool m_readerBusy = false;
    bool m_again = false;
    quint64 m_generation = 0;
    QTimer *m_timer;
    QFrame *m_popup;
    QListWidget *m_list;
    QString m_hint;
    std::vector<city::SearchHit> m_hits;
    bool m_chosen = false; ///< the text is a result taken over, not a question
};

} // namespace dothi::ui

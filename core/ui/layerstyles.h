// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/settings.h>
#include <dothi/plugin/plugincontext.h>
#include <dothi/scene/layerclasses.h>

#include <QObject>

#include <map>
#include <optional>
#include <set>

class QTimer;

namespace dothi::ui {

/// The layers of the open city that are coloured by an attribute: keeps the user's choice from one start to
/// the next, has the classes made by a task that reads the whole layer, and again when the layer changes.
/// Scenes take the classes on changed(). Main thread.
class LayerStyles : public QObject
{
    Q_OBJECT
public:
    LayerStyles(plugin::CityHost &cities, TaskManager &tasks, Settings &settings, QObject *parent = nullptr);
    ~LayerStyles() override;

    [[nodiscard]] std::optional<scene::LayerStyle> style(const QString &layer) const;
    /// Null where a layer has its own colours, and until its classes are made for the first time.
    [[nodiscard]] scene::LayerClassesPtr classes(const QString &layer) const;
    /// Whether classes are being made that the last choice needs.
    [[nodiscard]] bool isCounting(const QString &layer) const;
    /// Of the layers that are coloured by an attribute.
    [[nodiscard]] std::vector<scene::LayerStyle> styles() const;

    /// The style is checked by who made it (LayerStyle::fromJson(), suggested()).
    void setStyle(const scene::LayerStyle &style);
    /// Its own colours again.
    void reset(const QString &layer);
    /// These and no others; for a saved view.
    void setStyles(const std::vector<scene::LayerStyle> &styles);

Q_SIGNALS:
    /// Style, classes, or whether they are being made.
    void changed(const QString &layer);
    void failed(const dothi::Error &error);

private:
    struct Entry
    {
        scene::LayerStyle style;
        scene::LayerClassesPtr classes;
        quint64 task = 0;
        quint64 count = 0; ///< the newest; what an older one brings is too late
        bool counting = false;
    };
    void open();
    void close();
    void count(const QString &layer);

    plugin::CityHost &m_cities;
    TaskManager &m_tasks;
    Settings &m_settings;
    std::map<QString, Entry> m_entries;
    std::set<QString> m_outdated; ///< layers that changed
    QTimer *m_changeTimer;
    quint64 m_counts = 0;
};

} // namespace dothi::ui

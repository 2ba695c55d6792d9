// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/cityscene.h>
#include <dothi/ui/layerstyles.h>
#include <dothi/ui/taskreader.h>

#include <QJsonDocument>
#include <QTimer>

namespace dothi::ui {

namespace {

constexpr int kStylePauseMs = 400; ///< changes that follow each other closely are counted once

QString styleKey(const QString &layer)
{
    return QStringLiteral("layers/%1/style").arg(layer);
}

} // namespace

LayerStyles::LayerStyles(plugin::CityHost &cities, TaskManager &tasks, Settings &settings, QObject *parent)
    : QObject(parent)
    , m_cities(cities)
    , m_tasks(tasks)
    , m_settings(settings)
    , m_changeTimer(new QTimer(this))
{
    m_changeTimer->setSingleShot(true);
    m_changeTimer->setInterval(kStylePauseMs);
    connect(m_changeTimer, &QTimer::timeout, this, [this] {
        for (const QString &layer : std::exchange(m_outdated, {}))
            count(layer);
    });
    connect(&m_cities, &plugin::CityHost::opened, this, &LayerStyles::open);
    connect(&m_cities, &plugin::CityHost::aboutToClose, this, &LayerStyles::close);
    if (m_cities.city())
        open();
}

LayerStyles::~LayerStyles()
{
    for (const auto &[layer, entry] : m_entries)
        m_tasks.cancel(entry.task);
}

void LayerStyles::open()
{
    connect(m_cities.city(), &city::City::changed, this, [this](const city::ChangeEvent &what) {
        for (const auto &[layer, entry] : m_entries) {
            if (what.layer.isEmpty() || what.layer == layer)
                m_outdated.insert(layer);
        }
        if (!m_outdated.empty())
            m_changeTimer->start();
    });
    for (const QString &layer : scene::drawableLayers()) {
        const QByteArray kept = m_settings.raw(styleKey(layer)).toByteArray();
        if (kept.isEmpty())
            continue;
        // What a newer program or a slip of the hand left there is passed over: the layer has its own
        // colours.
        const Result<scene::LayerStyle> style =
            scene::LayerStyle::fromJson(QJsonDocument::fromJson(kept).object());
        if (style && style->layer == layer) {
            m_entries[layer].style = *style;
            count(layer);
        }
    }
}

void LayerStyles::close()
{
    m_changeTimer->stop();
    m_outdated.clear();
    const std::map<QString, Entry> entries = std::exchange(m_entries, {});
    for (const auto &[layer, entry] : entries) {
        m_tasks.cancel(entry.task);
        Q_EMIT changed(layer);
    }
}

std::optional<scene::LayerStyle> LayerStyles::style(const QString &layer) const
{
    const auto found = m_entries.find(layer);
    return found == m_entries.end() ? std::nullopt : std::optional(found->second.style);
}

scene::LayerClassesPtr LayerStyles::classes(const QString &layer) const
{
    const auto found = m_entries.find(layer);
    return found == m_entries.end() ? nullptr : found->second.classes;
}

bool LayerStyles::isCounting(const QString &layer) const
{
    const auto found = m_entries.find(layer);
    return found != m_entries.end() && found->second.counting;
}

std::vector<scene::LayerStyle> LayerStyles::styles() const
{
    std::vector<scene::LayerStyle> styles;
    for (const auto &[layer, entry] : m_entries)
        styles.push_back(entry.style);
    return styles;
}

void LayerStyles::setStyle(const scene::LayerStyle &style)
{
    const auto known = m_entries.find(style.layer);
    if (!m_cities.city() || (known != m_entries.end() && known->second.style == style))
        return;
    m_entries[style.layer].style = style;
    m_settings.setRaw(styleKey(style.layer), QJsonDocument(style.toJson()).toJson(QJsonDocument::Compact));
    count(style.layer);
}

void LayerStyles::reset(const QString &layer)
{
    const auto known = m_entries.find(layer);
    if (known == m_entries.end())
        return;
    m_tasks.cancel(known->second.task);
    m_entries.erase(known);
    m_settings.setRaw(styleKey(layer), QByteArray());
    Q_EMIT changed(layer);
}

void LayerStyles::setStyles(const std::vector<scene::LayerStyle> &styles)
{
    for (const scene::LayerStyle &old : this->styles()) {
        if (std::ranges::find(styles, old.layer, &scene::LayerStyle::layer) == styles.end())
            reset(old.layer);
    }
    for (const scene::LayerStyle &style : styles)
        setStyle(style);
}

void LayerStyles::count(const QString &layer)
{
    const auto known = m_entries.find(layer);
    if (known == m_entries.end() || !m_cities.city())
        return;
    Entry &entry = known->second;
    m_tasks.cancel(entry.task); // what is asked for now replaces it
    const quint64 number = entry.count = ++m_counts;
    entry.counting = true;
    // Workers connect by themselves: it waits for whoever holds the city.
    const QString address = m_cities.city()->store().location();
    using Answer = scene::LayerClassesPtr;
    entry.task = m_tasks.run<Answer>(
        tr("Counting the values of an attribute"), this,
        [address, style = entry.style](TaskContext &task) -> Result<Answer> {
            const Result<std::unique_ptr<city::Store>> reader = openReader(address, task);
            DOTHI_TRY(reader);
            return scene::classify(**reader, style, task);
        },
        [this, layer, number](Result<Answer> answer) {
            const auto found = m_entries.find(layer);
            if (found == m_entries.end() || found->second.count != number)
                return;
            found->second.counting = false;
            if (answer)
                found->second.classes = std::move(*answer);
            else if (answer.error().code() != ErrorCode::Cancelled) {
                // Colours of what was chosen before would pass for those of what is chosen now.
                if (found->second.classes && found->second.classes->style() != found->second.style)
                    found->second.classes.reset();
                Q_EMIT failed(answer.error());
            }
            Q_EMIT changed(layer);
        });
    Q_EMIT changed(layer);
}

} // namespace dothi::ui

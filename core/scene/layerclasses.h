// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/scene/layerstyle.h>
#include <dothi/scene/overlay.h>

#include <QColor>

#include <memory>
#include <unordered_map>
#include <vector>

namespace dothi::scene {

/// A row of the legend of a styled layer.
struct StyleClass
{
    QColor color;
    QString text;     ///< in the program's language, with its unit
    qint64 count = 0; ///< features of the whole layer
    double from = 0;  ///< ranges: least value (of a day its Julian number) …
    double to = 0;    ///< … up to, but not including it; the last range includes it
};

/// What a style makes of a layer: its classes, and the class of every feature. Limits come from the whole
/// layer, never only from what is drawn. Never changed once made, so that any thread may read it.
class LayerClasses
{
public:
    /// So many values get a colour of their own at most, the most frequent ones.
    static constexpr int kMostValues = 24;

    [[nodiscard]] const LayerStyle &style() const { return m_style; }
    /// "Buildings: Height".
    [[nodiscard]] const QString &title() const { return m_title; }
    /// The classes, then, where there are such, what belongs to none and what has no value.
    [[nodiscard]] const std::vector<StyleClass> &classes() const { return m_classes; }
    [[nodiscard]] std::vector<LegendItem> legend() const;
    /// What a person ought to know about them ("the 24 most frequent of 1,204 values"); empty: nothing.
    [[nodiscard]] const QString &note() const { return m_note; }

    /// Index into classes(); −1 for a feature that was not there when they were made.
    [[nodiscard]] int classOf(city::FeatureId id) const
    {
        if (!m_dense.empty()) {
            const auto place = static_cast<quint64>(id) - static_cast<quint64>(m_firstId);
            return place < m_dense.size() ? toIndex(m_dense[place]) : -1;
        }
        const auto found = m_sparse.find(id);
        return found == m_sparse.end() ? -1 : toIndex(found->second);
    }
    /// Of a feature; what is new has no value yet.
    [[nodiscard]] QColor colorOf(city::FeatureId id) const;

private:
    friend class Classifier;
    static constexpr quint8 kNone = 255;
    [[nodiscard]] static int toIndex(quint8 index) { return index == kNone ? -1 : index; }

    LayerStyle m_style;
    QString m_title;
    QString m_note;
    std::vector<StyleClass> m_classes;
    /// Ids mostly follow each other: then their classes lie in a row. Else by id.
    city::FeatureId m_firstId = 0;
    std::vector<quint8> m_dense;
    std::unordered_map<city::FeatureId, quint8> m_sparse;
};

using LayerClassesPtr = std::shared_ptr<const LayerClasses>;

/// Reads one attribute of a whole layer and makes classes of it. On a worker: a second for a million
/// features. Numbers that are none (NaN, infinite, text) count as no value; of an attribute with a million
/// different texts, be they a megabyte each, no more is kept at a time than one of them and sixteen bytes of
/// each.
[[nodiscard]] Result<LayerClassesPtr> classify(const city::Store &store, const LayerStyle &style,
                                               TaskContext &task);

} // namespace dothi::scene

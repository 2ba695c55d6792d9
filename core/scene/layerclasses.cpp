// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/scene/classbreaks.h>
#include <dothi/scene/layerclasses.h>
#include <dothi/scene/palettes.h>

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace dothi::scene {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::LayerClasses)
};

/// Different values that are counted; what comes beyond belongs to none of the classes.
constexpr size_t kMostCounted = size_t(1) << 20;
constexpr qsizetype kLongestText = 60;
constexpr int kMostDecimals = 6;
/// Classes lie in a row by id while that takes no more than so many bytes for each feature.
constexpr quint64 kRoomForEach = 16;

constexpr quint64 kNoValue = 0;

QString oneLine(const QString &text)
{
    // Of a megabyte only the beginning is looked at.
    QString line = text.left(kLongestText * 8).simplified();
    return line.size() > kLongestText ? line.left(kLongestText - 1) + QChar(0x2026) : line;
}

/// A number that stands for a text; two texts of one number would share a class, by chance once in 10¹⁹.
quint64 markOfText(const QString &text)
{
    const quint64 mark = qHash(QStringView(text), size_t(0x5DEECE66D));
    return mark == kNoValue ? 1 : mark;
}

double amountOf(const city::Value &value)
{
    if (const auto *date = std::get_if<QDate>(&value))
        return date->isValid() ? static_cast<double>(date->toJulianDay())
                               : std::numeric_limits<double>::quiet_NaN();
    const double number = city::toNumber(value);
    return std::isfinite(number) ? number : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

/// Makes the classes of one layer.
class Classifier
{
public:
    Classifier(const city::Store &store, const LayerStyle &style, TaskContext &task)
        : m_store(store)
        , m_task(task)
        , m_made(std::make_shared<LayerClasses>())
    {
        m_made->m_style = style;
    }

    [[nodiscard]] Result<LayerClassesPtr> make()
    {
        const LayerStyle &style = m_made->m_style;
        m_layer = city::Schema::builtin().layer(style.layer);
        m_field = m_layer ? m_layer->field(style.field) : nullptr;
        if (!m_field || m_field->type == city::FieldType::Json) {
            return fail(Error(ErrorCode::InvalidArgument,
                              Tr::tr("The layer has no such attribute to be coloured by."))
                            .inLayer(style.layer)
                            .atField(style.field));
        }
        m_made->m_title = QStringLiteral("%1: %2").arg(m_layer->title.text(), m_field->title.text());
        const Palette *chosen = palette(style.palette);
        m_palette = chosen ? chosen : &usualPalette(style.kind == StyleKind::Ranges);
        DOTHI_TRY(style.kind == StyleKind::Ranges ? makeRanges() : makeValues());
        return LayerClassesPtr(std::move(m_made));
    }

private:
    [[nodiscard]] Result<> read(const std::function<void(city::FeatureId, const city::Value &)> &take)
    {
        const Result<qint64> count = m_store.count(m_layer->id);
        if (!count)
            return Failure(count.error());
        city::Query query;
        query.withGeometry = false;
        query.fields = QStringList{m_field->id};
        const auto index = static_cast<size_t>(m_layer->fieldIndex(m_field->id));
        qint64 seen = 0;
        auto done = m_store.read(m_layer->id, query, [&](city::Feature &feature) {
            if ((++seen & 1023) == 0) {
                m_task.progress(0.9 * static_cast<double>(seen) /
                                static_cast<double>(std::max(*count, seen)));
                if (m_task.cancelled())
                    return city::Visit::Stop;
            }
            m_ids.push_back(feature.id);
            take(feature.id, index < feature.values.size() ? feature.values[index] : city::Value());
            return city::Visit::Continue;
        });
        if (!done)
            return failWhile(std::move(done), Tr::tr("While counting the values of an attribute"));
        return m_task.checkpoint();
    }

    [[nodiscard]] Result<> makeRanges()
    {
        std::vector<double> amounts;
        DOTHI_TRY(read(
            [&amounts](city::FeatureId, const city::Value &value) { amounts.push_back(amountOf(value)); }));
        std::vector<double> sorted;
        sorted.reserve(amounts.size());
        std::ranges::copy_if(amounts, std::back_inserter(sorted), [](double v) { return !std::isnan(v); });
        std::ranges::sort(sorted);
        DOTHI_TRY(m_task.checkpoint());
        std::vector<double> limits = limitsOf(sorted);
        const int decimals = roundLimits(limits);
        const auto count = static_cast<int>(limits.empty() ? 0 : limits.size() - 1);
        const std::vector<QColor> colors = colorsOf(*m_palette, count, m_made->m_style.reversed);
        for (int i = 0; i < count; ++i) {
            const double from = limits[static_cast<size_t>(i)];
            const double to = limits[static_cast<size_t>(i) + 1];
            m_made->m_classes.push_back(
                {colors[static_cast<size_t>(i)], rangeText(from, to, i + 1 == count, decimals), 0, from, to});
        }
        std::vector<quint8> classes;
        classes.reserve(amounts.size());
        for (const double amount : amounts) {
            if (std::isnan(amount)) {
                classes.push_back(LayerClasses::kNone);
                continue;
            }
            // The first limit above it ends its class; the greatest value belongs to the last one.
            const auto above = std::upper_bound(limits.begin() + 1, limits.end() - 1, amount);
            classes.push_back(static_cast<quint8>(above - limits.begin() - 1));
        }
        if (sorted.empty())
            m_made->m_note = Tr::tr("No feature of the layer has a value.");
        else if (count < m_made->m_style.ranges && m_made->m_style.method != BreakMethod::RoundNumbers)
            m_made->m_note = Tr::tr("Fewer ranges than asked for: many values are equal.");
        file(classes, LayerClasses::kNone);
        return {};
    }

    [[nodiscard]] std::vector<double> limitsOf(const std::vector<double> &sorted) const
    {
        const LayerStyle &style = m_made->m_style;
        switch (style.method) {
        case BreakMethod::RoundNumbers:
            return m_field->type == city::FieldType::Date
                       ? roundDayLimits(sorted, style.ranges)
                       : roundNumberLimits(sorted, style.ranges, isWhole());
        case BreakMethod::Quantiles:
            return quantileLimits(sorted, style.ranges);
        case BreakMethod::EqualIntervals:
            return equalLimits(sorted, style.ranges);
        case BreakMethod::NaturalBreaks:
            return naturalLimits(sorted, style.ranges);
        }
        return {};
    }

    [[nodiscard]] bool isWhole() const { return m_field->type != city::FieldType::Real; }

    /// Rounds limits to what the legend can show of them, so that it says exactly what is in a class. Gives
    /// the decimals they have then.
    [[nodiscard]] int roundLimits(std::vector<double> &limits) const
    {
        if (limits.size() < 2)
            return 0;
        int decimals = 0;
        if (m_made->m_style.method == BreakMethod::RoundNumbers && limits.size() > 2) {
            // As few as it takes to write them.
            const auto isRound = [&](double v) {
                const double shown = v * std::pow(10.0, decimals);
                return std::abs(shown - std::round(shown)) < 1e-6;
            };
            while (decimals < kMostDecimals && !std::all_of(limits.begin() + 1, limits.end() - 1, isRound))
                ++decimals;
        } else if (!isWhole()) {
            double narrowest = limits.back() - limits.front();
            for (size_t i = 0; i + 1 < limits.size(); ++i) {
                if (limits[i + 1] > limits[i])
                    narrowest = std::min(narrowest, limits[i + 1] - limits[i]);
            }
            // Clamped before it becomes an integer: the distance of hostile limits may be infinite.
            decimals = narrowest > 0 ? static_cast<int>(std::clamp(std::ceil(-std::log10(narrowest / 10)),
                                                                   0.0, static_cast<double>(kMostDecimals)))
                                     : 2;
        }
        const double scale = std::pow(10.0, decimals);
        // Beyond 2⁵³ every double is whole.
        const auto rounded = [&](double v, auto round) {
            return std::abs(v) * scale < 9e15 ? round(v * scale) / scale : v;
        };
        // What holds but the greatest value is to hold it still.
        const size_t last = limits.size() - 1;
        const bool ofGreatest = last > 1 && limits[last - 1] == limits[last];
        if (ofGreatest)
            limits[last - 1] = rounded(limits[last - 1], [](double v) { return std::floor(v); });
        for (size_t i = 1; i < last - (ofGreatest ? 1 : 0); ++i)
            limits[i] = isWhole() ? rounded(limits[i], [](double v) { return std::ceil(v); })
                                  : rounded(limits[i], [](double v) { return std::round(v); });
        limits.front() = rounded(limits.front(), [](double v) { return std::floor(v); });
        limits.back() = rounded(limits.back(), [](double v) { return std::ceil(v); });
        // The last range may hold but the greatest value.
        limits.erase(std::unique(limits.begin(), limits.end() - 1), limits.end() - 1);
        return decimals;
    }

    [[nodiscard]] QString amountText(double amount, int decimals) const
    {
        if (m_field->type == city::FieldType::Date)
            return QDate::fromJulianDay(static_cast<qint64>(amount)).toString(QStringLiteral("dd/MM/yyyy"));
        // Years are no amounts: no groups of thousands.
        if (m_field->type == city::FieldType::Integer && m_field->unit.isEmpty())
            return QString::number(amount, 'f', 0);
        return formatNumber(amount, decimals);
    }

    [[nodiscard]] QString rangeText(double from, double to, bool isLast, int decimals) const
    {
        const double last = isWhole() && !isLast ? std::max(from, to - 1) : to;
        QString text = amountText(from, decimals);
        if (last > from)
            text += QStringLiteral(" \u2013 ") + amountText(last, decimals);
        return m_field->unit.isEmpty() ? text : text + QChar(0xA0) + m_field->unit;
    }

    struct Counted
    {
        qint64 count = 0;
        city::FeatureId example = 0;
        int place = -1; ///< among the classes
    };
    struct Shown
    {
        quint64 mark = 0;
        qint64 count = 0;
        city::Value value;
        QString text;
    };

    [[nodiscard]] Result<> makeValues()
    {
        std::unordered_map<quint64, Counted> counted;
        std::vector<quint64> marks;
        bool overflow = false;
        DOTHI_TRY(read([&](city::FeatureId id, const city::Value &value) {
            const QString text = city::isNull(value) ? QString() : city::toText(value);
            const bool isNothing =
                text.isEmpty() || (std::holds_alternative<double>(value) && std::isnan(amountOf(value)));
            const quint64 mark = isNothing ? kNoValue : markOfText(text);
            marks.push_back(mark);
            if (isNothing)
                return;
            const auto known = counted.find(mark);
            if (known != counted.end())
                ++known->second.count;
            else if (counted.size() < kMostCounted)
                counted.emplace(mark, Counted{1, id, -1});
            else
                overflow = true;
        }));
        Result<std::vector<Shown>> shown = mostFrequent(counted);
        if (!shown)
            return Failure(std::move(shown).error());
        const std::vector<QColor> colors =
            colorsOf(*m_palette, static_cast<int>(shown->size()), m_made->m_style.reversed);
        for (size_t i = 0; i < shown->size(); ++i) {
            m_made->m_classes.push_back({colors[i], (*shown)[i].text, 0, 0, 0});
            counted[(*shown)[i].mark].place = static_cast<int>(i);
        }
        // What is left over comes behind the classes.
        const auto other = static_cast<quint8>(m_made->m_classes.size());
        std::vector<quint8> classes;
        classes.reserve(marks.size());
        for (const quint64 mark : marks) {
            if (mark == kNoValue) {
                classes.push_back(LayerClasses::kNone);
                continue;
            }
            const auto found = counted.find(mark);
            const int place = found == counted.end() ? -1 : found->second.place;
            classes.push_back(place < 0 ? other : static_cast<quint8>(place));
        }
        if (counted.empty())
            m_made->m_note = Tr::tr("No feature of the layer has a value.");
        else if (overflow)
            m_made->m_note = Tr::tr("The %1 most frequent of more than %2 values; the rest as “other”.")
                                 .arg(formatNumber(static_cast<double>(shown->size()), 0),
                                      formatNumber(static_cast<double>(kMostCounted), 0));
        else if (counted.size() > shown->size())
            m_made->m_note = Tr::tr("The %1 most frequent of %2 values; the rest as “other”.")
                                 .arg(formatNumber(static_cast<double>(shown->size()), 0),
                                      formatNumber(static_cast<double>(counted.size()), 0));
        else if (m_palette->kind == PaletteKind::Qualitative && shown->size() > m_palette->colors.size())
            m_made->m_note = Tr::tr("With more than %1 values some colours are alike.")
                                 .arg(formatNumber(static_cast<double>(m_palette->colors.size()), 0));
        file(classes, other);
        return {};
    }

    /// The values that get a colour, in the order of the legend.
    [[nodiscard]] Result<std::vector<Shown>>
    mostFrequent(const std::unordered_map<quint64, Counted> &counted) const
    {
        std::vector<std::pair<quint64, Counted>> all(counted.begin(), counted.end());
        const size_t count = std::min(all.size(), static_cast<size_t>(LayerClasses::kMostValues));
        // Of equally frequent ones those that come first in the layer.
        std::ranges::partial_sort(
            all, all.begin() + static_cast<std::ptrdiff_t>(count), [](const auto &a, const auto &b) {
                return a.second.count != b.second.count ? a.second.count > b.second.count
                                                        : a.second.example < b.second.example;
            });
        all.resize(count);
        city::Query query;
        query.withGeometry = false;
        query.fields = QStringList{m_field->id};
        for (const auto &[mark, value] : all)
            query.ids.push_back(value.example);
        std::vector<Shown> shown;
        if (all.empty())
            return shown;
        const city::Schema &schema = city::Schema::builtin();
        auto done = m_store.read(m_layer->id, query, [&](city::Feature &feature) {
            const city::Value &value = feature.value(*m_layer, m_field->id);
            const auto found = std::ranges::find_if(
                all, [&feature](const auto &a) { return a.second.example == feature.id; });
            if (found != all.end()) {
                QString text = oneLine(displayText(value, *m_field, schema));
                // What is all blanks has a value nevertheless.
                if (text.isEmpty())
                    text = Tr::tr("(blank)");
                const bool isLong =
                    std::holds_alternative<QString>(value) && std::get<QString>(value).size() > kLongestText;
                shown.push_back({found->first, found->second.count, isLong ? city::Value() : value, text});
            }
            return city::Visit::Continue;
        });
        if (!done)
            return Failure(std::move(done).error());
        const city::CodeList *codes = schema.codeList(m_field->codeList);
        const auto placeOf = [codes](const Shown &s) {
            if (!codes)
                return std::ptrdiff_t(0);
            return std::ranges::find(codes->items, city::toText(s.value), &city::CodeItem::code) -
                   codes->items.begin();
        };
        const bool byAmount = m_field->type != city::FieldType::Text;
        std::ranges::sort(shown, [&](const Shown &a, const Shown &b) {
            if (placeOf(a) != placeOf(b))
                return placeOf(a) < placeOf(b);
            if (byAmount && amountOf(a.value) != amountOf(b.value))
                return amountOf(a.value) < amountOf(b.value);
            return a.count != b.count ? a.count > b.count : a.text < b.text;
        });
        return shown;
    }

    /// Keeps the class of every feature and counts them. `classes` as m_ids; `other`: what belongs to none.
    void file(std::vector<quint8> &classes, quint8 other)
    {
        std::vector<StyleClass> &made = m_made->m_classes;
        const bool hasOther = other != LayerClasses::kNone && std::ranges::count(classes, other) > 0;
        if (hasOther)
            made.push_back({kOtherColor, Tr::tr("Other values"), 0, 0, 0});
        const qint64 nothing = std::ranges::count(classes, LayerClasses::kNone);
        if (nothing > 0) {
            std::ranges::replace(classes, LayerClasses::kNone, static_cast<quint8>(made.size()));
            made.push_back({kNoValueColor, Tr::tr("No value"), 0, 0, 0});
        }
        for (const quint8 c : classes)
            ++made[c].count;
        if (m_ids.empty())
            return;
        const auto [low, high] = std::ranges::minmax(m_ids);
        const auto reach = static_cast<quint64>(high) - static_cast<quint64>(low);
        if (reach < m_ids.size() * kRoomForEach + 1024) {
            m_made->m_firstId = low;
            m_made->m_dense.assign(reach + 1, LayerClasses::kNone);
            for (size_t i = 0; i < m_ids.size(); ++i)
                m_made->m_dense[static_cast<quint64>(m_ids[i]) - static_cast<quint64>(low)] = classes[i];
        } else {
            m_made->m_sparse.reserve(m_ids.size());
            for (size_t i = 0; i < m_ids.size(); ++i)
                m_made->m_sparse.emplace(m_ids[i], classes[i]);
        }
    }

    const city::Store &m_store;
    TaskContext &m_task;
    std::shared_ptr<LayerClasses> m_made;
    const city::LayerDef *m_layer = nullptr;
    const city::FieldDef *m_field = nullptr;
    const Palette *m_palette = nullptr;
    std::vector<city::FeatureId> m_ids;
};

std::vector<LegendItem> LayerClasses::legend() const
{
    std::vector<LegendItem> items;
    for (const StyleClass &c : m_classes)
        items.push_back({c.color, c.text});
    return items;
}

QColor LayerClasses::colorOf(city::FeatureId id) const
{
    const int index = classOf(id);
    return index < 0 ? kNoValueColor : m_classes[static_cast<size_t>(index)].color;
}

Result<LayerClassesPtr> classify(const city::Store &store, const LayerStyle &style, TaskContext &task)
{
    try {
        return Classifier(store, style, task).make();
    } catch (const std::bad_alloc &) {
        return fail(Error(ErrorCode::OutOfMemory, Tr::tr("There is not enough memory to colour this layer."))
                        .inLayer(style.layer));
    }
}

} // namespace dothi::scene

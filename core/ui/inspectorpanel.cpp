// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/inspectorpanel.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace dothi::ui {

namespace {

constexpr int kFeatureAgainMs = 300; ///< until a locked city is asked again
constexpr int kListedAtMost = 200;   ///< of a selection of several features

QString labelOf(const city::Feature &feature, const city::LayerDef &layer)
{
    // A parcel is named by sheet and number, not by one of the two.
    if (layer.id == QLatin1String("parcel")) {
        return InspectorPanel::tr("Parcel %1, sheet %2")
            .arg(city::toText(feature.value(layer, QStringLiteral("parcel_no"))),
                 city::toText(feature.value(layer, QStringLiteral("map_sheet"))));
    }
    const city::FieldDef *field = layer.field(layer.labelField);
    const city::Value &value = feature.value(layer, layer.labelField);
    if (!field || city::isNull(value))
        return QStringLiteral("%1 %2").arg(layer.title.text(), QString::number(feature.id));
    return city::displayText(value, *field, city::Schema::builtin());
}

/// A field `<layer>_id` holds the id of a feature of that layer.
const city::LayerDef *layerReferredBy(const city::FieldDef &field)
{
    const QString suffix = QStringLiteral("_id");
    if (field.type != city::FieldType::Integer || !field.id.endsWith(suffix))
        return nullptr;
    return city::Schema::builtin().layer(field.id.chopped(suffix.size()));
}

QString prettyJson(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    return document.isNull() ? text : QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace

QString FeatureFacts::toClipboard() const
{
    QStringList lines{title, layer + QStringLiteral("\t") + address};
    for (const auto *part : {&rows, &geometry}) {
        for (const Row &row : *part) {
            if (row.known)
                lines.append(row.label + QLatin1Char('\t') + row.text);
        }
    }
    if (!source.isEmpty())
        lines.append(InspectorPanel::tr("Source") + QLatin1Char('\t') + source);
    return lines.join(QLatin1Char('\n'));
}

Result<FeatureFacts> factsOf(const city::Feature &feature, const city::LayerDef &layer,
                             const city::Store &store)
{
    const city::Schema &schema = city::Schema::builtin();
    FeatureFacts facts;
    facts.title = labelOf(feature, layer);
    facts.layer = layer.title.text();
    facts.address = city::FeatureRef{layer.id, feature.id}.toString();
    facts.version = QString::number(feature.version);
    for (const city::FieldDef &field : layer.fields) {
        const city::Value &value = feature.value(layer, field.id);
        const bool known = !city::isNull(value) && !(city::toText(value).isEmpty());
        if (field.id == QLatin1String("source")) {
            facts.source = known ? city::toText(value) : QString();
            continue;
        }
        FeatureFacts::Row row;
        row.label = field.title.text();
        row.known = known;
        row.text = field.type == city::FieldType::Json ? prettyJson(city::toText(value))
                                                       : city::displayText(value, field, schema);
        row.figure = !field.unit.isEmpty() && field.codeList.isEmpty();
        const city::LayerDef *other = known ? layerReferredBy(field) : nullptr;
        if (other) {
            // Its name, not the number of its row: that would be taken for the parcel's number.
            const auto id = static_cast<city::FeatureId>(city::toNumber(value));
            const Result<std::optional<city::Feature>> there = store.feature(other->id, id);
            row.label = other->title.text();
            if (!there)
                return Failure(there.error());
            if (*there) {
                row.text = labelOf(**there, *other);
                row.refersTo = city::FeatureRef{other->id, id};
            } else {
                row.text = InspectorPanel::tr("not in the city (id %1)").arg(id);
            }
        }
        facts.rows.push_back(std::move(row));
    }
    const geo::Geometry &geometry = feature.geometry;
    if (!geometry.isEmpty()) {
        if (geometry.dimension() == 2) {
            facts.geometry.push_back({InspectorPanel::tr("Area in plan"),
                                      formatQuantity(geo::area(geometry), 1, QStringLiteral("m²"))});
            facts.geometry.push_back({InspectorPanel::tr("Perimeter"),
                                      formatQuantity(geo::length(geometry), 2, QStringLiteral("m"))});
        } else if (geometry.dimension() == 1) {
            facts.geometry.push_back({InspectorPanel::tr("Length in plan"),
                                      formatQuantity(geo::length(geometry), 2, QStringLiteral("m"))});
        }
        const geo::Coord middle = geo::centroid(geometry);
        facts.geometry.push_back(
            {InspectorPanel::tr("Position E, N"),
             formatNumber(middle.x, 2) + QStringLiteral("; ") + formatNumber(middle.y, 2)});
        facts.geometry.push_back({InspectorPanel::tr("Coordinate system"), store.crs().displayName()});
    }
    return facts;
}

InspectorPanel::InspectorPanel(QWidget *parent)
    : QWidget(parent)
    , m_again(new QTimer(this))
{
    setObjectName(QStringLiteral("inspector"));
    m_again->setSingleShot(true);
    m_again->setInterval(kFeatureAgainMs);
    connect(m_again, &QTimer::timeout, this, [this] { show(m_city, std::vector(m_refs)); });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget(scroll);
    m_body = new QVBoxLayout(inside);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    scroll->setWidget(inside);
    layout->addWidget(scroll);
    showNothing(tr("Click something in the city, or look for it above, and it shows here."));
}

void InspectorPanel::show(const city::City *city, const std::vector<city::FeatureRef> &refs)
{
    m_again->stop();
    m_city = city;
    m_refs = refs;
    m_current = {};
    clearLayout(m_body);
    if (!city) {
        showNothing(tr("No city is open."));
    } else if (refs.empty()) {
        showNothing(tr("Click something in the city, or look for it above, and it shows here."));
    } else if (refs.size() == 1) {
        showFeature(*city, refs.front());
    } else {
        showSeveral(*city, refs);
    }
}

void InspectorPanel::showFailure(const Error &error)
{
    showNothing(error.userText());
    // Another program is writing to the city, as a rule: what was asked for shows as soon as it may be read.
    if (error.code() == ErrorCode::Database)
        m_again->start();
}

void InspectorPanel::showNothing(const QString &text)
{
    auto *label = makeLabel(text, QStringLiteral("muted"), this);
    label->setWordWrap(true);
    auto *line = new QVBoxLayout;
    line->setContentsMargins(metrics::kPad, metrics::kPad, metrics::kPad, metrics::kPad);
    line->addWidget(label);
    m_body->addLayout(line);
    m_body->addStretch(1);
}

void InspectorPanel::showFeature(const city::City &city, const city::FeatureRef &ref)
{
    const city::LayerDef *layer = city::Schema::builtin().layer(ref.layer);
    Result<std::optional<city::Feature>> read =
        layer ? city.store().feature(ref.layer, ref.id) : Result<std::optional<city::Feature>>(std::nullopt);
    if (!read) {
        showFailure(read.error());
        return;
    }
    if (!*read || !layer) {
        showNothing(tr("This feature is no longer there."));
        return;
    }
    const Result<FeatureFacts> told = factsOf(**read, *layer, city.store());
    if (!told) {
        showFailure(told.error());
        return;
    }
    const FeatureFacts &facts = *told;
    m_current = ref;

    auto *head = new QVBoxLayout;
    head->setContentsMargins(metrics::kPad, metrics::kPad, metrics::kPad, 12);
    head->setSpacing(4);
    auto *title = makeLabel(facts.title, QStringLiteral("h2"), this);
    title->setObjectName(QStringLiteral("inspectorTitle"));
    title->setWordWrap(true);
    title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    head->addWidget(title);
    head->addWidget(makeLabel(facts.layer, QStringLiteral("muted"), this));
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 6, 0, 0);
    buttons->setSpacing(6);
    auto *zoom = new QPushButton(tr("Zoom to"), this);
    zoom->setIcon(icon(QStringLiteral("target")));
    connect(zoom, &QPushButton::clicked, this, [this, ref] { Q_EMIT zoomAsked(ref); });
    auto *copy = makeIconButton(QStringLiteral("copy"), tr("Copy everything shown"), this);
    copy->setObjectName(QStringLiteral("inspectorCopy"));
    connect(copy, &QToolButton::clicked, this, [copy, facts] { copyToClipboard(facts.toClipboard(), copy); });
    auto *table = makeIconButton(QStringLiteral("table"), tr("Show in the attribute table"), this);
    connect(table, &QToolButton::clicked, this, [this, ref] { Q_EMIT tableAsked(ref.layer); });
    buttons->addWidget(zoom);
    buttons->addStretch(1);
    buttons->addWidget(table);
    buttons->addWidget(copy);
    head->addLayout(buttons);
    m_body->addLayout(head);
    m_body->addWidget(makeRule(this));

    std::vector<FeatureFacts::Row> known;
    std::vector<FeatureFacts::Row> unknown;
    for (const FeatureFacts::Row &row : facts.rows)
        (row.known ? known : unknown).push_back(row);
    addRows(known);
    if (!facts.geometry.empty()) {
        m_body->addWidget(makeRule(this));
        addRows(facts.geometry);
    }
    m_body->addWidget(makeRule(this));

    std::vector<FeatureFacts::Row> origin;
    origin.push_back(
        {tr("Source"), facts.source.isEmpty() ? tr("not recorded") : facts.source, !facts.source.isEmpty()});
    origin.push_back({tr("Identifier"), facts.address});
    origin.push_back({tr("Version"), facts.version});
    addRows(origin);

    if (!unknown.empty()) {
        m_body->addWidget(makeRule(this));
        QStringList names;
        for (const FeatureFacts::Row &row : unknown)
            names.append(row.label);
        auto *missing = makeLabel(tr("Not known: %1").arg(names.join(QStringLiteral(", "))),
                                  QStringLiteral("small"), this);
        missing->setWordWrap(true);
        missing->setContentsMargins(metrics::kPad, 12, metrics::kPad, 12);
        m_body->addWidget(missing);
    }
    m_body->addStretch(1);
}

void InspectorPanel::addRows(const std::vector<FeatureFacts::Row> &rows)
{
    auto *grid = new QGridLayout;
    grid->setContentsMargins(metrics::kPad, 10, metrics::kPad, 10);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(7);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 6);
    int line = 0;
    for (const FeatureFacts::Row &row : rows) {
        auto *label = makeLabel(row.label, QStringLiteral("muted"), this);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        auto *value = makeLabel(row.text, row.known ? QString() : QStringLiteral("muted"), this);
        value->setWordWrap(true);
        value->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        if (row.refersTo) {
            value->setTextFormat(Qt::RichText);
            value->setText(QStringLiteral("<a href=\"#\">%1</a>").arg(row.text.toHtmlEscaped()));
            value->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
            connect(value, &QLabel::linkActivated, this,
                    [this, ref = *row.refersTo] { Q_EMIT selectAsked(ref); });
        }
        if (row.figure)
            value->setFont(Theme::font(metrics::kBodyText, true));
        grid->addWidget(label, line, 0);
        grid->addWidget(value, line, 1);
        ++line;
    }
    m_body->addLayout(grid);
}

void InspectorPanel::showSeveral(const city::City &city, const std::vector<city::FeatureRef> &refs)
{
    auto *title = makeLabel(tr("%n features selected", nullptr, static_cast<int>(refs.size())),
                            QStringLiteral("h2"), this);
    title->setContentsMargins(metrics::kPad, metrics::kPad, metrics::kPad, 8);
    m_body->addWidget(title);
    int listed = 0;
    for (const city::FeatureRef &ref : refs) {
        if (++listed > kListedAtMost)
            break;
        const city::LayerDef *layer = city::Schema::builtin().layer(ref.layer);
        const Result<std::optional<city::Feature>> read =
            layer ? city.store().feature(ref.layer, ref.id)
                  : Result<std::optional<city::Feature>>(std::nullopt);
        if (!read) {
            clearLayout(m_body);
            showFailure(read.error());
            return;
        }
        if (!*read)
            continue;
        auto *button = new QToolButton(this);
        button->setText(labelOf(**read, *layer) + QStringLiteral(" · ") + layer->title.text());
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setProperty("kind", QStringLiteral("row"));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, ref] { Q_EMIT selectAsked(ref); });
        auto *line = new QHBoxLayout;
        line->setContentsMargins(10, 0, 10, 0);
        line->addWidget(button);
        m_body->addLayout(line);
    }
    if (static_cast<size_t>(listed) < refs.size() || listed > kListedAtMost) {
        auto *more =
            makeLabel(tr("… and more; the attribute table lists them all."), QStringLiteral("small"), this);
        more->setContentsMargins(metrics::kPad, 4, metrics::kPad, 4);
        m_body->addWidget(more);
    }
    m_body->addStretch(1);
}

} // namespace dothi::ui

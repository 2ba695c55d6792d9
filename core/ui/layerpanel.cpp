// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/layerpanel.h>
#include <dothi/ui/stylelegend.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/viewoverlays.h>
#include <dothi/ui/widgets.h>

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <set>
#include <vector>

namespace dothi::ui {

namespace {

QString titleOf(const QString &layer)
{
    if (const city::LayerDef *definition = city::Schema::builtin().layer(layer))
        return definition->title.text();
    return layer == QLatin1String("terrain") ? LayerPanel::tr("Terrain") : layer;
}

city::LayerGroup groupOf(const QString &layer)
{
    const city::LayerDef *definition = city::Schema::builtin().layer(layer);
    return definition ? definition->group : city::LayerGroup::Base;
}

} // namespace

class LayerPanel::Row : public QWidget
{
public:
    Row(LayerPanel *panel, QWidget *parent, const QString &id)
        : QWidget(parent)
        , m_panel(panel)
        , m_id(id)
        , m_eye(makeIconButton(QStringLiteral("eye"), {}, this, 18))
        , m_swatch(new Swatch(colors().fieldLine, this))
        , m_title(new ElidedLabel(titleOf(id), this))
        , m_count(makeLabel({}, QStringLiteral("muted"), this))
        , m_more(
              makeIconButton(QStringLiteral("chevron-down"), LayerPanel::tr("Opacity and legend"), this, 14))
        , m_details(new QWidget(this))
        , m_percent(makeLabel({}, QStringLiteral("muted"), m_details))
        , m_opacity(new QSlider(Qt::Horizontal, m_details))
        , m_legend(new QVBoxLayout)
    {
        setObjectName(QStringLiteral("layer-") + id);
        auto *outer = new QVBoxLayout(this);
        outer->setContentsMargins(0, 0, 0, 0);
        outer->setSpacing(0);
        auto *line = new QHBoxLayout;
        line->setContentsMargins(10, 0, 8, 0);
        line->setSpacing(6);
        m_eye->setCheckable(true);
        m_eye->setObjectName(QStringLiteral("eye"));
        m_eye->setFixedSize(28, 28);
        line->addWidget(m_eye);
        line->addWidget(m_swatch);
        line->addSpacing(2);
        line->addWidget(m_title, 1);
        line->addWidget(m_count);
        m_more->setFixedSize(22, 22);
        m_more->setCheckable(true);
        line->addWidget(m_more);
        outer->addLayout(line);

        auto *details = new QVBoxLayout(m_details);
        details->setContentsMargins(46, 2, 14, 8);
        details->setSpacing(6);
        auto *opacity = new QHBoxLayout;
        opacity->setSpacing(8);
        opacity->addWidget(makeLabel(LayerPanel::tr("Opacity"), QStringLiteral("muted"), m_details));
        opacity->addWidget(m_opacity, 1);
        m_percent->setMinimumWidth(m_percent->fontMetrics().horizontalAdvance(QStringLiteral("100 %")));
        m_percent->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        opacity->addWidget(m_percent);
        details->addLayout(opacity);
        m_legend->setSpacing(4);
        details->addLayout(m_legend);
        if (!scene::styleFields(id).empty()) {
            auto *style = new QPushButton(LayerPanel::tr("Colour by attribute…"), m_details);
            style->setObjectName(QStringLiteral("style"));
            style->setProperty("kind", QStringLiteral("link"));
            style->setAccessibleName(LayerPanel::tr("Colour “%1” by attribute").arg(titleOf(id)));
            details->addWidget(style, 0, Qt::AlignLeft);
            connect(style, &QPushButton::clicked, this, [this] { Q_EMIT m_panel->styleAsked(m_id); });
        }
        outer->addWidget(m_details);
        m_details->hide();
        m_opacity->setObjectName(QStringLiteral("opacity"));
        m_more->setObjectName(QStringLiteral("more"));
        m_opacity->setRange(10, 100);
        m_opacity->setAccessibleName(LayerPanel::tr("Opacity of “%1”").arg(titleOf(id)));
        m_eye->setAccessibleName(LayerPanel::tr("Visible: “%1”").arg(titleOf(id)));
        m_more->setAccessibleName(LayerPanel::tr("Opacity and legend of “%1”").arg(titleOf(id)));

        SceneLoader &loader = m_panel->m_loader;
        connect(m_eye, &QToolButton::clicked, this,
                [this, &loader](bool on) { loader.setLayerVisible(m_id, on); });
        connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
        connect(m_opacity, &QSlider::valueChanged, this,
                [this, &loader](int value) { loader.setLayerOpacity(m_id, value / 100.0); });
    }

    [[nodiscard]] bool isUnfolded() const { return m_more->isChecked(); }
    void unfold(bool on) { m_more->setChecked(on); }

    void show(const SceneLoader::Layer &layer)
    {
        m_eye->setChecked(layer.visible);
        m_eye->setIcon(layer.visible ? icon(QStringLiteral("eye")) : mutedIcon(QStringLiteral("eye-off")));
        m_eye->setToolTip(layer.visible ? LayerPanel::tr("Hide “%1”").arg(titleOf(m_id))
                                        : LayerPanel::tr("Show “%1”").arg(titleOf(m_id)));
        QString count = formatNumber(static_cast<double>(layer.features), 0);
        if (layer.state == SceneLoader::State::Building || layer.state == SceneLoader::State::Waiting)
            count = QStringLiteral("…");
        else if (layer.state == SceneLoader::State::Failed)
            count = QStringLiteral("✕");
        else if (m_id == QLatin1String("terrain"))
            count.clear();
        m_count->setText(count);
        m_count->setToolTip(
            layer.state == SceneLoader::State::Failed
                ? LayerPanel::tr("Could not be drawn; see the message bar. Hide and show it to try again.")
                : LayerPanel::tr("%n feature(s)", nullptr, static_cast<int>(layer.features)));
        const scene::LayerClassesPtr classes = m_panel->m_styles.classes(m_id);
        const std::vector<scene::LegendItem> legend = classes ? classes->legend() : layer.legend;
        m_swatch->setColor(legend.empty() ? colors().fieldLine
                                          : seenLegendColor(m_id, legend.front().color, classes != nullptr));
        m_title->setFullText(layer.note.isEmpty() ? titleOf(m_id) : layer.note);
        setStyleProperty(m_title, "role", layer.visible ? QString() : QStringLiteral("muted"));
        const int percent = static_cast<int>(layer.opacity * 100 + .5);
        m_percent->setText(formatQuantity(percent, 0, QStringLiteral("%")));
        const QSignalBlocker blocker(m_opacity);
        m_opacity->setValue(percent);
        showLegend(legend);
    }

protected:
    void contextMenuEvent(QContextMenuEvent *event) override
    {
        QMenu menu(this);
        QAction *zoom = menu.addAction(icon(QStringLiteral("target")), LayerPanel::tr("Zoom to the layer"));
        QAction *table = menu.addAction(icon(QStringLiteral("table")), LayerPanel::tr("Attribute table"));
        table->setEnabled(m_id != QLatin1String("terrain"));
        QAction *more = menu.addAction(icon(QStringLiteral("opacity")), LayerPanel::tr("Opacity and legend"));
        QAction *style =
            menu.addAction(icon(QStringLiteral("layers")), LayerPanel::tr("Colour by attribute…"));
        style->setEnabled(!scene::styleFields(m_id).empty());
        const QAction *chosen = menu.exec(event->globalPos());
        if (chosen == zoom)
            Q_EMIT m_panel->zoomAsked(m_id);
        else if (chosen == table)
            Q_EMIT m_panel->tableAsked(m_id);
        else if (chosen == style)
            Q_EMIT m_panel->styleAsked(m_id);
        else if (chosen == more)
            m_more->setChecked(!m_more->isChecked());
    }

    void mouseDoubleClickEvent(QMouseEvent *) override { Q_EMIT m_panel->zoomAsked(m_id); }

private:
    void showLegend(const std::vector<scene::LegendItem> &items)
    {
        const bool same = items.size() == m_shown.size() &&
                          std::equal(items.begin(), items.end(), m_shown.begin(),
                                     [](const scene::LegendItem &a, const scene::LegendItem &b) {
                                         return a.color == b.color && a.text == b.text;
                                     });
        if (same)
            return;
        m_shown = items;
        clearLayout(m_legend);
        if (items.size() < 2)
            return; // The swatch in the row says it.
        for (const scene::LegendItem &item : items) {
            auto *line = new QHBoxLayout;
            line->setSpacing(8);
            line->addWidget(new Swatch(
                seenLegendColor(m_id, item.color, m_panel->m_styles.classes(m_id) != nullptr), m_details));
            auto *text = new ElidedLabel(item.text, m_details);
            text->setFont(Theme::font(12));
            line->addWidget(text, 1);
            m_legend->addLayout(line);
        }
    }

    LayerPanel *m_panel;
    QString m_id;
    QToolButton *m_eye;
    Swatch *m_swatch;
    ElidedLabel *m_title;
    QLabel *m_count;
    QToolButton *m_more;
    QWidget *m_details;
    QLabel *m_percent;
    QSlider *m_opacity;
    QVBoxLayout *m_legend;
    std::vector<scene::LegendItem> m_shown;
};

LayerPanel::LayerPanel(SceneLoader &loader, LayerStyles &styles, QWidget *parent)
    : QWidget(parent)
    , m_loader(loader)
    , m_styles(styles)
{
    setObjectName(QStringLiteral("layerPanel"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *heading = makeLabel(tr("LAYERS"), QStringLiteral("section"), this);
    heading->setContentsMargins(metrics::kPad, 14, metrics::kPad, 6);
    layout->addWidget(heading);

    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget(scroll);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(0, 0, 0, metrics::kGap);
    column->setSpacing(0);
    m_nothing = makeLabel(tr("No city is open."), QStringLiteral("muted"), inside);
    m_nothing->setContentsMargins(metrics::kPad, 4, metrics::kPad, 4);
    m_nothing->setWordWrap(true);
    column->addWidget(m_nothing);
    m_emptyOnes = new QPushButton(inside);
    m_emptyOnes->setProperty("kind", QStringLiteral("link"));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(10, 4, 10, 0);
    foot->addWidget(m_emptyOnes);
    foot->addStretch(1);
    column->addLayout(foot);
    m_column = column;
    column->addStretch(1);
    scroll->setWidget(inside);
    layout->addWidget(scroll, 1);

    connect(m_emptyOnes, &QPushButton::clicked, this, [this] {
        m_showEmpty = !m_showEmpty;
        rebuild();
    });
    connect(&m_loader, &SceneLoader::layerChanged, this, &LayerPanel::refresh);
    connect(&m_styles, &LayerStyles::changed, this, [this](const QString &layer) {
        if (m_loader.layer(layer))
            refresh(layer);
    });
    connect(&Theme::instance(), &Theme::changed, this, &LayerPanel::rebuild);
    rebuild();
}

LayerPanel::~LayerPanel() = default;

void LayerPanel::setFoot(QWidget *foot)
{
    m_column->insertWidget(m_column->count() - 1, foot);
}

QString LayerPanel::groupTitle(city::LayerGroup group)
{
    switch (group) {
    case city::LayerGroup::Base:
        return tr("Base map");
    case city::LayerGroup::Cadastre:
        return tr("Cadastre");
    case city::LayerGroup::Planning:
        return tr("Planning");
    case city::LayerGroup::Building:
        return tr("Buildings");
    case city::LayerGroup::Infrastructure:
        return tr("Technical infrastructure");
    case city::LayerGroup::Permit:
        return tr("Permits");
    }
    return {};
}

void LayerPanel::rebuild()
{
    std::set<QString> unfolded;
    for (const auto &[id, row] : m_rows) {
        if (row->isUnfolded())
            unfolded.insert(id);
    }
    std::set<city::LayerGroup> folded;
    for (const auto &[group, heading] : m_headings) {
        if (!heading->isChecked())
            folded.insert(group);
    }
    m_rows.clear();
    m_headings.clear();
    // Built out of sight and shown as a whole: what is put into a visible parent piece by piece is painted
    // before it has its place.
    auto *list = new QWidget(m_column->parentWidget());
    list->setObjectName(QStringLiteral("layerList"));
    list->hide();
    auto *groups = new QVBoxLayout(list);
    groups->setContentsMargins(0, 0, 0, 0);
    groups->setSpacing(0);
    const std::vector<SceneLoader::Layer> &layers = m_loader.layers();
    int empty = 0;
    // What an officer looks at most comes first; the ground closes the list.
    for (const city::LayerGroup group :
         {city::LayerGroup::Permit, city::LayerGroup::Building, city::LayerGroup::Cadastre,
          city::LayerGroup::Planning, city::LayerGroup::Infrastructure, city::LayerGroup::Base}) {
        std::vector<const SceneLoader::Layer *> members;
        for (const SceneLoader::Layer &layer : layers) {
            if (groupOf(layer.id) != group)
                continue;
            if (layer.features > 0 || m_showEmpty)
                members.push_back(&layer);
            empty += layer.features == 0;
        }
        if (members.empty())
            continue;
        auto *body = new QWidget(list);
        auto *rows = new QVBoxLayout(body);
        rows->setContentsMargins(0, 0, 0, metrics::kUnit);
        rows->setSpacing(0);
        // The list shows from top to bottom what is drawn from top to bottom.
        for (auto it = members.rbegin(); it != members.rend(); ++it) {
            auto *row = new Row(this, body, (*it)->id);
            rows->addWidget(row);
            m_rows.emplace((*it)->id, row);
            row->show(**it);
            row->unfold(unfolded.contains((*it)->id));
        }
        auto *heading = new FoldHeading(groupTitle(group), body, list);
        heading->setOpen(!folded.contains(group));
        m_headings.emplace(group, heading);
        auto *line = new QHBoxLayout;
        line->setContentsMargins(10, 2, 10, 0);
        line->addWidget(heading);
        groups->addLayout(line);
        groups->addWidget(body);
    }
    if (m_list) {
        m_list->hide();
        m_list->deleteLater(); // it may be one of its buttons that asked
    }
    m_list = list;
    m_column->insertWidget(0, list);
    list->show();
    m_nothing->setVisible(layers.empty());
    m_emptyOnes->setVisible(empty > 0);
    m_emptyOnes->setText(m_showEmpty ? tr("Hide empty layers") : tr("%n empty layer(s)", nullptr, empty));
}

void LayerPanel::refresh(const QString &layer)
{
    const SceneLoader::Layer *changed = layer.isEmpty() ? nullptr : m_loader.layer(layer);
    const auto row = m_rows.find(layer);
    if (changed && row != m_rows.end())
        row->second->show(*changed);
    else if (layer.isEmpty() || changed)
        rebuild();
}

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/air.h>
#include <dothi/ui/stylelegend.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace dothi::ui {

namespace {

constexpr int kLegendWidth = 210;
/// A longer legend is for the panel; beside the city it would hide it.
constexpr size_t kMostRows = 12;

} // namespace

QColor seenLegendColor(const QString &layer, const QColor &color, bool byAttribute)
{
    const city::LayerDef *def = city::Schema::builtin().layer(layer);
    const bool line = def && (def->geometry == geo::GeometryType::LineString ||
                              def->geometry == geo::GeometryType::MultiLineString);
    const scene::Theme theme = Theme::instance().isDark() ? scene::Theme::Dark : scene::Theme::Light;
    return byAttribute ? scene::seenClassColor(color, theme, line) : scene::seenColor(color, theme, line);
}

StyleLegend::StyleLegend(LayerStyles &styles, SceneLoader &loader, QWidget *parent)
    : Pill(parent)
    , m_styles(styles)
    , m_loader(loader)
    , m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("styleLegend"));
    setAccessibleName(tr("Legend"));
    m_layout->setContentsMargins(12, 8, 12, 10);
    m_layout->setSpacing(3);
    connect(&m_styles, &LayerStyles::changed, this, &StyleLegend::fill);
    connect(&m_loader, &SceneLoader::layerChanged, this, &StyleLegend::fill);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_shown.clear();
        fill();
    });
    hide();
}

void StyleLegend::fill()
{
    std::vector<scene::LayerClassesPtr> shown;
    for (const scene::LayerStyle &style : m_styles.styles()) {
        const SceneLoader::Layer *layer = m_loader.layer(style.layer);
        const scene::LayerClassesPtr classes = m_styles.classes(style.layer);
        if (layer && layer->visible && classes)
            shown.push_back(classes);
    }
    if (shown == m_shown && isHidden() == shown.empty())
        return;
    m_shown = std::move(shown);
    clearLayout(m_layout);
    for (const scene::LayerClassesPtr &classes : m_shown) {
        auto *title = new ElidedLabel(classes->title(), this);
        title->setFont(Theme::font(12, true));
        title->setFixedWidth(kLegendWidth);
        m_layout->addWidget(title);
        const std::vector<scene::StyleClass> &rows = classes->classes();
        const size_t count = rows.size() > kMostRows ? kMostRows - 1 : rows.size();
        for (size_t i = 0; i < count; ++i) {
            auto *line = new QHBoxLayout;
            line->setSpacing(8);
            line->addWidget(new Swatch(seenLegendColor(classes->style().layer, rows[i].color, true), this));
            auto *text = new ElidedLabel(rows[i].text, this);
            text->setFont(Theme::font(12));
            line->addWidget(text, 1);
            m_layout->addLayout(line);
        }
        if (count < rows.size()) {
            auto *more =
                new ElidedLabel(tr("%n more…", nullptr, static_cast<int>(rows.size() - count)), this);
            more->setFont(Theme::font(12));
            m_layout->addWidget(more);
        }
    }
    setVisible(!m_shown.empty());
    updateGeometry();
}

} // namespace dothi::ui

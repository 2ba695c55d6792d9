// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/scene/palettes.h>
#include <dothi/ui/stylelegend.h>
#include <dothi/ui/stylepanel.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/viewoverlays.h>
#include <dothi/ui/widgets.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace dothi::ui {

namespace {

constexpr QSize kRamp(108, 14);
constexpr int kRampColors = 7;

QIcon rampOf(const scene::Palette &palette, bool reversed)
{
    const int count = palette.kind == scene::PaletteKind::Qualitative
                          ? static_cast<int>(palette.colors.size())
                          : kRampColors;
    const std::vector<QColor> shades = scene::colorsOf(palette, count, reversed);
    QPixmap ramp(kRamp);
    QPainter painter(&ramp);
    for (int i = 0; i < count; ++i) {
        const int from = kRamp.width() * i / count;
        painter.fillRect(from, 0, kRamp.width() * (i + 1) / count - from, kRamp.height(),
                         shades[static_cast<size_t>(i)]);
    }
    return ramp;
}

} // namespace

StylePanel::StylePanel(LayerStyles &styles, SceneLoader &loader, QWidget *parent)
    : QWidget(parent)
    , m_styles(styles)
    , m_loader(loader)
    , m_layer(new QComboBox(this))
    , m_field(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_method(new QComboBox(this))
    , m_ranges(new QSpinBox(this))
    , m_palette(new QComboBox(this))
    , m_reversed(new QCheckBox(tr("The other way round"), this))
    , m_source(makeLabel({}, QStringLiteral("small"), this))
    , m_note(makeLabel({}, QStringLiteral("muted"), this))
    , m_models(makeLabel(tr("Models with colours or pictures of their own take on these colours, too. “Own "
                            "colours” brings theirs back."),
                         QStringLiteral("small"), this))
    , m_classes(new QVBoxLayout)
    , m_reset(new QPushButton(tr("Own colours"), this))
    , m_form(new QFormLayout)
{
    setObjectName(QStringLiteral("stylePanel"));
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *inside = new QWidget(scroll);
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(metrics::kPad, metrics::kGap, metrics::kPad, metrics::kPad);
    column->setSpacing(metrics::kGap);
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const auto row = [this](const QString &text, QWidget *field, const char *name) {
        field->setObjectName(QLatin1String(name));
        field->setAccessibleName(text);
        field->setMinimumWidth(120);
        m_form->addRow(text, field);
    };
    row(tr("Layer"), m_layer, "styleLayer");
    row(tr("Attribute"), m_field, "styleField");
    row(tr("Classes"), m_kind, "styleKind");
    row(tr("Limits"), m_method, "styleMethod");
    row(tr("Ranges"), m_ranges, "styleRanges");
    row(tr("Colours"), m_palette, "stylePalette");
    m_kind->addItem(tr("By value"), static_cast<int>(scene::StyleKind::Values));
    m_kind->addItem(tr("By range"), static_cast<int>(scene::StyleKind::Ranges));
    m_method->addItem(tr("At round numbers"), static_cast<int>(scene::BreakMethod::RoundNumbers));
    m_method->addItem(tr("As many in each"), static_cast<int>(scene::BreakMethod::Quantiles));
    m_method->setItemData(1, tr("Quantiles"), Qt::ToolTipRole);
    m_method->addItem(tr("Of equal width"), static_cast<int>(scene::BreakMethod::EqualIntervals));
    m_method->addItem(tr("At natural gaps"), static_cast<int>(scene::BreakMethod::NaturalBreaks));
    m_method->setItemData(3, tr("Natural breaks (Jenks)"), Qt::ToolTipRole);
    m_ranges->setRange(scene::LayerStyle::kFewestRanges, scene::LayerStyle::kMostRanges);
    m_ranges->setKeyboardTracking(false);
    m_palette->setIconSize(kRamp);
    m_reversed->setObjectName(QStringLiteral("styleReversed"));
    m_form->addRow(QString(), m_reversed);
    column->addLayout(m_form);
    m_source->setWordWrap(true);
    column->addWidget(m_source);
    column->addWidget(makeRule(inside));
    m_note->setObjectName(QStringLiteral("styleNote"));
    m_note->setWordWrap(true);
    column->addWidget(m_note);
    m_classes->setSpacing(metrics::kUnit);
    column->addLayout(m_classes);
    m_reset->setObjectName(QStringLiteral("styleReset"));
    m_reset->setToolTip(tr("The layer in its own colours again"));
    m_models->setObjectName(QStringLiteral("styleModels"));
    m_models->setWordWrap(true);
    column->addWidget(m_models);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_reset);
    foot->addStretch(1);
    column->addLayout(foot);
    column->addStretch(1);
    scroll->setWidget(inside);
    outer->addWidget(scroll);

    connect(m_layer, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) {
            fillFields();
            refresh();
            lookUpNames();
        }
    });
    connect(m_field, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling)
            fieldChosen();
    });
    for (QComboBox *box : {m_kind, m_method, m_palette})
        connect(box, &QComboBox::currentIndexChanged, this, &StylePanel::apply);
    connect(m_ranges, &QSpinBox::valueChanged, this, &StylePanel::apply);
    connect(m_reversed, &QCheckBox::toggled, this, &StylePanel::apply);
    connect(m_reset, &QPushButton::clicked, this, [this] { m_styles.reset(layer()); });
    connect(&m_styles, &LayerStyles::changed, this, [this](const QString &id) {
        if (id == layer())
            refresh();
    });
    connect(&m_loader, &SceneLoader::layerChanged, this, [this](const QString &id) {
        if (id.isEmpty())
            fillLayers();
    });
    connect(&Theme::instance(), &Theme::changed, this, &StylePanel::showClasses);
    fillLayers();
}

QString StylePanel::layer() const
{
    return m_layer->currentData().toString();
}

void StylePanel::showLayer(const QString &layer)
{
    fillLayers();
    if (const int index = m_layer->findData(layer); index >= 0)
        m_layer->setCurrentIndex(index);
}

void StylePanel::fillLayers()
{
    const QString before = layer();
    m_filling = true;
    m_layer->clear();
    for (const SceneLoader::Layer &layer : m_loader.layers()) {
        const city::LayerDef *def = city::Schema::builtin().layer(layer.id);
        if (def && layer.features > 0 && !scene::styleFields(layer.id).empty())
            m_layer->addItem(def->title.text(), layer.id);
    }
    const int same = m_layer->findData(before);
    const int usual = m_layer->findData(QStringLiteral("building"));
    m_layer->setCurrentIndex(same >= 0 ? same : std::max(usual, 0));
    m_filling = false;
    fillFields();
    refresh();
}

void StylePanel::fillFields()
{
    m_filling = true;
    m_field->clear();
    m_field->addItem(tr("(its own colours)"), QString());
    const QStringList names = m_names.contains(layer()) ? m_names[layer()] : QStringList();
    const std::optional<scene::LayerStyle> style = m_styles.style(layer());
    for (const city::FieldDef *field : scene::styleFields(layer())) {
        // What was chosen before stays to be seen.
        if (!names.contains(field->id) || (style && style->field == field->id))
            m_field->addItem(field->title.text(), field->id);
    }
    m_filling = false;
}

void StylePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fillFields();
    refresh();
    lookUpNames();
}

void StylePanel::lookUpNames()
{
    if (!m_nameLookup || !isVisible() || layer().isEmpty() || m_names.contains(layer()))
        return;
    m_names[layer()] = {};
    const QPointer<StylePanel> self(this);
    m_nameLookup(layer(), [self, id = layer()](QStringList names) {
        if (!self || names.isEmpty())
            return;
        self->m_names[id] = std::move(names);
        if (self->layer() == id) {
            self->fillFields();
            self->refresh();
        }
    });
}

void StylePanel::fillPalettes(bool ordered)
{
    const QString before = m_palette->currentData().toString();
    m_palette->clear();
    for (const scene::Palette &palette : scene::palettes()) {
        if ((palette.kind != scene::PaletteKind::Qualitative) != ordered)
            continue;
        m_palette->addItem(rampOf(palette, m_reversed->isChecked()), palette.title(), palette.id);
        m_palette->setItemData(m_palette->count() - 1, palette.source(), Qt::ToolTipRole);
    }
    m_palette->setCurrentIndex(std::max(0, m_palette->findData(before)));
}

void StylePanel::refresh()
{
    m_filling = true;
    const std::optional<scene::LayerStyle> style = m_styles.style(layer());
    const city::LayerDef *def = city::Schema::builtin().layer(layer());
    const city::FieldDef *field = def && style ? def->field(style->field) : nullptr;
    m_field->setCurrentIndex(std::max(0, m_field->findData(style ? style->field : QString())));
    const bool ranges = style && style->kind == scene::StyleKind::Ranges;
    m_kind->setCurrentIndex(
        m_kind->findData(static_cast<int>(style ? style->kind : scene::StyleKind::Values)));
    m_kind->setEnabled(field && scene::hasRanges(*field));
    if (style) {
        m_method->setCurrentIndex(m_method->findData(static_cast<int>(style->method)));
        m_ranges->setValue(style->ranges);
        m_reversed->setChecked(style->reversed);
        fillPalettes(ranges);
        const int chosen = m_palette->findData(style->palette);
        m_palette->setCurrentIndex(std::max(chosen, 0));
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_palette)}) {
        widget->setVisible(style.has_value());
        m_form->labelForField(widget)->setVisible(style.has_value());
    }
    for (QWidget *widget : {static_cast<QWidget *>(m_method), static_cast<QWidget *>(m_ranges)}) {
        widget->setVisible(ranges);
        m_form->labelForField(widget)->setVisible(ranges);
    }
    m_reversed->setVisible(style.has_value());
    const scene::Palette *palette = scene::palette(m_palette->currentData().toString());
    m_source->setText(style && palette ? tr("Colours: %1").arg(palette->source()) : QString());
    m_source->setVisible(style.has_value());
    m_models->setVisible(style && def && def->hasSolid);
    m_reset->setEnabled(style.has_value());
    m_filling = false;
    showClasses();
}

void StylePanel::showClasses()
{
    clearLayout(m_classes);
    const std::optional<scene::LayerStyle> style = m_styles.style(layer());
    const scene::LayerClassesPtr classes = m_styles.classes(layer());
    if (!style) {
        m_note->setText(tr("Choose an attribute: the layer is coloured by it, in the view and in pictures."));
        m_note->show();
        return;
    }
    const bool counting = m_styles.isCounting(layer());
    m_note->setText(counting ? tr("Counting the values…") : classes ? classes->note() : QString());
    m_note->setVisible(!m_note->text().isEmpty());
    if (!classes)
        return;
    for (const scene::StyleClass &c : classes->classes()) {
        auto *line = new QHBoxLayout;
        line->setSpacing(metrics::kGap);
        line->addWidget(new Swatch(seenLegendColor(layer(), c.color, true), this));
        auto *text = new ElidedLabel(c.text, this);
        text->setObjectName(QStringLiteral("styleClass"));
        line->addWidget(text, 1);
        line->addWidget(
            makeLabel(formatNumber(static_cast<double>(c.count), 0), QStringLiteral("muted"), this));
        m_classes->addLayout(line);
    }
}

void StylePanel::fieldChosen()
{
    const QString field = m_field->currentData().toString();
    if (field.isEmpty()) {
        m_styles.reset(layer());
        return;
    }
    scene::LayerStyle style = scene::LayerStyle::suggested(layer(), field);
    if (const std::optional<scene::LayerStyle> before = m_styles.style(layer())) {
        // Another attribute of the same kind goes on with the choices that were made.
        style.method = before->method;
        style.ranges = before->ranges;
        if (before->kind == style.kind) {
            style.palette = before->palette;
            style.reversed = before->reversed;
        }
    }
    // What is coloured shall be seen.
    m_loader.setLayerVisible(layer(), true);
    m_styles.setStyle(style);
}

void StylePanel::apply()
{
    std::optional<scene::LayerStyle> style = m_styles.style(layer());
    if (m_filling || !style)
        return;
    const auto kind = static_cast<scene::StyleKind>(m_kind->currentData().toInt());
    style->palette = kind == style->kind ? m_palette->currentData().toString() : QString();
    style->kind = kind;
    style->method = static_cast<scene::BreakMethod>(m_method->currentData().toInt());
    style->ranges = m_ranges->value();
    style->reversed = m_reversed->isChecked();
    m_styles.setStyle(*style);
}

} // namespace dothi::ui

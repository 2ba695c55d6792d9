// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/io/basemap/tileimage.h>
#include <dothi/io/basemap/wmtscapabilities.h>
#include <dothi/ui/basemappanel.h>
#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

namespace dothi::ui {

namespace {

/// The tile that is tried shows a few streets.
constexpr int kTriedLevel = 14;
constexpr int kPicturePx = 128;

} // namespace

BaseMapPanel::BaseMapPanel(BaseMapLoader &maps, QWidget *parent)
    : QWidget(parent)
    , m_maps(maps)
    , m_rows(new QVBoxLayout)
{
    setObjectName(QStringLiteral("baseMaps"));
    auto *body = new QWidget(this);
    auto *inside = new QVBoxLayout(body);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    m_rows->setSpacing(0);
    inside->addLayout(m_rows);
    auto *add = new QPushButton(tr("Add a base map…"), body);
    add->setObjectName(QStringLiteral("addBaseMap"));
    add->setProperty("kind", QStringLiteral("link"));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(10, 0, 10, 4);
    foot->addWidget(add);
    foot->addStretch(1);
    inside->addLayout(foot);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(10, 2, 10, 0);
    line->addWidget(new FoldHeading(tr("Pictures and web maps"), body, this));
    layout->addLayout(line);
    layout->addWidget(body);
    connect(add, &QPushButton::clicked, this, &BaseMapPanel::addAsked);
    // Queued: what changed may be a row's own button, which is not to go while it is being pressed.
    connect(&m_maps, &BaseMapLoader::changed, this, &BaseMapPanel::rebuild, Qt::QueuedConnection);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        m_shown.clear();
        rebuild();
    });
    rebuild();
}

void BaseMapPanel::rebuild()
{
    QStringList now;
    for (const BaseMapLoader::Entry &entry : m_maps.maps())
        now.append(entry.source.id + entry.source.name + entry.trouble +
                   (entry.source.visible ? QLatin1Char('1') : QLatin1Char('0')));
    if (now == m_shown && m_rows->count() > 0)
        return; // an opacity being dragged
    m_shown = now;
    clearLayout(m_rows);
    const auto &maps = m_maps.maps();
    for (auto it = maps.rbegin(); it != maps.rend(); ++it) {
        const QString id = it->source.id;
        const QString name = it->source.name;
        auto *row = new QWidget(this);
        row->setObjectName(QStringLiteral("basemap-") + id);
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(10, 0, 8, 0);
        line->setSpacing(6);
        const bool visible = it->source.visible;
        QToolButton *eye = makeIconButton(
            QStringLiteral("eye"), visible ? tr("Hide “%1”").arg(name) : tr("Show “%1”").arg(name), row, 18);
        eye->setObjectName(QStringLiteral("eye"));
        eye->setCheckable(true);
        eye->setChecked(visible);
        eye->setIcon(visible ? icon(QStringLiteral("eye")) : mutedIcon(QStringLiteral("eye-off")));
        eye->setFixedSize(28, 28);
        line->addWidget(eye);
        auto *title = new ElidedLabel(name, row);
        setStyleProperty(title, "role", visible ? QString() : QStringLiteral("muted"));
        line->addWidget(title, 1);
        if (!it->trouble.isEmpty()) {
            auto *trouble = new QLabel(row);
            trouble->setObjectName(QStringLiteral("trouble"));
            trouble->setPixmap(icon(QStringLiteral("warning")).pixmap(16, 16));
            trouble->setToolTip(it->trouble);
            trouble->setAccessibleName(it->trouble);
            line->addWidget(trouble);
        }
        auto *opacity = new QSlider(Qt::Horizontal, row);
        opacity->setObjectName(QStringLiteral("opacity"));
        opacity->setRange(10, 100);
        opacity->setFixedWidth(72);
        opacity->setValue(static_cast<int>(it->source.opacity * 100 + .5));
        opacity->setAccessibleName(tr("Opacity of “%1”").arg(name));
        opacity->setToolTip(tr("Opacity"));
        line->addWidget(opacity);
        QToolButton *remove = makeIconButton(QStringLiteral("trash"), tr("Remove “%1”").arg(name), row, 16);
        remove->setObjectName(QStringLiteral("remove"));
        remove->setFixedSize(24, 24);
        line->addWidget(remove);
        m_rows->addWidget(row);
        connect(eye, &QToolButton::clicked, this, [this, id](bool on) { m_maps.setVisible(id, on); });
        connect(opacity, &QSlider::valueChanged, this,
                [this, id](int value) { m_maps.setOpacity(id, value / 100.0); });
        connect(remove, &QToolButton::clicked, this, [this, id] { m_maps.remove(id); });
    }
}

AddBaseMapDialog::AddBaseMapDialog(BaseMapLoader &maps, const geo::Crs &city, const geo::Coord &middle,
                                   QWidget *parent)
    : QDialog(parent)
    , m_maps(maps)
    , m_city(city)
    , m_middle(middle)
    , m_address(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_layer(new QLineEdit(this))
    , m_attribution(new QLineEdit(this))
    , m_lastLevel(new QSpinBox(this))
    , m_answer(makeLabel({}, QStringLiteral("muted"), this))
    , m_picture(new QLabel(this))
    , m_try(new QPushButton(tr("Try the address"), this))
    , m_add(new QPushButton(tr("Add"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("addBaseMapDialog"));
    setWindowTitle(tr("Add a base map"));
    setMinimumWidth(560);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 20, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(windowTitle(), QStringLiteral("h2"), this));
    auto *summary =
        makeLabel(tr("Pictures on disk (GeoTIFF, COG, MBTiles), or a service: tiles with {z}, {x} and {y} "
                     "in the address, WMS, WMTS. A server is asked only after you add it or try it; "
                     "it then sees which places you look at."),
                  QStringLiteral("muted"), this);
    summary->setWordWrap(true);
    layout->addWidget(summary);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    auto *addressLine = new QHBoxLayout;
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setPlaceholderText(QStringLiteral("https://…/{z}/{x}/{y}.png"));
    m_address->setMaxLength(2000);
    addressLine->addWidget(m_address, 1);
    auto *browse = new QPushButton(tr("Choose a file…"), this);
    addressLine->addWidget(browse);
    form->addRow(tr("Address or file"), addressLine);
    m_name->setObjectName(QStringLiteral("name"));
    m_name->setMaxLength(200);
    form->addRow(tr("Name"), m_name);
    m_layer->setObjectName(QStringLiteral("layer"));
    m_layer->setMaxLength(200);
    m_layer->setPlaceholderText(tr("empty: the first"));
    auto *layerLabel = new QLabel(tr("WMTS layer"), this);
    form->addRow(layerLabel, m_layer);
    m_layerWidgets = {layerLabel, m_layer};
    m_attribution->setObjectName(QStringLiteral("attribution"));
    m_attribution->setMaxLength(300);
    m_attribution->setPlaceholderText(tr("whom the terms of use tell you to name"));
    form->addRow(tr("Source to be named"), m_attribution);
    m_lastLevel->setRange(1, geo::TileGrid::kDeepestLevel);
    m_lastLevel->setValue(19);
    form->addRow(tr("Finest level"), m_lastLevel);
    layout->addLayout(form);
    auto *answer = new QHBoxLayout;
    m_answer->setObjectName(QStringLiteral("answer"));
    m_answer->setWordWrap(true);
    answer->addWidget(m_answer, 1);
    m_picture->setFixedSize(kPicturePx, kPicturePx);
    m_picture->hide();
    answer->addWidget(m_picture);
    layout->addLayout(answer);
    auto *buttons = new QHBoxLayout;
    m_try->setObjectName(QStringLiteral("try"));
    m_add->setObjectName(QStringLiteral("add"));
    m_add->setProperty("kind", QStringLiteral("primary"));
    m_add->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    buttons->addWidget(m_try);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_add);
    layout->addLayout(buttons);

    connect(m_address, &QLineEdit::textChanged, this, &AddBaseMapDialog::addressChanged);
    connect(m_layer, &QLineEdit::textChanged, this, &AddBaseMapDialog::addressChanged);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_named = true; });
    connect(browse, &QPushButton::clicked, this, &AddBaseMapDialog::chooseFile);
    connect(m_try, &QPushButton::clicked, this, &AddBaseMapDialog::tryOut);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_add, &QPushButton::clicked, this, [this] {
        m_maps.add(entered());
        accept();
    });
    addressChanged();
}

void AddBaseMapDialog::setAddress(const QString &address)
{
    m_address->setText(address);
}

QString AddBaseMapDialog::answer() const
{
    return m_answer->text();
}

io::BaseMapSource AddBaseMapDialog::entered() const
{
    io::BaseMapSource source = m_guess;
    source.name = m_name->text().trimmed().isEmpty() ? m_guess.name : m_name->text().trimmed();
    source.attribution = m_attribution->text().trimmed();
    if (source.kind == io::BaseMapKind::Wmts && !m_layer->text().trimmed().isEmpty())
        source.layer = m_layer->text().trimmed();
    if (source.isRemote() && m_guess.layer.isEmpty())
        source.lastLevel = m_lastLevel->value();
    return source;
}

void AddBaseMapDialog::addressChanged()
{
    ++m_trial; // an answer on its way is about something else
    m_guess = io::BaseMapSource::guess(m_address->text());
    if (!m_named)
        m_name->setText(m_address->text().isEmpty() ? QString() : m_guess.name);
    const bool wmts = m_guess.kind == io::BaseMapKind::Wmts;
    for (QWidget *widget : m_layerWidgets)
        widget->setVisible(wmts);
    m_lastLevel->setEnabled(m_guess.isRemote() && !wmts);
    m_picture->hide();
    const Result<> good = m_address->text().trimmed().isEmpty()
                              ? Result<>(fail(ErrorCode::InvalidArgument, QString()))
                              : m_guess.check();
    m_ready = good && !wmts;
    m_try->setEnabled(good.has_value());
    m_add->setEnabled(m_ready);
    if (good)
        m_answer->setText(wmts ? tr("Try the address: the service's list of layers is read then.")
                               : QString());
    else
        m_answer->setText(m_address->text().trimmed().isEmpty() ? QString() : good.error().userText());
}

void AddBaseMapDialog::chooseFile()
{
    const QString chosen = QFileDialog::getOpenFileName(this, tr("Choose a picture"), QString(),
                                                        tr("Pictures (*.tif *.tiff *.mbtiles)"));
    if (!chosen.isEmpty())
        setAddress(chosen);
}

void AddBaseMapDialog::showAnswer(const QString &text, bool good, const QImage &picture)
{
    m_try->setEnabled(true);
    m_answer->setText(text);
    m_add->setEnabled(m_ready);
    m_picture->setVisible(!picture.isNull());
    if (!picture.isNull())
        m_picture->setPixmap(QPixmap::fromImage(
            picture.scaled(kPicturePx, kPicturePx, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    Q_EMIT tried(good);
}

void AddBaseMapDialog::tryOut()
{
    const io::BaseMapSource source = entered();
    if (const Result<> good = source.check(); !good) {
        showAnswer(good.error().userText(), false);
        return;
    }
    m_try->setEnabled(false);
    m_answer->setText(tr("Asking…"));
    const quint64 trial = ++m_trial;
    if (source.kind != io::BaseMapKind::Wmts) {
        tryTile(source);
        return;
    }
    m_maps.fetcher().fetch(QUrl(source.address),
                           [self = QPointer(this), source, trial](Result<QByteArray> answer) {
                               if (!self || self->m_trial != trial)
                                   return;
                               Result<io::BaseMapSource> tiles =
                                   answer ? io::fromCapabilities(source, *answer) : Failure(answer.error());
                               if (!tiles) {
                                   self->showAnswer(tiles.error().userText(), false);
                                   return;
                               }
                               self->m_guess = *tiles;
                               self->m_ready = true;
                               if (self->m_attribution->text().isEmpty())
                                   self->m_attribution->setText(tiles->attribution);
                               if (!self->m_named)
                                   self->m_name->setText(tiles->name);
                               self->tryTile(*tiles);
                           });
}

void AddBaseMapDialog::tryTile(const io::BaseMapSource &source)
{
    m_maps.tryOpen(source, m_city, this,
                   [this, source, trial = m_trial](Result<std::shared_ptr<io::TileSource>> tiles) {
                       if (m_trial == trial)
                           tryOpened(source, tiles);
                   });
}

void AddBaseMapDialog::tryOpened(const io::BaseMapSource &source,
                                 const Result<std::shared_ptr<io::TileSource>> &tiles)
{
    if (!tiles) {
        showAnswer(tiles.error().userText(), false);
        return;
    }
    const geo::TileGrid &grid = (*tiles)->grid();
    if (!source.isRemote()) {
        if (m_attribution->text().isEmpty())
            m_attribution->setText((*tiles)->attribution());
        showAnswer(tr("The file can be shown: %1, levels %2 to %3.")
                       .arg(grid.crs().displayName())
                       .arg(grid.firstLevel())
                       .arg(grid.lastLevel()),
                   true);
        return;
    }
    const Result<geo::Crs> degrees = geo::Crs::fromEpsg(4326);
    const Result<geo::Transform> transform =
        degrees ? geo::Transform::create(*degrees, grid.crs()) : Failure(degrees.error());
    const Result<geo::Coord> middle =
        transform ? transform->apply(m_middle) : Result<geo::Coord>(Failure(transform.error()));
    if (!middle) {
        showAnswer(middle.error().userText(), false);
        return;
    }
    const int level = std::clamp(kTriedLevel, grid.firstLevel(), grid.lastLevel());
    const geo::Extent spot = geo::Extent(middle->x, middle->y, middle->x, middle->y).grown(0.01);
    const std::vector<geo::TileId> tile = grid.tiles(level, spot, 1);
    if (tile.empty()) {
        showAnswer(tr("The service does not cover this city."), false);
        return;
    }
    m_maps.fetcher().fetch(
        (*tiles)->url(tile.front()), [self = QPointer(this), trial = m_trial](Result<QByteArray> answer) {
            if (!self || self->m_trial != trial)
                return;
            Result<QImage> picture = answer ? io::decodeTile(*answer) : Failure(answer.error());
            if (picture)
                self->showAnswer(tr("The service answers with pictures."), true, *picture);
            else
                self->showAnswer(picture.error().userText(), false);
        });
}

AttributionPill::AttributionPill(BaseMapLoader &maps, QWidget *parent)
    : Pill(parent)
    , m_text(makeLabel({}, QStringLiteral("small"), this))
{
    setObjectName(QStringLiteral("attribution"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 7, 12, 7);
    m_text->setTextFormat(Qt::PlainText); // a server's text is not to be obeyed
    m_text->setWordWrap(true);
    m_text->setMaximumWidth(420);
    layout->addWidget(m_text);
    const auto show = [this, &maps] {
        // Wrapped lines would ask for a square; short ones are shown as long as they are.
        const int width = m_text->fontMetrics().horizontalAdvance(maps.attribution()) + 4;
        m_text->setFixedWidth(std::min(width, 420));
        m_text->setText(maps.attribution());
        setVisible(!maps.attribution().isEmpty());
        adjustSize();
    };
    connect(&maps, &BaseMapLoader::attributionChanged, this, show);
    show();
}

} // namespace dothi::ui

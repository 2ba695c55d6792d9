// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/crsbox.h>
#include <dothi/ui/importsketch.h>
#include <dothi/ui/modelplacepage.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/widgets.h>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace dothi::ui {

namespace {

constexpr int kPointRows = 4;
constexpr int kPointColumns = 6;

/// A number as people here write one: "603.000,5", "603000.5".
std::optional<double> numberIn(const QString &text)
{
    QString plain = text.trimmed();
    plain.remove(QLatin1Char(' ')).remove(QChar(QChar::Nbsp));
    // The last mark parts the decimals; a single one, too, as nobody groups what he types alone.
    const qsizetype mark = std::max(plain.lastIndexOf(QLatin1Char(',')), plain.lastIndexOf(QLatin1Char('.')));
    const QChar decimal = mark >= 0 ? plain[mark] : QChar();
    if (mark >= 0 && plain.count(decimal) > 1) {
        plain.remove(decimal); // thousands
    } else if (mark >= 0) {
        const QChar other = QLatin1Char(decimal == QLatin1Char(',') ? '.' : ',');
        plain.remove(other);
        plain.replace(decimal, QLatin1Char('.'));
    }
    bool ok = false;
    const double value = plain.toDouble(&ok);
    return ok && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

QLineEdit *makeNumber(const QString &name, const QString &object, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(object);
    edit->setAccessibleName(name);
    edit->setMaximumWidth(160);
    return edit;
}

} // namespace

ModelPlacePage::ModelPlacePage(QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(24, 16, 24, 12);
    layout->setSpacing(20);
    auto *left = new QVBoxLayout;
    left->setSpacing(8);
    m_box = makeLabel({}, QStringLiteral("muted"), this);
    m_box->setWordWrap(true);
    left->addWidget(m_box);
    m_asFile = new QRadioButton(tr("Where the file says"), this);
    m_atPoint = new QRadioButton(tr("At a point"), this);
    m_atPoint->setObjectName(QStringLiteral("placeAtPoint"));
    m_onPoints = new QRadioButton(tr("On three points or more"), this);
    m_onPoints->setObjectName(QStringLiteral("placeOnPoints"));
    m_asFile->setChecked(true);
    m_forms = new QStackedWidget(this);
    m_forms->addWidget(makeFileForm());
    m_forms->addWidget(makePointForm());
    m_forms->addWidget(makePointsForm());
    for (QRadioButton *button : {m_asFile, m_atPoint, m_onPoints}) {
        left->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this] {
            refresh();
            Q_EMIT changed();
        });
    }
    left->addWidget(m_forms);
    auto *more = new QFormLayout;
    more->setHorizontalSpacing(20);
    m_height = new QComboBox(this);
    m_height->addItem(tr("on the ground"), false);
    m_height->addItem(tr("as the file says"), true);
    m_up = new QComboBox(this);
    m_up->addItem(tr("as usual in this format"), 0);
    m_up->addItem(QStringLiteral("y"), 1);
    m_up->addItem(QStringLiteral("z"), 2);
    more->addRow(tr("Height"), m_height);
    more->addRow(tr("Axis that points up"), m_up);
    left->addLayout(more);
    m_eachObject = new QCheckBox(tr("Every object is a building of its own"), this);
    m_repair = new QCheckBox(tr("Mend solids that are not valid by ISO 19107"), this);
    m_repair->setChecked(true);
    left->addWidget(m_eachObject);
    left->addWidget(m_repair);
    left->addStretch(1);
    for (QComboBox *combo : {m_height, m_up})
        connect(combo, &QComboBox::activated, this, &ModelPlacePage::changed);
    for (QCheckBox *box : {m_eachObject, m_repair})
        connect(box, &QCheckBox::clicked, this, &ModelPlacePage::changed);
    layout->addLayout(left, 3);

    auto *right = new QVBoxLayout;
    right->setSpacing(12);
    m_sketch = new ImportSketch(this);
    // What comes of the place stays in sight however long the form is.
    constexpr int kSketchPx = 260;
    m_sketch->setMaximumHeight(kSketchPx);
    right->addWidget(m_sketch, 1);
    m_result = makeLabel({}, {}, this);
    m_result->setObjectName(QStringLiteral("placeResult"));
    m_result->setTextFormat(Qt::PlainText); // names of the file are quoted in it
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    right->addWidget(m_result);
    right->addStretch(1);
    layout->addLayout(right, 3);
    refresh();
}

QWidget *ModelPlacePage::makeFileForm()
{
    auto *page = new QWidget(m_forms);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(24, 0, 0, 0);
    form->setHorizontalSpacing(20);
    m_crs = new CrsBox(page);
    m_crs->setObjectName(QStringLiteral("placeCrs"));
    form->addRow(tr("Coordinate system"), m_crs);
    return page;
}

QWidget *ModelPlacePage::makePointForm()
{
    auto *page = new QWidget(m_forms);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(24, 0, 0, 0);
    form->setHorizontalSpacing(20);
    m_east = makeNumber(tr("Easting"), QStringLiteral("placeEast"), page);
    m_north = makeNumber(tr("Northing"), QStringLiteral("placeNorth"), page);
    m_foot = makeNumber(tr("Height of the foot"), QStringLiteral("placeFoot"), page);
    m_foot->setPlaceholderText(tr("the ground"));
    m_rotation = makeNumber(tr("Rotation"), QStringLiteral("placeRotation"), page);
    m_rotation->setText(QStringLiteral("0"));
    m_scale = makeNumber(tr("Scale"), QStringLiteral("placeScale"), page);
    m_scale->setText(QStringLiteral("1"));
    m_anchor = new QComboBox(page);
    m_anchor->addItem(tr("the model's origin"), false);
    m_anchor->addItem(tr("the middle of the model"), true);
    auto *fromMap = new QHBoxLayout;
    auto *point = new QPushButton(tr("Point on the map…"), page);
    point->setObjectName(QStringLiteral("placePickPoint"));
    auto *parcel = new QPushButton(tr("Parcel on the map…"), page);
    parcel->setObjectName(QStringLiteral("placePickParcel"));
    connect(point, &QPushButton::clicked, this, [this] { Q_EMIT mapAsked(false); });
    connect(parcel, &QPushButton::clicked, this, [this] { Q_EMIT mapAsked(true); });
    fromMap->addWidget(point);
    fromMap->addWidget(parcel);
    fromMap->addStretch(1);
    m_onParcel = new QComboBox(page);
    m_onParcel->setObjectName(QStringLiteral("placeOnParcel"));
    m_onParcel->addItem(tr("its middle"), false);
    m_onParcel->addItem(tr("its frontage, turned along it"), true);
    m_parcelName = makeLabel({}, {}, page);
    m_parcelName->setObjectName(QStringLiteral("placeParcelName"));
    m_parcelName->setTextFormat(Qt::PlainText);
    m_parcelName->setWordWrap(true);
    form->addRow(tr("Take from the map"), fromMap);
    form->addRow(tr("Parcel"), m_parcelName);
    form->addRow(tr("Where on the parcel"), m_onParcel);
    connect(m_onParcel, &QComboBox::activated, this, &ModelPlacePage::applyParcel);
    form->addRow(tr("What stands there"), m_anchor);
    form->addRow(tr("Easting, m"), m_east);
    form->addRow(tr("Northing, m"), m_north);
    form->addRow(tr("Height of the foot, m"), m_foot);
    form->addRow(tr("Rotation, ° counter-clockwise"), m_rotation);
    form->addRow(tr("Scale"), m_scale);
    for (QLineEdit *edit : {m_east, m_north, m_foot, m_rotation, m_scale})
        connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
            if (edit->isModified() && placing().how == io::ModelPlacing::How::AtPoint)
                Q_EMIT changed();
            edit->setModified(false);
        });
    connect(m_anchor, &QComboBox::activated, this, &ModelPlacePage::changed);
    return page;
}

void ModelPlacePage::takePoint(const geo::Coord &where)
{
    if (m_onPoints->isChecked()) {
        const int row = std::max(0, m_points->currentRow());
        {
            const QSignalBlocker quiet(m_points);
            for (const auto &[column, value] : {std::pair{3, where.x}, {4, where.y}, {5, where.z}})
                m_points->setItem(row, column, new QTableWidgetItem(formatNumber(value, 2)));
        }
        // The next click is for the next point.
        m_points->setCurrentCell(std::min(row + 1, m_points->rowCount() - 1), 0);
        if (placing().how == io::ModelPlacing::How::OnPoints)
            Q_EMIT changed();
        return;
    }
    m_atPoint->setChecked(true);
    m_parcel.reset();
    m_east->setText(formatNumber(where.x, 2));
    m_north->setText(formatNumber(where.y, 2));
    refresh();
    Q_EMIT changed();
}

void ModelPlacePage::takeParcel(const io::ParcelSpot &parcel)
{
    m_atPoint->setChecked(true);
    m_parcel = parcel;
    refresh();
    applyParcel();
}

void ModelPlacePage::applyParcel()
{
    if (!m_parcel)
        return;
    const bool front = m_onParcel->currentData().toBool() && m_parcel->frontage;
    const geo::Coord &where = front ? *m_parcel->frontage : m_parcel->middle;
    m_east->setText(formatNumber(where.x, 2));
    m_north->setText(formatNumber(where.y, 2));
    if (front)
        m_rotation->setText(formatNumber(m_parcel->frontageDeg, 2));
    else
        m_anchor->setCurrentIndex(m_anchor->findData(true)); // its middle upon the parcel's
    Q_EMIT changed();
}

QWidget *ModelPlacePage::makePointsForm()
{
    auto *page = new QWidget(m_forms);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(24, 0, 0, 0);
    m_points = new QTableWidget(kPointRows, kPointColumns, page);
    m_points->setObjectName(QStringLiteral("placePoints"));
    m_points->setAccessibleName(tr("Points of the model and of the city"));
    m_points->setHorizontalHeaderLabels({QStringLiteral("x"), QStringLiteral("y"), QStringLiteral("z"),
                                         QStringLiteral("E"), QStringLiteral("N"), QStringLiteral("H")});
    m_points->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    // Room for 1.191.886,70 in every cell, and for the numbers of the rows.
    m_points->horizontalHeader()->setMinimumSectionSize(104);
    m_points->verticalHeader()->setMinimumWidth(24);
    m_points->verticalHeader()->setDefaultSectionSize(28);
    m_points->setMinimumHeight(160);
    layout->addWidget(m_points);
    auto *hint = makeLabel(tr("x, y, z in the model, E, N, H in the city; metres, z up. Three points that do "
                              "not lie on one line; "
                              "H may be left empty."),
                           QStringLiteral("muted"), page);
    hint->setWordWrap(true);
    layout->addWidget(hint);
    auto *pick = new QPushButton(tr("Point of this row on the map…"), page);
    pick->setObjectName(QStringLiteral("placePickRow"));
    connect(pick, &QPushButton::clicked, this, [this] { Q_EMIT mapAsked(false); });
    layout->addWidget(pick, 0, Qt::AlignLeft);
    m_fitScale = new QCheckBox(tr("Find the scale, too"), page);
    layout->addWidget(m_fitScale);
    connect(m_points, &QTableWidget::cellChanged, this, [this] {
        if (placing().points.size() >= 3)
            Q_EMIT changed();
    });
    connect(m_fitScale, &QCheckBox::clicked, this, &ModelPlacePage::changed);
    return page;
}

void ModelPlacePage::refresh()
{
    m_forms->setCurrentIndex(m_atPoint->isChecked() ? 1 : m_onPoints->isChecked() ? 2 : 0);
    // A page that is not shown takes no room.
    for (int i = 0; i < m_forms->count(); ++i) {
        m_forms->widget(i)->setSizePolicy(QSizePolicy::Preferred, i == m_forms->currentIndex()
                                                                      ? QSizePolicy::Preferred
                                                                      : QSizePolicy::Ignored);
    }
    m_height->setEnabled(m_asFile->isChecked() && !m_onMap);
    m_parcelName->setText(m_parcel ? m_parcel->name : tr("none chosen"));
    m_onParcel->setEnabled(m_parcel && m_parcel->frontage);
    m_onParcel->setToolTip(
        m_parcel && !m_parcel->frontage ? tr("No street of the city lies along this parcel.") : QString());
}

void ModelPlacePage::reset()
{
    m_parcel.reset();
    m_onMap = false;
    m_anchor->setCurrentIndex(0);
    m_onParcel->setCurrentIndex(0);
    m_asFile->setChecked(true);
    for (QLineEdit *edit : {m_east, m_north, m_foot})
        edit->clear();
    m_rotation->setText(QStringLiteral("0"));
    m_scale->setText(QStringLiteral("1"));
    const QSignalBlocker quiet(m_points);
    m_points->clearContents();
    m_height->setCurrentIndex(0);
    m_up->setCurrentIndex(0);
    m_eachObject->setChecked(false);
    m_repair->setChecked(true);
    refresh();
}

void ModelPlacePage::show(const io::ModelPlace &place)
{
    const auto metres = [](double value) { return formatQuantity(value, 2, QStringLiteral("m")); };
    // The origin of a map is nothing a model could stand on.
    if (place.onMap && !m_onMap)
        m_anchor->setCurrentIndex(m_anchor->findData(true));
    m_onMap = m_onMap || place.onMap;
    m_box->setText(tr("The model in its own coordinates: x %1 … %2, y %3 … %4, z %5 … %6.")
                       .arg(metres(place.modelLow.x), metres(place.modelHigh.x), metres(place.modelLow.y),
                            metres(place.modelHigh.y), metres(place.modelLow.z), metres(place.modelHigh.z)));
    m_asFile->setText(place.fileHasPlace ? tr("Where the file says")
                                         : tr("Where the file says (it does not)"));
    m_height->setEnabled(m_asFile->isChecked() && place.fileHasHeight && !m_onMap);
    m_up->setEnabled(!m_onMap);
    m_eachObject->setEnabled(!m_onMap);
    QStringList lines;
    if (!place.from.isEmpty())
        lines.append(place.from);
    if (place.placed) {
        lines.append(place.heightFrom);
        if (place.fromCityM > 0)
            lines.append(tr("From what the city holds: %1.")
                             .arg(formatQuantity(place.fromCityM, 0, QStringLiteral("m"))));
        double footprintM2 = 0;
        for (const geo::Geometry &footprint : place.footprints)
            footprintM2 += geo::area(footprint);
        constexpr size_t kNamed = 5;
        for (size_t i = 0; i < std::min(place.stands.size(), kNamed) && footprintM2 > 0; ++i) {
            const io::PlaceParcel &parcel = place.stands[i];
            lines.append(tr("On %1: %2 (%3 % of the footprint).")
                             .arg(parcel.name, formatQuantity(parcel.areaM2, 1, QStringLiteral("m²")))
                             .arg(std::lround(std::min(1.0, parcel.areaM2 / footprintM2) * 100)));
        }
        if (place.offParcels >= 0) {
            lines.append(tr("On no parcel: %1 (%2 % of the footprint).")
                             .arg(formatQuantity(place.offParcels * footprintM2, 1, QStringLiteral("m²")))
                             .arg(std::lround(place.offParcels * 100)));
        } else if (place.hitCount >= 0) {
            lines.append(tr("The city holds no parcels to compare with."));
        }
        if (place.hitCount < 0) {
            lines.append(tr("Of so many buildings parcels, and what is in their way, are not looked at."));
        } else if (place.hitCount == 0)
            lines.append(tr("No building of the city is in its way."));
        for (size_t i = 0; i < std::min(place.hits.size(), kNamed); ++i)
            lines.append(tr("In its way: %1.").arg(io::hitText(place.hits[i])));
        if (place.hitCount > static_cast<qint64>(kNamed))
            lines.append(tr("In its way: %1 more.").arg(place.hitCount - static_cast<qint64>(kNamed)));
    } else {
        lines.append(tr("Not placed yet: say where it stands."));
    }
    for (const QString &texture : place.textures)
        lines.append(tr("Left out: the picture %1.").arg(texture));
    constexpr qsizetype kShown = 24;
    m_result->setText(lines.mid(0, kShown).join(QLatin1Char('\n')));
    m_sketch->showPlace(place.footprints, place.parcels);
}

io::ModelPlacing ModelPlacePage::placing() const
{
    using Placing = io::ModelPlacing;
    Placing placing;
    placing.height =
        m_height->currentData().toBool() ? Placing::Height::AsFileSays : Placing::Height::OnGround;
    placing.up = m_up->currentData().toInt() == 1   ? Placing::Up::Y
                 : m_up->currentData().toInt() == 2 ? Placing::Up::Z
                                                    : Placing::Up::AsFormat;
    placing.eachObject = m_eachObject->isChecked();
    if (m_atPoint->isChecked()) {
        const auto east = numberIn(m_east->text());
        const auto north = numberIn(m_north->text());
        if (!east || !north)
            return placing;
        placing.how = Placing::How::AtPoint;
        const auto foot = numberIn(m_foot->text());
        placing.at = {*east, *north, foot.value_or(0)};
        placing.hasAtHeight = foot.has_value();
        placing.rotationDeg = numberIn(m_rotation->text()).value_or(0);
        placing.scale = numberIn(m_scale->text()).value_or(1);
        placing.anchor = m_anchor->currentData().toBool() ? Placing::Anchor::Center : Placing::Anchor::Origin;
    } else if (m_onPoints->isChecked()) {
        for (int row = 0; row < m_points->rowCount(); ++row) {
            std::array<std::optional<double>, kPointColumns> cells;
            for (int column = 0; column < kPointColumns; ++column) {
                const QTableWidgetItem *item = m_points->item(row, column);
                cells[static_cast<size_t>(column)] = item ? numberIn(item->text()) : std::nullopt;
            }
            if (cells[0] && cells[1] && cells[3] && cells[4]) {
                placing.points.push_back({{*cells[0], *cells[1], cells[2].value_or(0)},
                                          {*cells[3], *cells[4], cells[5].value_or(0)},
                                          cells[2].has_value() && cells[5].has_value()});
            }
        }
        if (placing.points.size() >= 3)
            placing.how = Placing::How::OnPoints;
        placing.fitScale = m_fitScale->isChecked();
    }
    return placing;
}

bool ModelPlacePage::isComplete() const
{
    return m_asFile->isChecked() || placing().how != io::ModelPlacing::How::AsFileSays;
}

bool ModelPlacePage::repairSolids() const
{
    return m_repair->isChecked();
}

} // namespace dothi::ui

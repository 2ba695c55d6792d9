// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/ui/crsbox.h>
#include <dothi/ui/importpreview.h>
#include <dothi/ui/importsketch.h>
#include <dothi/ui/modelplacepage.h>
#include <dothi/ui/placefindings.h>
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

/// Where on a parcel a model goes.
enum Spot
{
    OnMiddle,
    OnMiddleTurned,
    OnFrontage
};

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
    m_forms = {makeFileForm(), makePointForm(), makePointsForm()};
    for (QRadioButton *button : {m_asFile, m_atPoint, m_onPoints}) {
        left->addWidget(button);
        connect(button, &QRadioButton::clicked, this, [this] {
            refresh();
            showLast();
            Q_EMIT changed();
        });
    }
    for (QWidget *form : m_forms)
        left->addWidget(form);
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
    // However much is in the way, where the model lies is seen first.
    constexpr int kLeastSketchPx = 200;
    m_sketch->setMinimumHeight(kLeastSketchPx);
    right->addWidget(m_sketch, 1);
    m_findings = new PlaceFindings(this);
    connect(m_findings, &PlaceFindings::settledChanged, this, &ModelPlacePage::completenessChanged);
    connect(m_findings, &PlaceFindings::pointedAt, m_sketch, &ImportSketch::mark);
    m_look = new QPushButton(tr("See it in the city"), this);
    m_look->setObjectName(QStringLiteral("placeLook"));
    m_look->setToolTip(tr("Shows the model in the city as it would stand; nothing is imported yet."));
    connect(m_look, &QPushButton::clicked, this, &ModelPlacePage::lookAsked);
    right->addWidget(m_look, 0, Qt::AlignLeft);
    right->addWidget(m_findings);
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
    auto *page = new QWidget(this);
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
    auto *page = new QWidget(this);
    auto *form = new QFormLayout(page);
    form->setContentsMargins(24, 0, 0, 0);
    form->setHorizontalSpacing(20);
    m_east = makeNumber(tr("Easting"), QStringLiteral("placeEast"), page);
    m_north = makeNumber(tr("Northing"), QStringLiteral("placeNorth"), page);
    m_foot = makeNumber(tr("Height of the foot"), QStringLiteral("placeFoot"), page);
    m_foot->setPlaceholderText(tr("the ground"));
    m_rotation = makeNumber(tr("Rotation"), QStringLiteral("placeRotation"), page);
    m_rotation->setText(QStringLiteral("0"));
    m_rotation->setToolTip(tr("Degrees, counter-clockwise from above"));
    m_scale = makeNumber(tr("Scale"), QStringLiteral("placeScale"), page);
    m_scale->setText(QStringLiteral("1"));
    m_anchor = new QComboBox(page);
    m_anchor->addItem(tr("the model's origin"), false);
    m_anchor->addItem(tr("the middle of the model"), true);
    auto *fromMap = new QHBoxLayout;
    fromMap->setSpacing(metrics::kGap);
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
    m_onParcel->addItem(tr("its middle"), OnMiddle);
    m_onParcel->addItem(tr("its middle, turned along its side at the street"), OnMiddleTurned);
    m_onParcel->addItem(tr("its frontage, turned along it"), OnFrontage);
    m_parcelName = makeLabel({}, {}, page);
    m_parcelName->setObjectName(QStringLiteral("placeParcelName"));
    m_parcelName->setTextFormat(Qt::PlainText);
    m_parcelName->setWordWrap(true);
    form->addRow(fromMap);
    form->addRow(tr("Parcel"), m_parcelName);
    form->addRow(tr("Where on the parcel"), m_onParcel);
    connect(m_onParcel, &QComboBox::activated, this, &ModelPlacePage::applyParcel);
    form->addRow(tr("What stands there"), m_anchor);
    form->addRow(tr("Easting, m"), m_east);
    form->addRow(tr("Northing, m"), m_north);
    form->addRow(tr("Height of the foot, m"), m_foot);
    form->addRow(tr("Rotation, °"), m_rotation);
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
    const int how = m_onParcel->currentData().toInt();
    const bool front = how == OnFrontage && m_parcel->frontage;
    const geo::Coord &where = front ? *m_parcel->frontage : m_parcel->middle;
    m_east->setText(formatNumber(where.x, 2));
    m_north->setText(formatNumber(where.y, 2));
    if (front)
        m_rotation->setText(formatNumber(m_parcel->frontageDeg, 2));
    else
        m_anchor->setCurrentIndex(m_anchor->findData(true)); // its middle upon the parcel's
    if (how == OnMiddleTurned && m_last) {
        const double side = m_parcel->frontage ? m_parcel->frontageDeg : m_parcel->longestDeg;
        m_rotation->setText(formatNumber(io::turnAlong(*m_last, side), 2));
    }
    Q_EMIT changed();
}

QWidget *ModelPlacePage::makePointsForm()
{
    auto *page = new QWidget(this);
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
    m_forms[0]->setVisible(m_asFile->isChecked());
    m_forms[1]->setVisible(m_atPoint->isChecked());
    m_forms[2]->setVisible(m_onPoints->isChecked());
    m_height->setEnabled(m_asFile->isChecked() && !m_onMap);
    m_parcelName->setText(m_parcel ? m_parcel->name : tr("none chosen"));
    m_onParcel->setEnabled(m_parcel.has_value());
    m_onParcel->setToolTip(m_parcel && !m_parcel->frontage
                               ? tr("No street of the city lies along this parcel; its longest side counts.")
                               : QString());
}

void ModelPlacePage::reset()
{
    m_parcel.reset();
    m_last.reset();
    m_blocked = false;
    m_findings->clear();
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

void ModelPlacePage::show(const io::ModelPlace &place, bool blocked)
{
    const auto metres = [](double value) { return formatQuantity(value, 2, QStringLiteral("m")); };
    // The origin of a map is nothing a model could stand on.
    if (place.onMap && !m_onMap)
        m_anchor->setCurrentIndex(m_anchor->findData(true));
    m_onMap = m_onMap || place.onMap;
    m_box->setText(tr("The model in its own coordinates: x %1 … %2, y %3 … %4, z %5 … %6.")
                       .arg(metres(place.modelLow.x), metres(place.modelHigh.x), metres(place.modelLow.y),
                            metres(place.modelHigh.y), metres(place.modelLow.z), metres(place.modelHigh.z)));
    m_asFile->setText(!place.fileHasPlace        ? tr("Where the file says (it does not)")
                      : place.fileSays.isEmpty() ? tr("Where the file says")
                                                 : tr("Where the file says: %1").arg(place.fileSays));
    m_height->setEnabled(m_asFile->isChecked() && place.fileHasHeight && !m_onMap);
    m_up->setEnabled(!m_onMap);
    m_eachObject->setEnabled(!m_onMap);
    m_last = place;
    m_blocked = blocked;
    showLast();
}

/// As long as a place that was chosen is not filled in, the one of the file is not the model's.
void ModelPlacePage::showLast()
{
    if (!m_last)
        return;
    const io::ModelPlace &place = *m_last;
    const bool filledIn = isFilledIn();
    const bool far = filledIn && place.placed && place.fromCityM > io::kFarFromCityM;
    m_look->setVisible(filledIn && !far && place.body && !place.footprints.empty());
    m_sketch->showPlace(filledIn ? place : io::ModelPlace());
    if (!filledIn) {
        m_result->setText(tr("Not placed yet: say where it stands."));
        m_findings->clear();
        return;
    }
    // What is wrong is said once, in red; what else there is to know of the place stands below.
    QStringList lines;
    if (!place.placed)
        m_findings->showRefusal(place.from.isEmpty() ? tr("The file does not say where the model stands.")
                                                     : place.from);
    else if (far && m_blocked)
        m_findings->showRefusal(io::placeSummary(place));
    else
        m_findings->show(place);
    if (place.placed && !place.from.isEmpty())
        lines.append(place.from);
    if (!place.placed || (far && m_blocked)) {
        lines.append(tr("Place it by hand: at a point, on a parcel, or on three points."));
    } else if (!far) {
        lines.append(place.heightFrom);
        if (place.fromCityM > 0)
            lines.append(tr("From what the city holds: %1.")
                             .arg(formatQuantity(place.fromCityM, 0, QStringLiteral("m"))));
        const double footprintM2 = place.footprintM2;
        constexpr size_t kNamed = 5;
        for (size_t i = 0; i < std::min(place.stands.size(), kNamed) && footprintM2 > 0; ++i) {
            const io::PlaceParcel &parcel = place.stands[i];
            lines.append(tr("On %1: %2 (%3 % of the footprint).")
                             .arg(parcel.name, formatQuantity(parcel.areaM2, 1, QStringLiteral("m²")))
                             .arg(std::lround(std::min(1.0, parcel.areaM2 / footprintM2) * 100)));
        }
        if (place.offParcels < 0 && place.hitCount >= 0)
            lines.append(tr("The city holds no parcels to compare with."));
        if (place.hitCount < 0) {
            lines.append(tr("Of so many buildings parcels, and what is in their way, are not looked at."));
        } else if (place.hitCount == 0)
            lines.append(tr("No building of the city is in its way."));
        if (const QString limits = previewLimits(place); !limits.isEmpty())
            lines.append(limits);
    }
    constexpr qsizetype kShown = 24;
    lines.append(place.textures);
    m_result->setText(lines.mid(0, kShown).join(QLatin1Char('\n')));
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
        placing.parcel = m_parcel ? m_parcel->id : 0;
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

bool ModelPlacePage::isFilledIn() const
{
    return m_asFile->isChecked() || placing().how != io::ModelPlacing::How::AsFileSays;
}

QString ModelPlacePage::whatIsLacking() const
{
    if (!isFilledIn()) {
        return m_atPoint->isChecked()
                   ? tr("Say where it stands: easting and northing, or a point or parcel of the map.")
                   : tr("Fill in x, y, E and N of three points at least.");
    }
    // Where it must not stand, no tick helps; the notice of that is told in its stead.
    if (!m_blocked && !m_findings->isSettled()) {
        if (m_last && m_last->fromCityM > io::kFarFromCityM)
            return tr("It stands far from the city: look at it, and tick that you have.");
        return tr("It overlaps what is not its own: look at it, and tick that you have.");
    }
    return {};
}

bool ModelPlacePage::repairSolids() const
{
    return m_repair->isChecked();
}

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/modelplacing.h>

#include <QWidget>

#include <array>
#include <optional>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QTableWidget;

namespace dothi::ui {

class CrsBox;
class ImportSketch;
class PlaceFindings;

/// Where a model goes: as its file says, at a point, or on three points; with a sketch of its footprint over
/// the parcels, and what stands in its way. Points can be had from the map. Main thread.
class ModelPlacePage : public QWidget
{
    Q_OBJECT
public:
    explicit ModelPlacePage(QWidget *parent = nullptr);

    /// Back to what the file says.
    void reset();
    /// What came of the last placing. `blocked`: it cannot be imported there whatever is ticked.
    void show(const io::ModelPlace &place, bool blocked);
    /// As it stands in the fields. What is not filled in yet: as the file says.
    [[nodiscard]] io::ModelPlacing placing() const;
    /// Whether what was chosen is filled in, and what it overlaps has been looked at.
    [[nodiscard]] bool isComplete() const { return whatIsLacking().isEmpty(); }
    /// Whether it is said where the model stands: what came of it is that of the fields.
    [[nodiscard]] bool isFilledIn() const;
    /// What is still to be done on this page, for a person; empty: nothing.
    [[nodiscard]] QString whatIsLacking() const;
    [[nodiscard]] bool repairSolids() const;
    /// The system the coordinates of the file are read in.
    [[nodiscard]] CrsBox &crsBox() { return *m_crs; }

    /// What was pointed at on the map after mapAsked(); where on a parcel it goes is chosen here.
    void takePoint(const geo::Coord &where);
    void takeParcel(const io::ParcelSpot &parcel);

Q_SIGNALS:
    /// The user changed something; placing() says what.
    void changed();
    /// isComplete() may say something else now.
    void completenessChanged();
    /// A point of the map is wanted, or a parcel.
    void mapAsked(bool parcel);
    /// The model is to be seen in the city as it would stand.
    void lookAsked();

private:
    [[nodiscard]] QWidget *makeFileForm();
    [[nodiscard]] QWidget *makePointForm();
    void applyParcel();
    [[nodiscard]] QWidget *makePointsForm();
    void refresh();
    void showLast();

    QRadioButton *m_asFile;
    QRadioButton *m_atPoint;
    QRadioButton *m_onPoints;
    std::array<QWidget *, 3> m_forms{}; ///< one of them shown, so that the others take no room
    QLineEdit *m_east;
    QLineEdit *m_north;
    QLineEdit *m_foot;
    QLineEdit *m_rotation;
    QLineEdit *m_scale;
    QComboBox *m_anchor;
    QTableWidget *m_points;
    QCheckBox *m_fitScale;
    QComboBox *m_height;
    QComboBox *m_up;
    QCheckBox *m_eachObject;
    QCheckBox *m_repair;
    CrsBox *m_crs;
    QComboBox *m_onParcel;
    QLabel *m_parcelName;
    std::optional<io::ParcelSpot> m_parcel;
    bool m_onMap = false; ///< of the model in hand
    QLabel *m_box;
    QLabel *m_result;
    PlaceFindings *m_findings;
    QPushButton *m_look;
    std::optional<io::ModelPlace> m_last; ///< what came of the last placing
    bool m_blocked = false;               ///< of that
    ImportSketch *m_sketch;
};

} // namespace dothi::ui

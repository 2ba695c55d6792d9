// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/layerstyles.h>
#include <dothi/ui/sceneloader.h>

#include <QStringList>
#include <QWidget>

#include <functional>
#include <map>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace dothi::ui {

/// The form in which a layer is coloured by one of its attributes: every choice is seen in the view at once.
/// Below it the classes with what they hold. Main thread.
class StylePanel : public QWidget
{
    Q_OBJECT
public:
    StylePanel(LayerStyles &styles, SceneLoader &loader, QWidget *parent = nullptr);

    /// Turns to a layer; one that has its own colours keeps them until an attribute is chosen.
    void showLayer(const QString &layer);
    [[nodiscard]] QString layer() const;

    /// Finds the fields of a layer that no colours should be offered for (scene::nameFields()), and hands
    /// them over on the main thread, now or later.
    using NameLookup = std::function<void(const QString &layer, std::function<void(QStringList)> then)>;
    /// Asked once somebody looks at the panel; without one every field is offered.
    void setNameLookup(NameLookup lookup) { m_nameLookup = std::move(lookup); }
    /// The fields of layers may have changed: they are looked up again.
    void forgetNames() { m_names.clear(); }

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fillLayers();
    void fillFields();
    void lookUpNames();
    void fillPalettes(bool ordered);
    void refresh();
    void showClasses();
    void fieldChosen();
    void apply();

    LayerStyles &m_styles;
    SceneLoader &m_loader;
    QComboBox *m_layer;
    QComboBox *m_field;
    QComboBox *m_kind;
    QComboBox *m_method;
    QSpinBox *m_ranges;
    QComboBox *m_palette;
    QCheckBox *m_reversed;
    QLabel *m_source;
    QLabel *m_note;
    QLabel *m_models;
    QVBoxLayout *m_classes;
    QPushButton *m_reset;
    QFormLayout *m_form;
    NameLookup m_nameLookup;
    std::map<QString, QStringList> m_names; ///< by layer, those looked up
    bool m_filling = false;
};

} // namespace dothi::ui

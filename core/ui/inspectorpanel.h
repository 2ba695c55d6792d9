// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/city.h>

#include <QWidget>

#include <optional>
#include <vector>

class QLabel;
class QVBoxLayout;
class QScrollArea;
class QTimer;
class QToolButton;

namespace dothi::ui {

class ElidedLabel;

/// What a feature says about itself, for reading and for the clipboard.
struct FeatureFacts
{
    struct Row
    {
        QString label;
        QString text; ///< as shown, with unit
        bool known = true;
        bool figure = false;
        std::optional<city::FeatureRef> refersTo = {}; ///< the feature `text` names
    };
    QString title; ///< "Công trình · Chợ Bến Thành"
    QString layer;
    QString address; ///< "building/1234"
    QString version;
    QString source; ///< where the row comes from; empty when not told
    std::vector<Row> rows;
    std::vector<Row> geometry; ///< area, length, position with CRS

    [[nodiscard]] QString toClipboard() const;
};
/// `feature` of `layer`, in the language of the program.
[[nodiscard]] Result<FeatureFacts> factsOf(const city::Feature &feature, const city::LayerDef &layer,
                                           const city::Store &store);

/// The selected feature: its fields with titles, units and what codes mean, its geometry, source and version.
/// Unknown values are folded away. Main thread.
class InspectorPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget *parent = nullptr);

    /// `city` may be null, and is shown no longer when it goes (call with null before). Several features: a
    /// list to choose from.
    void show(const city::City *city, const std::vector<city::FeatureRef> &refs);
    /// The feature shown; layer empty when there is none.
    [[nodiscard]] const city::FeatureRef &current() const { return m_current; }

Q_SIGNALS:
    void zoomAsked(const dothi::city::FeatureRef &ref);
    void tableAsked(const QString &layer);
    void selectAsked(const dothi::city::FeatureRef &ref);

private:
    void showNothing(const QString &text);
    void showFailure(const Error &error);
    void showFeature(const city::City &city, const city::FeatureRef &ref);
    void showSeveral(const city::City &city, const std::vector<city::FeatureRef> &refs);
    void addRows(const std::vector<FeatureFacts::Row> &rows);

    const city::City *m_city = nullptr;
    std::vector<city::FeatureRef> m_refs; ///< what shall be shown
    QTimer *m_again;
    city::FeatureRef m_current;
    QVBoxLayout *m_body;
};

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import.h>
#include <dothi/io/import/modelfile.h>
#include <dothi/io/import/modellooks.h>
#include <dothi/io/import/modelpreparation.h>
#include <dothi/io/model/cityjsonoriginal.h>

#include <future>
#include <memory>

namespace dothi::io {

/// Adds to the features an import makes of a model what a feature of GDAL cannot carry: the shell, heights
/// measured on it, and the originals. For each feature of the source, in this order: admit(), conversion,
/// complete(); for each lot that was inserted keep(); once finish().
class ModelFeatures
{
public:
    /// `source` and `task` must live longer; `task` can stop the look at a shell, which a large building
    /// takes seconds for. Refuses any layer but buildings.
    [[nodiscard]] static Result<ModelFeatures> create(const ModelFile &source, const ImportPlan &plan,
                                                      const city::Store &store, const TaskContext &task);

    /// False when the object cannot be kept as it is; `reason` then says why.
    [[nodiscard]] bool admit(qint64 number, QString &reason);
    void complete(qint64 number, city::Feature &feature, ImportReport &report, const TaskContext &task);
    /// Starts, beside their insertion, what keep() needs to know of the shapes of the features completed
    /// since its last call. They must live until keep(), or until this ends; only their ids may change.
    void lookAhead(const std::vector<city::Feature> &features);
    /// `features` are those of lookAhead(), with their ids.
    [[nodiscard]] Result<> keep(city::StoreWriter &writer, const std::vector<city::Feature> &features);
    /// Keeps the file and the objects no layer shows; adds what there is to say to the report.
    [[nodiscard]] Result<> finish(city::StoreWriter &writer, ImportReport &report, TaskContext &task);

    /// The identifier of an object, for a report.
    [[nodiscard]] QString sourceId(qint64 number) const;

private:
    ModelFeatures(const ModelFile &source, const ImportPlan &plan, const city::Store &store,
                  const TaskContext &task);
    [[nodiscard]] QByteArray featureDocument(const city::Feature &feature, const QString &shape,
                                             const QByteArray &original) const;
    [[nodiscard]] QStringList summary() const;
    [[nodiscard]] static QStringList solidSummary(const ImportReport &report);
    void noteSolids(qint64 number, const SolidCheck &check, ImportReport &report) const;
    void checkJoined(qint64 number, const geo::Geometry &shell, ImportReport &report,
                     const TaskContext &task) const;

    const ModelFile *m_source;
    const ImportPlan *m_plan;
    const city::LayerDef *m_layer;
    std::vector<size_t> m_fieldsByName; ///< numbers of the layer's fields, in the order of their ids
    QString m_verticalDatum;            ///< of the city
    std::shared_ptr<const geo::Transform> m_transform;
    std::unique_ptr<CityJsonOriginals> m_originals;
    std::unique_ptr<ModelLooks> m_looks;
    std::optional<city::Feature> m_parcel; ///< the model was put on
    int m_file = 1;
    std::unique_ptr<ModelPreparation> m_preparation;
    PreparedBuilding m_admitted;   ///< the object in hand
    std::vector<QByteArray> m_lot; ///< of those completed
    std::future<std::vector<QString>> m_shapes;
    qint64 m_measuredHeights = 0;
    double m_deepestM = 0; ///< of those: how far one reaches below its ground
    qint64 m_withSolid = 0;
    qint64 m_completed = 0;
};

/// Lets a building of a model refer to the parcel it was put on, where at least some of it stands on that and
/// it refers to none yet. Geometry of both in the city's CRS.
void referToParcel(city::Feature &building, const city::LayerDef &layer, const city::Feature &parcel);
/// The parcel that was said in `placing`; nothing when none was. Errors: NotFound; those of the store.
[[nodiscard]] Result<std::optional<city::Feature>> saidParcel(const ModelPlacing &placing,
                                                              const city::Store &store);

/// Removes every original a store holds.
[[nodiscard]] Result<> dropOriginals(const city::Store &store, city::StoreWriter &writer);

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import/modelfile.h>
#include <dothi/io/model/cityjsonlook.h>

namespace dothi::io {

/// The looks of a model's buildings on their way into a store (see city/buildinglook.h), with their pictures:
/// those that can be shown made smaller, all of them as they were among the originals.
class ModelLooks
{
public:
    /// `source` must live longer. `file`: number of the import.
    ModelLooks(const ModelFile &source, int file);

    /// A building that was taken, with its solid in the file's CRS.
    void take(quint32 building, const geo::Geometry &solid);
    /// Writes the looks of the buildings taken since, now that they have their numbers.
    [[nodiscard]] Result<> keep(city::StoreWriter &writer, const std::vector<city::Feature> &features);
    /// Writes the pictures. What cannot be shown, and why, goes into the report. `originals` receives
    /// pictures that lie beside the file, as they are.
    [[nodiscard]] Result<> finish(city::StoreWriter &writer, ImportReport &report,
                                  std::vector<std::pair<QString, QByteArray>> &originals, TaskContext &task);

private:
    const ModelFile *m_source;
    int m_file;
    CityJsonLooks m_looks;
    std::vector<city::BuildingLook> m_lot;
    qint64 m_withLook = 0;
};

} // namespace dothi::io

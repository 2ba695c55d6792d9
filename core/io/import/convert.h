// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/import.h>
#include <dothi/io/import/encoding.h>

#include <memory>

class OGRFeature;
class OGRFeatureDefn;

namespace dothi::io {

/// Names of the fields of a source layer as people read them, in the order of the layer, made distinct.
[[nodiscard]] QStringList fieldNames(const OGRFeatureDefn &definition, const TextDecoder &decoder);

/// A source field's value: text decoded, numbers and dates as they are; lists joined by commas. `damaged`
/// receives what was wrong with the text (translated), if anything.
[[nodiscard]] city::Value sourceValue(const OGRFeature &feature, int field, const TextDecoder &decoder,
                                      QString &damaged);

/// Writes what happened into a report; keeps the lists short, the counts complete.
void noteRepaired(ImportReport &report, const QString &sourceId, const QString &reason,
                  const QString &field = {});
void noteRejected(ImportReport &report, const QString &sourceId, const QString &reason,
                  const QString &field = {});

/// Turns source features into features of the target layer, as a plan says. One object per thread.
class FeatureConverter
{
public:
    /// Fails when the plan names fields or an encoding that are not there, or the systems cannot be
    /// converted.
    [[nodiscard]] static Result<FeatureConverter>
    create(const ImportPlan &plan, const OGRFeatureDefn &definition, const city::Store &store);
    FeatureConverter(FeatureConverter &&) noexcept;
    FeatureConverter &operator=(FeatureConverter &&) noexcept;
    ~FeatureConverter();

    /// False when the feature is refused; the report then says why. `trouble`: what GDAL said while reading
    /// it.
    [[nodiscard]] bool convert(const OGRFeature &source, const QString &trouble, city::Feature &out,
                               ImportReport &report);

    /// Source fields nothing is read from, for OGRLayer::SetIgnoredFields().
    [[nodiscard]] std::vector<QByteArray> unusedFields() const;
    [[nodiscard]] const city::LayerDef &layer() const;
    [[nodiscard]] const geo::OperationInfo &operation() const;
    /// What became of the values of coded fields.
    void reportValues(ImportReport &report) const;
    /// Things worth one sentence for the whole file (heights left out, numbers that can be read two ways, …).
    /// `measured`: heights no field gives come from elsewhere.
    [[nodiscard]] QStringList summary(bool measured = false) const;

private:
    struct Private;
    explicit FeatureConverter(std::unique_ptr<Private> p);
    std::unique_ptr<Private> d;
};

} // namespace dothi::io

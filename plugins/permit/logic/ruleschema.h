// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>

#include <nlohmann/json.hpp>

namespace dothi::permit {

/// Parses a rule document and holds it against resources/rules/schema/rules.schema.json. Errors name the
/// place in the document ("tables.setback.values[2]"). Refuses more than 1 MB and nesting deeper than 32
/// before parsing.
[[nodiscard]] Result<nlohmann::json> parseRuleDocument(const QByteArray &json);

} // namespace dothi::permit

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

namespace dothi::io {

/// Whether a name or address is what a template of a CAD program holds until somebody fills it in
/// ("// BUILDING/NAME //", "Enter address here", "Default Building", "Undefined"): it says nothing of the
/// building. Empty texts are none; names that merely contain such a word ("Nhà mẫu", "Default Street 5") are
/// not either.
[[nodiscard]] bool isPlaceholder(const QString &text);

} // namespace dothi::io

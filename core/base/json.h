// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>

namespace dothi {

/// Refuses JSON of which two readers could make two things: text that is not JSON (RFC 8259), and an object
/// with two members of one name (RFC 8259, 4: "an object whose names are all unique is interoperable"). Qt's
/// parser and most others take the last of the two and say nothing, so a person would sign for another value
/// than the one read first.
///
/// For documents that a person answers for: proposals, rule sets, city profiles. Names are compared as they
/// read, however they are escaped. The error is InvalidData and names the member and the way to it
/// ("plan.floors[2].height") as its field. Memory grows with the depth of the text, not the stack: bound its
/// size first.
[[nodiscard]] Result<> checkJson(const QByteArray &json);

} // namespace dothi

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>

#include <string_view>

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

/// Whether a text is an object or list of JSON that checkJson() takes and every other parser too: UTF-8,
/// names once in their object, no more than 200 levels, numbers well within a double. Takes a fraction of the
/// time of a parser, and gives up at what is rare (names with escapes, characters by number): false says
/// nothing.
[[nodiscard]] bool isSurelyJson(std::string_view json);

} // namespace dothi

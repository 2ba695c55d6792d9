// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>
#include <QImage>

namespace dothi::io {

/// A picture of a model as it is drawn: unpacked, no larger than city::kLargestLookEdge, and without holes
/// (what shows through lies on the colour of a plain wall). PNG and JPEG only, of at most 32 million pixels:
/// that is read from its head, before anything is unpacked. For a worker: up to half a second.
///
/// Errors: InvalidData, why it cannot be shown, as half a sentence.
[[nodiscard]] Result<QImage> drawnPicture(const QByteArray &bytes);

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringView>

namespace dothi::io {

/// True when `word` (letters only, any case, NFC) can be a Vietnamese syllable: an initial, a rime of the
/// language and at most one tone, and only the sharp or the heavy tone before -c, -ch, -p, -t. Foreign words
/// and text decoded with the wrong table fail. Source: the rime inventory of the orthography (Quy định chính
/// tả tiếng Việt; Đoàn Thiện Thuật, Ngữ âm tiếng Việt).
[[nodiscard]] bool isVietnameseSyllable(QStringView word);

} // namespace dothi::io

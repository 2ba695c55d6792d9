// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace dothi {

/// Looks for elements of more attributes than any format has, in XML that comes from elsewhere:
/// QXmlStreamReader compares each attribute of an element with all others, so that a few megabytes of them
/// hold a thread for minutes, within one step that cannot be cancelled. Reads nothing else of the XML. Values
/// of one thread.
class CrowdedTags
{
public:
    static constexpr int kMostAttributes = 1000;

    /// Takes the next bytes, from the first on; all pieces but the last are multiples of 4. True once a tag
    /// is crowded: the XML is not to be read. A text that is no tag counts as one from its last "<" on.
    [[nodiscard]] bool take(QByteArrayView bytes);

private:
    int m_unit = 0; ///< bytes to a unit of the encoding; 0: not known yet
    bool m_bigEndian = false;
    int m_count = 0; ///< equals signs since the last "<"
};

/// The same for bytes that are all there.
[[nodiscard]] inline bool hasCrowdedTags(QByteArrayView xml)
{
    return CrowdedTags().take(xml);
}

} // namespace dothi

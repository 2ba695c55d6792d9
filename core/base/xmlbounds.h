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
    /// is crowded: the XML is not to be read. Equals signs of values, texts and comments do not count.
    [[nodiscard]] bool take(QByteArrayView bytes);

private:
    int m_unit = 0; ///< bytes to a unit of the encoding; 0: not known yet
    bool m_bigEndian = false;
    bool m_inTag = false;
    quint32 m_quote = 0; ///< that the value at hand ends with; 0: there is none
    int m_count = 0;     ///< equals signs of the tag at hand
};

/// The same for bytes that are all there.
[[nodiscard]] inline bool hasCrowdedTags(QByteArrayView xml)
{
    return CrowdedTags().take(xml);
}

} // namespace dothi

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/xmlbounds.h>

#include <QtGlobal>

namespace dothi {

namespace {

/// Bytes to a unit, from the byte order mark or, without one, from where the zeros of "<" are (XML 1.0,
/// appendix F).
int unitOf(QByteArrayView bytes, bool &bigEndian)
{
    const auto at = [&bytes](qsizetype i) { return i < bytes.size() ? static_cast<quint8>(bytes[i]) : 1; };
    bigEndian = at(0) == 0 || (at(0) == 0xFE && at(1) == 0xFF);
    if (bigEndian)
        return at(0) == 0 && at(1) == 0 ? 4 : 2;
    const bool isWide = at(1) == 0 || (at(0) == 0xFF && at(1) == 0xFE);
    if (!isWide)
        return 1;
    return at(2) == 0 && at(3) == 0 ? 4 : 2;
}

} // namespace

bool CrowdedTags::take(QByteArrayView bytes)
{
    if (m_unit == 0)
        m_unit = unitOf(bytes, m_bigEndian);
    for (qsizetype i = 0; i + m_unit <= bytes.size(); i += m_unit) {
        quint32 unit = 0;
        for (int k = 0; k < m_unit; ++k) {
            const auto byte = static_cast<quint8>(bytes[i + (m_bigEndian ? k : m_unit - 1 - k)]);
            unit = unit << 8U | byte;
        }
        if (unit == '<') { // may stand in no attribute's value: a tag begins, whatever was before it
            m_inTag = true;
            m_quote = 0;
            m_count = 0;
        } else if (!m_inTag) {
            continue;
        } else if (m_quote != 0) {
            m_quote = unit == m_quote ? 0 : m_quote;
        } else if (unit == '"' || unit == '\'') {
            m_quote = unit;
        } else if (unit == '>') {
            m_inTag = false;
        } else if (unit == '=' && ++m_count > kMostAttributes) {
            return true;
        }
    }
    return false;
}

} // namespace dothi

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/packed.h>

#include <QtEndian>

#include <zlib.h>

namespace dothi {

std::optional<QByteArray> unpackedWithin(const QByteArray &packed, qsizetype most)
{
    // qCompress() puts the size before what zlib made of it, most significant byte first.
    constexpr qsizetype kHead = 4;
    // No stream of zlib unpacks to more than 1032 times its size (zlib's technical details).
    constexpr qsizetype kMostTimes = 1032;
    if (packed.size() < kHead)
        return std::nullopt;
    const auto said = static_cast<qsizetype>(qFromBigEndian<quint32>(packed.constData()));
    if (said > most || said / kMostTimes > packed.size())
        return std::nullopt;
    QByteArray out(said, Qt::Uninitialized);
    uLongf size = static_cast<uLongf>(said);
    Bytef nothing = 0;
    const int done = uncompress(said > 0 ? reinterpret_cast<Bytef *>(out.data()) : &nothing, &size,
                                reinterpret_cast<const Bytef *>(packed.constData()) + kHead,
                                static_cast<uLong>(packed.size() - kHead));
    if (done != Z_OK || static_cast<qsizetype>(size) != said)
        return std::nullopt;
    return out;
}

} // namespace dothi

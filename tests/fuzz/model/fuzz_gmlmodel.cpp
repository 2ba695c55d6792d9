// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "fuzz_model.h"

#include <QBuffer>

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    dothi::TaskContext task;
    QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer buffer(&content);
    if (!buffer.open(QIODevice::ReadOnly))
        return 0;
    const auto done = dothi::io::readGml(buffer, useModel, task);
    (void)done;
    return 0;
}

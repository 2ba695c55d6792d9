// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/citygml.h>

#include <QXmlStreamReader>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as CityGML: what the library is handed is XML without entities, document types and links to the
/// outside.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<QByteArray> harmless = io::harmlessGml(content, task);
    if (!harmless)
        return 0;
    QXmlStreamReader xml(*harmless);
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.tokenType() == QXmlStreamReader::DTD || xml.tokenType() == QXmlStreamReader::EntityReference)
            std::abort();
        for (const QXmlStreamAttribute &attribute : xml.attributes()) {
            if (attribute.name() == QLatin1String("schemaLocation") ||
                (attribute.name() == QLatin1String("href") &&
                 !attribute.value().startsWith(QLatin1Char('#'))))
                std::abort();
        }
    }
    if (xml.hasError())
        std::abort();
    return 0;
}

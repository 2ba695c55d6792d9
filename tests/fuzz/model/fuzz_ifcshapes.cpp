// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/ifcshapetext.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any exchange file as IFC, its products found as the reader finds them: what is said to be sound is written
/// as a file that reads back and lacks nothing it refers to.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<io::StepFile> file = io::StepFile::parse(text, task);
    if (!file)
        return 0;
    std::vector<io::IfcProduct> products;
    std::vector<quint64> openings;
    for (const io::StepInstance &instance : file->instances()) {
        const io::StepParameters parameters = io::StepFile::parameters(instance);
        const auto placement = parameters.reference(5);
        const auto shape = parameters.reference(6);
        if (!placement || !shape || !file->find(*placement, "IFCLOCALPLACEMENT") ||
            !file->find(*shape, "IFCPRODUCTDEFINITIONSHAPE"))
            continue;
        if (io::isStepType(instance.type, "IFCOPENINGELEMENT"))
            openings.push_back(instance.id);
        else
            products.push_back({instance.id, *placement, *shape, {}});
    }
    if (!products.empty())
        products.front().openings = openings;
    io::IfcShapeText shapes(*file, 0.001, task);
    std::vector<const io::IfcProduct *> sound;
    for (const io::IfcProduct &product : products) {
        if (shapes.check(product).isEmpty())
            sound.push_back(&product);
        if (!(shapes.partsOf(product) >= 0))
            std::abort();
    }
    if (sound.empty())
        return 0;
    const QByteArray written = shapes.write(sound);
    const Result<io::StepFile> again = io::StepFile::parse(written, task);
    if (!again)
        std::abort();
    for (const io::StepInstance &instance : again->instances()) {
        for (quint32 i = 0; i < instance.referenceCount; ++i) {
            if (!again->find(again->references(instance)[i]))
                std::abort();
        }
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/step.h>

#include <cstdint>
#include <cstdlib>

using namespace dothi;

/// Any bytes as an exchange file: refused with a message, or instances whose references and parameters can be
/// walked.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    TaskContext task;
    const QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Result<io::StepFile> file = io::StepFile::parse(text, task);
    if (!file) {
        if (file.error().message().isEmpty() || file.error().code() == ErrorCode::Internal)
            std::abort();
        return 0;
    }
    for (const io::StepInstance &instance : file->instances()) {
        if (file->find(instance.id) != &instance)
            std::abort();
        const io::StepParameters parameters = io::StepFile::parameters(instance);
        for (size_t i = 0; i <= parameters.count(); ++i) {
            (void)parameters.numbers(i);
            (void)parameters.references(i);
            (void)parameters.text(i);
            const io::StepParameter &parameter = parameters.at(i);
            if (parameters.items(parameter).size() > parameter.size)
                std::abort();
        }
        for (quint32 i = 0; i < instance.referenceCount; ++i)
            (void)file->find(file->references(instance)[i]);
    }
    return 0;
}

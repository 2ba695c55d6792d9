// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Stands in for libFuzzer: runs LLVMFuzzerTestOneInput() over the files of the folders given, and over each
/// of them cut short and with single bytes changed, so that even without clang the parsers meet more than the
/// corpus.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

/// From a vector of exactly that size, so that AddressSanitizer sees a read beyond it.
void runOne(const std::vector<std::uint8_t> &bytes)
{
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

} // namespace

int main(int argc, char **argv)
{
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        for (const auto &entry : std::filesystem::recursive_directory_iterator(argv[i])) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream file(entry.path(), std::ios::binary);
            const std::vector<std::uint8_t> whole{std::istreambuf_iterator<char>(file), {}};
            runOne(whole);
            const std::size_t step = whole.size() / 512 + 1;
            for (std::size_t at = 0; at < whole.size(); at += step) {
                runOne({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(at)});
                for (const std::uint8_t value : {0x00, 0x7f, 0x80, 0xff}) {
                    std::vector<std::uint8_t> changed = whole;
                    changed[at] = value;
                    runOne(changed);
                }
            }
            ++files;
        }
    }
    std::printf("%d corpus files replayed\n", files);
    return files > 0 ? 0 : 1; // a corpus that is not there is a test that tests nothing
}

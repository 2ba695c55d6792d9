// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

/// Reads a model with assimp in a process of its own. A file that makes assimp run wild, take all memory or
/// end the program ends this one, which has nothing to lose: once the model is in memory it can open no file,
/// no connection and no other program. See sceneformat.h.

#include "confine.h"
#include "sceneoutput.h"

#include <dothi/io/model/sceneformat.h>

#include <assimp/IOStream.hpp>
#include <assimp/IOSystem.hpp>
#include <assimp/Importer.hpp>
#include <assimp/scene.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dothi::io::sceneformat;

[[noreturn]] void end(Exit code)
{
    _exit(static_cast<int>(code)); // nothing is given back piece by piece
}

/// Bytes in memory.
class MemoryStream final : public Assimp::IOStream
{
public:
    explicit MemoryStream(const std::vector<char> &content)
        : m_content(content)
    {}

    size_t Read(void *buffer, size_t size, size_t count) override
    {
        if (size == 0)
            return 0;
        const size_t whole = std::min(count, (m_content.size() - m_at) / size);
        if (whole > 0)
            std::memcpy(buffer, m_content.data() + m_at, whole * size);
        m_at += whole * size;
        return whole;
    }
    size_t Write(const void *, size_t, size_t) override { return 0; }
    aiReturn Seek(size_t offset, aiOrigin origin) override
    {
        const size_t base = origin == aiOrigin_SET ? 0 : origin == aiOrigin_CUR ? m_at : m_content.size();
        // From the end, and backwards, offsets come as numbers that wrap around.
        const size_t to = base + offset;
        if (to > m_content.size())
            return aiReturn_FAILURE;
        m_at = to;
        return aiReturn_SUCCESS;
    }
    size_t Tell() const override { return m_at; }
    size_t FileSize() const override { return m_content.size(); }
    void Flush() override {}

private:
    const std::vector<char> &m_content;
    size_t m_at = 0;
};

/// The one file there is.
class OneFile final : public Assimp::IOSystem
{
public:
    OneFile(std::string name, const std::vector<char> &content)
        : m_name(std::move(name))
        , m_content(content)
    {}

    bool Exists(const char *file) const override { return isModel(file); }
    char getOsSeparator() const override { return '/'; }
    Assimp::IOStream *Open(const char *file, const char *mode) override
    {
        return isModel(file) && std::strpbrk(mode, "wa+") == nullptr ? new MemoryStream(m_content) : nullptr;
    }
    void Close(Assimp::IOStream *stream) override { delete stream; }

private:
    [[nodiscard]] bool isModel(const char *file) const { return m_name == file || "./" + m_name == file; }

    std::string m_name;
    const std::vector<char> &m_content;
};

std::vector<char> readInput()
{
    std::vector<char> content;
    constexpr size_t kBlock = 1 << 20;
    size_t used = 0;
    for (;;) {
        if (content.size() - used < kBlock)
            content.resize(std::max(content.size() * 2, 4 * kBlock));
        const ssize_t got = read(STDIN_FILENO, content.data() + used, content.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        used += static_cast<size_t>(got);
        if (used > static_cast<size_t>(kLargestModel))
            end(Exit::TooLarge);
    }
    content.resize(used);
    return content;
}

long wholeNumber(std::string_view text)
{
    long number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || number <= 0)
        end(Exit::Usage);
    return number;
}

} // namespace

int main(int argc, char **argv)
{
    constexpr int kArguments = 4;
    if (argc != kArguments)
        end(Exit::Usage);
    const std::string_view ending = argv[1];
    if (ending != "ifc" && ending != "dae")
        end(Exit::Usage);
    std::set_new_handler([] { end(Exit::Memory); });
    dothi::io::limitResources(wholeNumber(argv[2]), wholeNumber(argv[3]));
    const std::vector<char> content = readInput();
    if (!dothi::io::confine())
        end(Exit::Unconfined);
    dothi::io::SceneOutput output(STDOUT_FILENO);
    try {
        const std::string name = "m." + std::string(ending);
        Assimp::Importer importer;
        importer.SetIOHandler(new OneFile(name, content)); // owned by the importer
        const aiScene *scene = importer.ReadFile(name, 0);
        if (scene == nullptr || scene->mRootNode == nullptr) {
            output.words(importer.GetErrorString());
            end(Exit::Refused);
        }
        if (!output.scene(*scene))
            end(Exit::TooLarge);
        end(Exit::Done);
    } catch (const std::exception &e) {
        output.words(e.what());
    }
    end(Exit::Refused);
}

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Source: ISO 10303-21:2016, clauses 5 (exchange structure), 6 (tokens), 10 (data section).

#include <dothi/io/model/step.h>

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::StepFile)
};

constexpr qint64 kLargest = 1'000'000'000;
constexpr int kDeepestNesting = 32;
constexpr size_t kLongestString = 1'000'000;
constexpr size_t kMostInstances = 30'000'000;

bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isWordStart(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c == '!';
}

bool isWord(char c)
{
    return isWordStart(c) || isDigit(c) || c == '-';
}

/// The words of a text one after the other. Returns what is wrong as a sentence, so that it is translated
/// where it is told.
class Scanner
{
public:
    explicit Scanner(std::string_view text)
        : m_text(text)
    {}

    [[nodiscard]] size_t position() const { return m_at; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }

    /// Passes white space and comments; false when a comment has no end.
    bool skip()
    {
        while (!atEnd()) {
            if (isSpace(m_text[m_at])) {
                ++m_at;
            } else if (m_text[m_at] == '/' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '*') {
                const size_t end = m_text.find("*/", m_at + 2);
                if (end == std::string_view::npos)
                    return false;
                m_at = end + 2;
            } else {
                break;
            }
        }
        return true;
    }

    bool take(char c)
    {
        if (!skip() || peek() != c || atEnd())
            return false;
        ++m_at;
        return true;
    }

    std::string_view word()
    {
        if (!skip() || !isWordStart(peek()))
            return {};
        const size_t first = m_at;
        while (!atEnd() && isWord(m_text[m_at]))
            ++m_at;
        return m_text.substr(first, m_at - first);
    }

    /// Behind '#'.
    std::optional<quint64> reference()
    {
        quint64 id = 0;
        const char *end = m_text.data() + m_text.size();
        const std::from_chars_result read = std::from_chars(m_text.data() + m_at, end, id);
        if (read.ec != std::errc())
            return {};
        m_at = static_cast<size_t>(read.ptr - m_text.data());
        return id;
    }

    std::optional<double> number()
    {
        size_t first = m_at;
        if (peek() == '+')
            ++first; // not known to from_chars
        double value = 0;
        const char *end = m_text.data() + m_text.size();
        const std::from_chars_result read = std::from_chars(m_text.data() + first, end, value);
        // "1.E-400" is too small for a double: nothing.
        const bool tiny = read.ec == std::errc::result_out_of_range && isTiny(first, read.ptr);
        if ((read.ec != std::errc() && !tiny) || (!tiny && !std::isfinite(value)) ||
            !(isDigit(m_text[first]) || m_text[first] == '-' || m_text[first] == '.'))
            return {};
        m_at = static_cast<size_t>(read.ptr - m_text.data());
        return tiny ? 0 : value;
    }

    /// Behind a quote, up to the one that ends it.
    std::optional<std::string_view> quoted(char quote)
    {
        const size_t first = m_at;
        while (true) {
            const size_t end = m_text.find(quote, m_at);
            if (end == std::string_view::npos || end - first > kLongestString)
                return {};
            m_at = end + 1;
            if (peek() != quote || atEnd())
                return m_text.substr(first, end - first);
            ++m_at; // doubled: one of the text
        }
    }

    /// Behind '.', up to the next.
    std::optional<std::string_view> enumeration()
    {
        const size_t first = m_at;
        while (!atEnd() && isWord(m_text[m_at]))
            ++m_at;
        if (m_at == first || peek() != '.' || atEnd())
            return {};
        return m_text.substr(first, m_at++ - first);
    }

private:
    [[nodiscard]] bool isTiny(size_t first, const char *end) const
    {
        const std::string_view text(m_text.data() + first,
                                    static_cast<size_t>(end - (m_text.data() + first)));
        const size_t exponent = text.find_first_of("eE");
        return exponent != std::string_view::npos && exponent + 1 < text.size() && text[exponent + 1] == '-';
    }

    std::string_view m_text;
    size_t m_at = 0;
};

/// Reads parameters up to the bracket that closes those of an instance (passed over), or to the end of the
/// text. `sink` hears every parameter and the ends of lists. False when the text is anything else.
template <class Sink>
bool readParameters(Scanner &scanner, bool bracketed, Sink &sink)
{
    using Kind = StepParameter::Kind;
    int depth = 0;
    std::array<bool, kDeepestNesting + 1> typed{};
    bool expected = false; // after a comma
    while (true) {
        if (!scanner.skip())
            return false;
        if (scanner.atEnd())
            return !bracketed && depth == 0 && !expected;
        StepParameter parameter;
        const char c = scanner.peek();
        if (c == ')') {
            if (expected || (depth == 0 && !bracketed))
                return false;
            (void)scanner.take(')');
            if (depth == 0)
                return true;
            sink.close();
            typed[static_cast<size_t>(depth--)] = false;
        } else {
            if (c == '(') {
                (void)scanner.take('(');
                if (depth >= kDeepestNesting)
                    return false;
                typed[static_cast<size_t>(++depth)] = false;
                parameter.kind = Kind::List;
                sink.add(parameter);
                expected = false;
                continue;
            }
            if (c == '$' || c == '*') {
                (void)scanner.take(c);
                parameter.kind = c == '$' ? Kind::Null : Kind::Derived;
            } else if (c == '#') {
                (void)scanner.take('#');
                const auto id = scanner.reference();
                if (!id)
                    return false;
                parameter.kind = Kind::Reference;
                parameter.reference = *id;
            } else if (c == '\'' || c == '"') {
                (void)scanner.take(c);
                const auto text = scanner.quoted(c);
                if (!text)
                    return false;
                parameter.kind = c == '"' ? Kind::Binary : Kind::Text;
                parameter.text = *text;
            } else if (c == '.') {
                (void)scanner.take('.');
                const auto word = scanner.enumeration();
                if (!word)
                    return false;
                parameter.kind = Kind::Enum;
                parameter.text = *word;
            } else if (isWordStart(c)) {
                parameter.text = scanner.word();
                if (!scanner.take('(') || depth >= kDeepestNesting)
                    return false;
                typed[static_cast<size_t>(++depth)] = true;
                parameter.kind = Kind::Typed;
                sink.add(parameter);
                expected = false;
                continue;
            } else {
                const auto value = scanner.number();
                if (!value)
                    return false;
                parameter.kind = Kind::Number;
                parameter.number = *value;
            }
            sink.add(parameter);
        }
        // Behind a parameter: the next one, or the end of the list.
        if (!scanner.skip())
            return false;
        expected = false;
        if (scanner.peek() == ',' && !scanner.atEnd()) {
            (void)scanner.take(',');
            expected = true;
        } else if (scanner.peek() != ')' && !(scanner.atEnd() && !bracketed && depth == 0)) {
            return false;
        }
    }
}

struct ReferenceSink
{
    std::vector<quint64> &references;

    void add(const StepParameter &parameter)
    {
        if (parameter.kind == StepParameter::Kind::Reference)
            references.push_back(parameter.reference);
    }
    void close() {}
};

struct ParameterSink
{
    std::vector<StepParameter> &all;
    std::vector<quint32> &top;
    std::vector<quint32> open;

    void add(const StepParameter &parameter)
    {
        const auto number = static_cast<quint32>(all.size());
        if (open.empty())
            top.push_back(number);
        all.push_back(parameter);
        if (parameter.kind == StepParameter::Kind::List || parameter.kind == StepParameter::Kind::Typed)
            open.push_back(number);
    }
    void close()
    {
        all[open.back()].size = static_cast<quint32>(all.size() - open.back() - 1);
        open.pop_back();
    }
};

} // namespace

bool isStepType(std::string_view word, std::string_view type)
{
    return word.size() == type.size() &&
           std::equal(word.begin(), word.end(), type.begin(), [](char a, char b) {
               return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
           });
}

const StepInstance *StepFile::find(quint64 id) const
{
    const auto found = m_index.find(id);
    return found == m_index.end() ? nullptr : &m_instances[found->second];
}

const StepInstance *StepFile::find(quint64 id, std::string_view type) const
{
    const StepInstance *instance = find(id);
    return instance && isStepType(instance->type, type) ? instance : nullptr;
}

StepParameters StepFile::parameters(const StepInstance &instance)
{
    StepParameters parameters;
    ParameterSink sink{parameters.m_all, parameters.m_top, {}};
    Scanner scanner(instance.parameters);
    (void)readParameters(scanner, false, sink); // read once before
    return parameters;
}

Result<StepFile> StepFile::parse(const QByteArray &content, TaskContext &task)
{
    if (content.size() > kLargest) {
        return fail(
            Error(ErrorCode::InvalidData, Tr::tr("The file is larger than such a file may be (1 GB)."))
                .withAdvice(Tr::tr("Save the building in parts, from the program it comes from.")));
    }
    StepFile file;
    file.m_content = content;
    const std::string_view text(content.constData(), static_cast<size_t>(content.size()));
    Scanner scanner(text);
    const auto wrong = [&](const QString &what) {
        const auto line =
            1 + std::count(text.begin(), text.begin() + static_cast<qsizetype>(scanner.position()), '\n');
        return fail(Error(ErrorCode::InvalidData, Tr::tr("Line %1: %2").arg(line).arg(what))
                        .withAdvice(Tr::tr("Write the file again with the program it comes from.")));
    };
    if (text.starts_with("\xEF\xBB\xBF")) {
        for (int i = 0; i < 3; ++i)
            (void)scanner.take("\xEF\xBB\xBF"[i]);
    }
    if (const std::string_view magic = scanner.word();
        !isStepType(magic, "ISO-10303-21") || !scanner.take(';')) {
        return fail(Error(ErrorCode::Unsupported, Tr::tr("The file does not begin with ISO-10303-21."))
                        .withAdvice(Tr::tr("Save the building as IFC2x3 (.ifc).")));
    }
    const auto section = [&](std::string_view name) {
        return isStepType(scanner.word(), name) && scanner.take(';');
    };
    if (!section("HEADER"))
        return wrong(Tr::tr("the header is missing."));
    while (true) {
        const std::string_view word = scanner.word();
        if (isStepType(word, "ENDSEC") && scanner.take(';'))
            break;
        StepParameters parameters;
        ParameterSink sink{parameters.m_all, parameters.m_top, {}};
        if (word.empty() || !scanner.take('(') || !readParameters(scanner, true, sink) || !scanner.take(';'))
            return wrong(Tr::tr("the header cannot be read."));
        if (isStepType(word, "FILE_SCHEMA")) {
            for (const StepParameter *name : parameters.items(parameters.at(0))) {
                if (name->kind == StepParameter::Kind::Text)
                    file.m_schemas.append(stepText(name->text).trimmed().toUpper().left(100));
            }
        }
    }
    const QString cutShort = Tr::tr("the file is damaged or cut short.");
    while (true) {
        const std::string_view word = scanner.word();
        if (isStepType(word, "END-ISO-10303-21"))
            break;
        if (!isStepType(word, "DATA"))
            return wrong(cutShort);
        if (scanner.take('(')) { // edition 3 names its sections
            StepParameters parameters;
            ParameterSink sink{parameters.m_all, parameters.m_top, {}};
            if (!readParameters(scanner, true, sink))
                return wrong(cutShort);
        }
        if (!scanner.take(';'))
            return wrong(cutShort);
        while (true) {
            if (!scanner.skip())
                return wrong(cutShort);
            if (scanner.peek() != '#') {
                if (!section("ENDSEC"))
                    return wrong(cutShort);
                break;
            }
            constexpr size_t kEvery = 8192;
            if (file.m_instances.size() % kEvery == 0) {
                DOTHI_TRY(task.checkpoint());
                task.progress(static_cast<double>(scanner.position()) / static_cast<double>(text.size() + 1),
                              Tr::tr("Reading the model"));
            }
            if (file.m_instances.size() >= kMostInstances)
                return wrong(Tr::tr("the file has more parts than such a file may have."));
            (void)scanner.take('#');
            StepInstance instance;
            const auto id = scanner.reference();
            if (!id || !scanner.take('='))
                return wrong(cutShort);
            instance.id = *id;
            instance.type = scanner.word();
            if (!scanner.take('('))
                return wrong(cutShort);
            const size_t first = scanner.position();
            instance.firstReference = static_cast<quint32>(file.m_references.size());
            ReferenceSink sink{file.m_references};
            if (instance.type.empty()) {
                // A complex instance, (A(…)B(…)): nothing of IFC is one. Its brackets are matched, no more.
                while (!scanner.take(')')) {
                    if (scanner.word().empty() || !scanner.take('(') || !readParameters(scanner, true, sink))
                        return wrong(cutShort);
                }
            } else if (!readParameters(scanner, true, sink)) {
                return wrong(Tr::tr("the values of #%1 cannot be read.").arg(*id));
            }
            instance.parameters = text.substr(first, scanner.position() - first - 1);
            if (instance.type.empty())
                instance.parameters = {};
            if (!scanner.take(';'))
                return wrong(cutShort);
            if (file.m_references.size() >= std::numeric_limits<quint32>::max())
                return wrong(Tr::tr("the file has more parts than such a file may have."));
            instance.referenceCount =
                static_cast<quint32>(file.m_references.size()) - instance.firstReference;
            if (!file.m_index.emplace(*id, static_cast<quint32>(file.m_instances.size())).second)
                return wrong(Tr::tr("#%1 is there twice.").arg(*id));
            file.m_instances.push_back(instance);
        }
    }
    return file;
}

} // namespace dothi::io

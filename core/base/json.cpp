// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>

#include <QCoreApplication>

#include <nlohmann/json.hpp>

#include <string>
#include <unordered_set>
#include <vector>

namespace dothi {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Json)
};

/// A name from the text as it may stand in a message.
QString shown(const std::string &name)
{
    constexpr qsizetype kLongest = 60;
    QString text = QString::fromStdString(name);
    if (text.size() > kLongest)
        text = text.left(kLongest) + QStringLiteral("…");
    for (QChar &c : text) {
        if (!c.isPrint() && !c.isSurrogate())
            c = QChar::ReplacementCharacter;
    }
    return text;
}

/// Follows the parser through the text and stops it at the first name that its object has already.
class Names : public nlohmann::json_sax<nlohmann::json>
{
public:
    [[nodiscard]] const std::string &twice() const { return m_twice; }
    [[nodiscard]] bool found() const { return m_found; }
    [[nodiscard]] const std::string &problem() const { return m_problem; }

    /// The way to the name in hand; a deep one is cut in the middle.
    [[nodiscard]] QString place() const
    {
        constexpr size_t kEnds = 8;
        QString path;
        for (size_t i = 0; i < m_levels.size(); ++i) {
            if (m_levels.size() > 2 * kEnds && i == kEnds) {
                path += QStringLiteral("…");
                i = m_levels.size() - kEnds;
            }
            const Level &level = m_levels[i];
            if (level.isArray) {
                path += QStringLiteral("[%1]").arg(level.index);
            } else {
                if (!path.isEmpty())
                    path += QLatin1Char('.');
                path += shown(level.name);
            }
        }
        return path;
    }

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t &) override { return value(); }
    bool string(string_t &) override { return value(); }
    bool binary(binary_t &) override { return value(); }
    bool start_object(std::size_t) override
    {
        value();
        m_levels.emplace_back();
        return true;
    }
    bool key(string_t &name) override
    {
        Level &level = m_levels.back();
        level.name = name;
        if (level.names.insert(name).second)
            return true;
        m_twice = name;
        m_found = true;
        return false;
    }
    bool end_object() override
    {
        m_levels.pop_back();
        return true;
    }
    bool start_array(std::size_t) override
    {
        value();
        m_levels.emplace_back().isArray = true;
        return true;
    }
    bool end_array() override { return end_object(); }
    bool parse_error(std::size_t, const std::string &, const nlohmann::json::exception &error) override
    {
        m_problem = error.what();
        return false;
    }

private:
    struct Level
    {
        bool isArray = false;
        qint64 index = -1; ///< of an array's value in hand
        std::string name;  ///< of an object's member in hand
        std::unordered_set<std::string> names;
    };

    bool value()
    {
        if (!m_levels.empty() && m_levels.back().isArray)
            ++m_levels.back().index;
        return true;
    }

    std::vector<Level> m_levels;
    std::string m_twice;
    bool m_found = false;
    std::string m_problem;
};

} // namespace

Result<> checkJson(const QByteArray &json)
{
    if (isSurelyJson({json.constData(), static_cast<size_t>(json.size())}))
        return {};
    Names names;
    // Unlike other ways of nlohmann's, this one does not throw, and keeps its levels off the stack.
    if (nlohmann::json::sax_parse(json.constBegin(), json.constEnd(), &names))
        return {};
    if (!names.found()) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("The text is not JSON."))
                        .withAdvice(Tr::tr("Save it again with the program it was made with."))
                        .withDetail(QString::fromStdString(names.problem())));
    }
    return fail(Error(ErrorCode::InvalidData,
                      Tr::tr("“%1” is there twice, so it is not certain which of the two is meant.")
                          .arg(shown(names.twice())))
                    .atField(names.place())
                    .withAdvice(Tr::tr("Keep the one that is meant and remove the other.")));
}

} // namespace dothi

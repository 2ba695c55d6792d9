// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/base/task.h>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// Exchange files of ISO 10303-21 ("STEP", as IFC is written in): their instances and what they hold, without
/// any knowledge of a schema. Takes hostile text: bounded depth, no recursion over the file, no reading
/// beyond the end, every count from what is there.
namespace dothi::io {

/// One parameter of an instance. Parameters of a list stand behind it: see StepParameters.
struct StepParameter
{
    enum class Kind : quint8
    {
        Null,      ///< $
        Derived,   ///< *
        Number,    ///< integer or real, finite
        Text,      ///< 'a string', as it stands, without its quotes
        Enum,      ///< .WORD. (also .T. and .F.), without its dots
        Reference, ///< #12
        Binary,    ///< "0F"
        List,      ///< (…)
        Typed,     ///< IFCLABEL('x'): a list of one, with the word
    };
    Kind kind = Kind::Null;
    quint32 size = 0;      ///< of a list: how many parameters, at all levels, it holds
    double number = 0;     ///< of a number
    quint64 reference = 0; ///< of a reference
    std::string_view text; ///< of a text, an enum, or the word of a typed one
};

/// The parameters of an instance in the order of the text; those within a list stand directly behind it.
class StepParameters
{
public:
    /// The i-th parameter of the outermost list; a Null one when there are fewer.
    [[nodiscard]] const StepParameter &at(size_t i) const;
    [[nodiscard]] size_t count() const { return m_top.size(); }
    /// The parameters a list (or a typed parameter) holds directly.
    [[nodiscard]] std::vector<const StepParameter *> items(const StepParameter &list) const;
    /// What a typed parameter holds, else the parameter itself.
    [[nodiscard]] const StepParameter &plain(const StepParameter &parameter) const;

    [[nodiscard]] std::optional<double> number(size_t i) const;
    [[nodiscard]] std::optional<quint64> reference(size_t i) const;
    /// References of the list at `i`; others are passed over.
    [[nodiscard]] std::vector<quint64> references(size_t i) const;
    /// Numbers of the list at `i`; none when any of it is something else.
    [[nodiscard]] std::vector<double> numbers(size_t i) const;
    /// Decoded; empty when it is no text.
    [[nodiscard]] QString text(size_t i) const;
    /// Without dots; empty when it is none.
    [[nodiscard]] std::string_view enumeration(size_t i) const;

private:
    friend class StepFile;
    std::vector<StepParameter> m_all;
    std::vector<quint32> m_top;
};

/// `#12=IFCWALL(…);` as it stands in the file.
struct StepInstance
{
    quint64 id = 0;
    std::string_view type;       ///< as written; empty for a complex instance
    std::string_view parameters; ///< between the outermost brackets; well-formed
    quint32 firstReference = 0;  ///< in StepFile::references()
    quint32 referenceCount = 0;
};

class StepFile
{
public:
    /// Reads a file of at most 1 GB. Errors: Unsupported when it is no such file; InvalidData with the line
    /// where it is wrong: cut short, an instance twice, brackets that do not match, more than 32 levels,
    /// numbers that are not finite, texts of more than 1 MB. `content` is shared, not copied.
    [[nodiscard]] static Result<StepFile> parse(const QByteArray &content, TaskContext &task);

    /// Names of the schemas the header states, in capitals ("IFC2X3").
    [[nodiscard]] const QStringList &schemas() const { return m_schemas; }
    /// In the order of the file.
    [[nodiscard]] const std::vector<StepInstance> &instances() const { return m_instances; }
    /// Null when there is no such instance.
    [[nodiscard]] const StepInstance *find(quint64 id) const;
    /// The same, and null unless it is of this type (in capitals).
    [[nodiscard]] const StepInstance *find(quint64 id, std::string_view type) const;
    [[nodiscard]] size_t indexOf(const StepInstance &instance) const
    {
        return static_cast<size_t>(&instance - m_instances.data());
    }
    /// What an instance refers to, in the order of its text.
    [[nodiscard]] const quint64 *references(const StepInstance &instance) const
    {
        return m_references.data() + instance.firstReference;
    }
    [[nodiscard]] static StepParameters parameters(const StepInstance &instance);

private:
    QByteArray m_content;
    QStringList m_schemas;
    std::vector<StepInstance> m_instances;
    std::vector<quint64> m_references;
    std::unordered_map<quint64, quint32> m_index;
};

/// A text as it stands in a file (doubled quotes, \X\, \X2\, \X4\, \S\, \P.\), decoded; bytes beyond ASCII,
/// which the standard does not allow but programs write, are taken as UTF-8, else as Latin-1. What is no such
/// escape stays as it is.
[[nodiscard]] QString stepText(std::string_view raw);

/// Whether a word of a file is `type`, whatever its case.
[[nodiscard]] bool isStepType(std::string_view word, std::string_view type);

} // namespace dothi::io

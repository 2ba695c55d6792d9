// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/geo/geometry.h>
#include <dothi/io/model/step.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

/// Shapes whose own coordinates lie far off, copied near to the origin of their product.
namespace dothi::io {

/// The parameters of an instance as assimp may have them: no comments, no texts but plain words, no blanks.
void appendIfcParameters(std::string &out, std::string_view parameters);
/// "((x,y,z))", in full.
[[nodiscard]] std::string ifcTriple(const geo::Coord &c);

/// A position of a shape (IfcProductDefinitionShape) in the frame of its product, near which it is thought
/// to lie: of the first solid, surface or mapped item of it. Nothing when there is none.
[[nodiscard]] std::optional<geo::Coord> ifcAnchor(const StepFile &file, quint64 shape);

/// Writes copies of shapes, moved as a whole. Moved is whatever stands in the frame of the product itself:
/// positions of swept solids and of half spaces, corners of faces, origins of mapped items; profiles and
/// what is mapped stay as they are. Reaches must be known to be finite and free of circles.
class IfcMover
{
public:
    /// `keep` is called with what the copies refer to besides; `next` is the next free number.
    IfcMover(const StepFile &file, const geo::Coord &by, std::string &out, quint64 &next,
             std::function<void(quint64)> keep)
        : m_file(file)
        , m_by(by)
        , m_out(out)
        , m_next(next)
        , m_keep(std::move(keep))
    {}

    /// The number of the copy of a shape, `by` subtracted from it. Nothing when some body of it is of a kind
    /// that cannot be moved so; what has been written by then is of no use.
    [[nodiscard]] std::optional<quint64> copy(quint64 shape);

private:
    using Replace = std::function<std::optional<quint64>(quint64)>;
    [[nodiscard]] std::optional<quint64> representation(quint64 id);
    [[nodiscard]] std::optional<quint64> item(quint64 id);
    [[nodiscard]] std::optional<quint64> point(quint64 id);
    [[nodiscard]] std::optional<quint64> axes(quint64 id);
    [[nodiscard]] std::optional<quint64> plane(quint64 id);
    /// A copy whose references in parameter i are replaced by `replace[i]`; those in others are kept.
    [[nodiscard]] std::optional<quint64> instance(quint64 id, const std::map<size_t, Replace> &replace);
    quint64 add(std::string_view type, std::string_view parameters);

    const StepFile &m_file;
    geo::Coord m_by;
    std::string &m_out;
    quint64 &m_next;
    std::function<void(quint64)> m_keep;
    std::map<quint64, quint64> m_copies;
};

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/io/model/ifccolours.h>
#include <dothi/io/model/ifcgeometry.h>
#include <dothi/io/model/modelscene.h>

#include <map>
#include <span>
#include <string>
#include <vector>

namespace dothi::io {

/// What is sound of the shapes of an IFC file, written again for assimp, some products at a time. Knows
/// nothing of assimp itself. `file` and `task` must live longer.
class IfcShapeText
{
public:
    IfcShapeText(const StepFile &file, double unitM, TaskContext &task);

    /// Why a product may not be handed on; empty: it may. Says anything once the task is to stop.
    [[nodiscard]] QString check(const IfcProduct &product);
    /// The text of some products that were found sound: each is a proxy named by its number
    /// ("IfcBuildingElementProxy_…_17"), all in one site. Anything once the task is to stop.
    [[nodiscard]] QByteArray write(std::span<const IfcProduct *const> products);
    /// From what assimp makes of a product that was found sound to where it stands in the model, in metres.
    [[nodiscard]] NodeMatrix toMetres(quint64 product) const;
    /// How many parts a product unfolds to, its openings among them: how much work it is.
    [[nodiscard]] double partsOf(const IfcProduct &product) const;
    /// Whether a position of a product, as it was written, is near enough to its origin.
    [[nodiscard]] bool isNear(const geo::Coord &c) const;
    [[nodiscard]] static QString farOff();
    /// The colour of a product as a whole; 0: none.
    [[nodiscard]] QRgb colourOf(quint64 product) const;

private:
    enum class Fault : quint8
    {
        None,
        Missing,
        Cycle,
        Deep,
        Numbers,
        Stopped
    };
    /// What is reached from an instance: whether it may be handed on, how deep, and how many parts it
    /// unfolds to.
    struct Reach
    {
        enum class State : quint8
        {
            Unseen,
            Open,
            Sound,
            Broken
        };
        State state = State::Unseen;
        quint32 depth = 0;
        double parts = 0;
        double farthest = 0; ///< coordinate of a point, but for those of contexts
    };
    /// Where a shape stands: its frame in the model, and what is subtracted from it within that frame before
    /// assimp has it.
    struct Place
    {
        IfcFrame frame;
        geo::Coord shift;
        quint64 representation = 0;

        [[nodiscard]] bool isMoved() const { return shift.x != 0 || shift.y != 0 || shift.z != 0; }
    };

    [[nodiscard]] static QString text(Fault fault);
    [[nodiscard]] static bool hasSoundNumbers(const StepInstance &instance);
    [[nodiscard]] bool trimsAPolyline(const StepInstance &instance) const;
    [[nodiscard]] Fault walk(quint64 root);
    void line(quint64 id, const std::string &text);
    void writeAll(quint64 root);
    /// The colours of the items that were written, in words of our own; of all that a file says of looks
    /// assimp is given nothing else.
    void writeColours(quint64 &next);
    [[nodiscard]] quint64 writeShape(quint64 owner, quint64 representation, quint64 &next);
    void writeOpening(quint64 product, quint64 proxy, quint64 opening, const std::string &owner,
                      quint64 &next);
    [[nodiscard]] QString findPlace(quint64 owner, quint64 placement, quint64 representation);

    const StepFile &m_file;
    double m_unitM;
    TaskContext &m_task;
    std::vector<Reach> m_reach;
    std::map<quint64, Fault> m_faults;
    std::vector<quint32> m_written; ///< round in which it was
    quint32 m_round = 0;
    quint64 m_lastId = 0;
    const StepInstance *m_project = nullptr;
    double m_parts = 0;
    IfcColours m_colours;
    std::vector<quint64> m_coloured;   ///< items with a colour, of those that were written
    std::map<quint64, Place> m_places; ///< of products and openings
    std::string m_out;
};

} // namespace dothi::io

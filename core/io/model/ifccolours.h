// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/io/model/step.h>

#include <QRgb>

#include <optional>
#include <unordered_map>

namespace dothi::io {

/// The colours an IFC file gives to the items of its shapes: IfcStyledItem, and what it leads to down to the
/// SurfaceColour of an IfcSurfaceStyleShading (or …Rendering). Source: IFC2x3 TC1 (buildingSMART), schema
/// IfcPresentationAppearanceResource. What is wrong with a style costs its colour alone. `file` must live
/// longer. Not thread-safe.
class IfcColours
{
public:
    /// Looks through all styled items; stops, with those found so far, once the task is to stop.
    IfcColours(const StepFile &file, const TaskContext &task);

    [[nodiscard]] bool isEmpty() const { return m_ofItem.empty(); }
    /// Of an item of a shape; 0: none is said.
    [[nodiscard]] QRgb of(quint64 item) const;
    /// The colour of a whole shape: that of the first coloured item it leads to; 0: there is none, or a
    /// thousand others come before it.
    [[nodiscard]] QRgb ofShape(quint64 representation) const;

private:
    const StepFile &m_file;
    std::unordered_map<quint64, QRgb> m_ofItem;
};

} // namespace dothi::io

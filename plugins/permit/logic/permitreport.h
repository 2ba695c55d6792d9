// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/report.h>

#include <QDateTime>
#include <QImage>

#include <permit/logic/answer.h>

#include <functional>

namespace dothi::permit {

/// What the department's register says about the application.
struct Dossier
{
    QString code;
    QString title;
    QString owner;
    QString address;
    QString kind; ///< translated
    QString ward; ///< the lowest administrative unit around the plot; empty where none is drawn
    QDate submitted;
    QDate due;

    /// The application of that number in the city; only the number where there is none.
    [[nodiscard]] static Result<Dossier> find(const city::Store &store, const QString &code);
    /// Fills in `ward` by where the plot lies.
    [[nodiscard]] Result<> locate(const city::Store &store, const geo::Geometry &plot);
};

/// The proposal with its findings, in plan to scale and in 3D; what is null is left out of the report.
struct Pictures
{
    std::shared_ptr<const report::Drawing> plan;
    QImage view;
};

/// Made by whoever can draw the city (window or renderer), so that this library does not link the scene.
using PictureMaker = std::function<Result<Pictures>(const city::Store &store, const Answer &answer)>;

/// What stands around the answer on paper.
struct ReportFrame
{
    QString authority; ///< above, left of the motto; empty: a line to fill in
    QString place;     ///< for the date line
    QDateTime made;
};

/// The report an officer signs: dossier, verdict, pictures, findings with measured, allowed and clause, a
/// paragraph for each that does not pass with the smallest change, inputs with their versions, CRS operation,
/// rules and hash, what is not verified, and the boxes for signatures. All texts in the program's language.
[[nodiscard]] report::Report buildReport(const Answer &answer, const Dossier &dossier,
                                         const Pictures &pictures, const ReportFrame &frame);

} // namespace dothi::permit

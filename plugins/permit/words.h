// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/theme.h>

#include <QString>

#include <permit/review.h>

/// Verdicts and figures as the panels put them.
namespace dothi::permit {

/// A badge: icon and word, and the tone it is painted in.
struct BadgeText
{
    QString text;
    ui::Tone tone = ui::Tone::Unknown;
};

[[nodiscard]] ui::Tone toneOf(Verdict verdict);
/// "✕ Fails".
[[nodiscard]] BadgeText badgeOf(Verdict verdict);
/// For a card: "✕ Fails · 2", "Checking…", "? Cannot be checked".
[[nodiscard]] BadgeText badgeOf(const Review::Entry &entry);
/// For the head of the findings: "✕ Fails 2 of 14 conditions".
[[nodiscard]] BadgeText summaryOf(const Answer &answer);
/// "Apartment building, 8 storeys · 28.00 m · 312 m² · Parcel 212, sheet 14".
[[nodiscard]] QString subjectLine(const Application &application, const Answer &answer);

/// A figure under its label.
struct Figure
{
    QString label;
    QString value;
};
/// What a finding comes down to: the change that is needed, or what is left; empty where there is nothing to
/// say.
[[nodiscard]] Figure thirdFigure(const Finding &finding, const Answer &answer);

} // namespace dothi::permit

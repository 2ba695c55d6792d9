// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/report/report.h>

#include <QHash>
#include <QTranslator>

namespace dothi::report::sample {

/// The Vietnamese of the words a report says itself, so that these tests need no compiled translation.
class Vietnamese : public QTranslator
{
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source, const char *comment,
                                    int n) const override;
};

/// A permit check as the department would file it: 12 findings, two pictures, 60 inputs, clauses of the law
/// at length, a word without a break, empty lists.
[[nodiscard]] Report permitCheck();

/// A site plan and a view, drawn here.
[[nodiscard]] QImage sitePlan(QSize size);
[[nodiscard]] QImage massing(QSize size);

} // namespace dothi::report::sample

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QFileInfo>
#include <QString>
#include <QTest>

/// Fails the test with the error's whole text when a Result holds none.
#define VERIFY_RESULT(result)                                                                                \
    do {                                                                                                     \
        const auto &verifyResult = (result);                                                                 \
        QVERIFY2(verifyResult.has_value(),                                                                   \
                 verifyResult.has_value() ? "" : qPrintable(verifyResult.error().logText()));                \
    } while (false)

/// Fails unless the Result holds an error of this code.
#define VERIFY_ERROR(result, expectedCode)                                                                   \
    do {                                                                                                     \
        const auto &verifyResult = (result);                                                                 \
        QVERIFY2(!verifyResult.has_value(), "expected an error");                                            \
        QCOMPARE(dothi::errorCodeName(verifyResult.error().code()), dothi::errorCodeName(expectedCode));     \
    } while (false)

/// Path of real data (shared/data beside the project), or a skip that names what is absent.
#define REAL_DATA(variable, relativePath)                                                                    \
    const QString variable =                                                                                 \
        QStringLiteral(DOTHI_SOURCE_DIR "/../shared/data/") + QStringLiteral(relativePath);                  \
    if (!QFileInfo::exists(variable))                                                                        \
    QSKIP("absent: shared/data/" relativePath)

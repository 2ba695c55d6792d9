// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/error.h>

#include <tl/expected.hpp>

namespace dothi {

/// A value or the Error that explains why there is none. The only header that names tl::expected.
template <class T = void>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

/// `return fail(ErrorCode::Io, tr("…"))`, or `return fail(Error(…).withAdvice(…))`.
[[nodiscard]] inline Failure fail(Error error)
{
    return Failure(std::move(error));
}

[[nodiscard]] inline Failure fail(ErrorCode code, QString message,
                                  std::source_location where = std::source_location::current())
{
    return Failure(Error(code, std::move(message), where));
}

/// Passes the error of `result` on, with the outer activity added: `return failWhile(r, tr("While opening
/// %1")…)`.
template <class T>
[[nodiscard]] Failure failWhile(Result<T> &&result, QString activity)
{
    return Failure(std::move(result).error().while_(std::move(activity)));
}

/// Returns from the enclosing function when `result` holds an error.
#define DOTHI_TRY(result)                                                                                    \
    do {                                                                                                     \
        if (auto &&dothiTryResult = (result); !dothiTryResult)                                               \
            return ::dothi::Failure(std::move(dothiTryResult).error());                                      \
    } while (false)

} // namespace dothi

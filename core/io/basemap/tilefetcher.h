// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>

#include <QByteArray>
#include <QObject>
#include <QUrl>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace dothi::io {

/// Asks servers, a few at a time, without ever blocking the thread it lives on. Own requests and not GDAL's:
/// these can be dropped half-way, end after a time whatever the server does, follow no redirect but to http
/// and https, and stop reading at a size, none of which GDAL's drivers offer together.
///
/// Lives on one thread with an event loop; answers come there, never from within fetch().
class TileFetcher : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        int timeoutMs = 15'000; ///< for the whole of an answer
        int atOnce = 6;
        qint64 mostBytes = 4'000'000;
    };
    using Then = std::function<void(Result<QByteArray>)>;

    explicit TileFetcher(QObject *parent = nullptr);
    TileFetcher(const Options &options, QObject *parent);
    /// Drops what is under way; nobody is told.
    ~TileFetcher() override;

    /// Only http and https. `then` gets the body of an answer of status 200. ErrorCode::NotFound: the server
    /// has no such tile (404, 410, 204); Network: it cannot be reached or fails.
    quint64 fetch(const QUrl &url, Then then);
    /// The answer is not wanted any more: `then` is not called.
    void cancel(quint64 request);
    [[nodiscard]] int waiting() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Waits for one answer in an event loop of its own; for threads without one. `stopped` is asked now and
/// then.
[[nodiscard]] Result<QByteArray> fetchNow(TileFetcher &fetcher, const QUrl &url,
                                          const std::function<bool()> &stopped);

} // namespace dothi::io

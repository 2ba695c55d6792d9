// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/store.h>
#include <dothi/io/dothistore.h>
#include <dothi/io/searchindex.h>
#include <dothi/io/sqlite.h>
#include <dothi/io/storeformat.h>

#include <QSet>

namespace dothi::io {

class LocalWriter;

/// An open `.dothi` file: what LocalStore and its LocalWriter share. One thread at a time.
struct LocalConnection
{
    LocalConnection(const QString &file, bool writable, const ConnectionOptions &connectionOptions,
                    SQLite::Database &&open, city::CityProfile cityProfile, geo::Crs cityCrs,
                    const StoreFormat &storeFormat);

    QString path; ///< absolute
    bool readOnly;
    ConnectionOptions options;
    ConnectionOptions readerOptions; ///< for connections made from this one
    SQLite::Database database;
    const StoreFormat *format;
    SearchIndex search;
    city::CityProfile profile;
    geo::Crs crs;
    LocalWriter *writer = nullptr; ///< the one that lives, if any

    [[nodiscard]] const city::Schema &schema() const { return *format->schema; }

    /// What could not be read so far, each place once.
    std::vector<Error> damaged;
    QSet<QString> damagedPlaces;
    void noteDamage(Error error);
};

/// city::Store on a `.dothi` file.
class LocalStore final : public city::Store
{
public:
    /// Opens and checks; see openDothi(). Tests shorten the waiting time, or bring a format of their own,
    /// which must outlive the store and its readers.
    [[nodiscard]] static Result<std::unique_ptr<city::Store>>
    open(const QString &path, OpenMode mode, const ConnectionOptions &options = {},
         const StoreFormat &format = StoreFormat::current());

    explicit LocalStore(std::shared_ptr<LocalConnection> connection);

    /// How long this connection waits for a lock from now on; those that reader() makes wait as before. For a
    /// window, which may not stand still while another program commits.
    void setPatience(int busyTimeoutMs);

    [[nodiscard]] const city::CityProfile &profile() const override { return d->profile; }
    [[nodiscard]] const geo::Crs &crs() const override { return d->crs; }
    [[nodiscard]] QString location() const override { return d->path; }
    [[nodiscard]] QString folder() const override;
    [[nodiscard]] bool isReadOnly() const override { return d->readOnly; }
    [[nodiscard]] Result<std::unique_ptr<city::Store>> reader() const override;

    [[nodiscard]] Result<std::vector<city::LayerInfo>> layers() const override;
    [[nodiscard]] std::optional<city::LayerState> layerState(const QString &layer) const override;
    [[nodiscard]] Result<qint64> count(const QString &layer) const override;
    Result<> read(const QString &layer, const city::Query &query,
                  const std::function<city::Visit(city::Feature &)> &visit) const override;
    [[nodiscard]] std::vector<Error> damaged() const override { return d->damaged; }

    [[nodiscard]] Result<std::vector<city::RasterRef>> rasters() const override;
    [[nodiscard]] Result<QString> rasterPath(const QString &id) const override;
    [[nodiscard]] Result<QByteArray> document(const QString &kind, const QString &id) const override;
    [[nodiscard]] Result<QStringList> documents(const QString &kind) const override;
    [[nodiscard]] Result<std::vector<city::SearchHit>> search(const QString &text, int limit) const override;
    [[nodiscard]] Result<QString> contentHash(TaskContext &task) const override;
    [[nodiscard]] Result<std::unique_ptr<city::StoreWriter>> write() override;

private:
    std::shared_ptr<LocalConnection> d;
};

/// True for a path that may stand in a store: relative, without "..", a drive or a backslash. Says nothing
/// about links.
[[nodiscard]] bool isSafeRelativePath(const QString &path);

} // namespace dothi::io

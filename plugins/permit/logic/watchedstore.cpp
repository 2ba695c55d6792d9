// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/codec.h>

#include <QCoreApplication>
#include <QCryptographicHash>

#include <permit/logic/watchedstore.h>

#include <algorithm>

namespace dothi::permit {

namespace {

/// What came back, whichever way round: a spatial index hands the same features over in another order once
/// others have been added.
class Digest
{
public:
    explicit Digest(const city::Query &query)
        // Asked only whether there is any, which one it was says nothing.
        : m_onlyAny(query.limit == 1 && !query.withGeometry && !query.withValues)
    {}

    void add(const city::Feature &feature)
    {
        if (m_onlyAny) {
            m_rows.push_back("any");
            return;
        }
        QCryptographicHash hash(QCryptographicHash::Sha256);
        const auto take = [&hash](const QByteArray &bytes) {
            hash.addData(QByteArray::number(bytes.size()));
            hash.addData(QByteArrayView(":", 1));
            hash.addData(bytes);
        };
        take(QByteArray::number(feature.id));
        take(QByteArray::number(feature.version));
        take(geo::toWkb(feature.geometry));
        take(geo::toWkb(feature.solid));
        for (const city::Value &value : feature.values) {
            take(QByteArray::number(static_cast<qint64>(value.index())));
            take(city::toText(value).toUtf8());
        }
        m_rows.push_back(hash.result());
    }
    [[nodiscard]] qint64 count() const { return static_cast<qint64>(m_rows.size()); }
    [[nodiscard]] QByteArray result()
    {
        std::ranges::sort(m_rows);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const QByteArray &row : m_rows)
            hash.addData(row);
        return hash.result();
    }

private:
    bool m_onlyAny;
    std::vector<QByteArray> m_rows;
};

} // namespace

Result<> WatchedStore::read(const QString &layer, const city::Query &query,
                            const std::function<city::Visit(city::Feature &)> &visit) const
{
    Digest digest(query);
    bool stopped = false;
    DOTHI_TRY(behind().read(layer, query, [&](city::Feature &feature) {
        digest.add(feature);
        stopped = visit(feature) == city::Visit::Stop;
        return stopped ? city::Visit::Stop : city::Visit::Continue;
    }));
    const qint64 taken = stopped ? digest.count() : -1;
    m_readings.push_back({layer, query, taken, digest.result()});
    return {};
}

Result<bool> readTheSame(const std::vector<Reading> &readings, const city::Store &store,
                         const TaskContext &task)
{
    for (const Reading &reading : readings) {
        Digest digest(reading.query);
        Result<> going;
        DOTHI_TRY(store.read(reading.layer, reading.query, [&](city::Feature &feature) {
            going = task.checkpoint();
            if (!going)
                return city::Visit::Stop;
            digest.add(feature);
            return digest.count() == reading.taken ? city::Visit::Stop : city::Visit::Continue;
        }));
        DOTHI_TRY(going);
        if (digest.result() != reading.digest)
            return false;
    }
    return true;
}

} // namespace dothi::permit

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/city/city.h>

#include <QCoreApplication>
#include <QJsonDocument>

namespace dothi::city {

namespace {

const QString kViewKind = QStringLiteral("view");

} // namespace

City::City(std::unique_ptr<Store> store, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
{}

City::~City() = default;

Result<> City::edit(const ChangeEvent &what, const std::function<Result<>(StoreWriter &)> &change)
{
    Result<std::unique_ptr<StoreWriter>> writer = m_store->write();
    if (!writer)
        return Failure(std::move(writer).error());
    DOTHI_TRY(change(**writer));
    DOTHI_TRY((*writer)->commit());
    Q_EMIT changed(what);
    return {};
}

void City::notifyChanged(const ChangeEvent &what)
{
    Q_EMIT changed(what);
}

Result<std::vector<SavedView>> City::savedViews() const
{
    Result<QStringList> ids = m_store->documents(kViewKind);
    if (!ids)
        return Failure(std::move(ids).error());
    std::vector<SavedView> views;
    for (const QString &id : *ids) {
        Result<QByteArray> json = m_store->document(kViewKind, id);
        if (!json)
            return Failure(std::move(json).error());
        const QJsonObject object = QJsonDocument::fromJson(*json).object();
        views.push_back({id, object.value(QLatin1String("title")).toString(id),
                         object.value(QLatin1String("pose")).toObject()});
    }
    return views;
}

Result<> City::saveView(const SavedView &view)
{
    const QJsonObject object{{QLatin1String("title"), view.title}, {QLatin1String("pose"), view.pose}};
    Result<std::unique_ptr<StoreWriter>> writer = m_store->write();
    if (!writer)
        return Failure(std::move(writer).error());
    DOTHI_TRY(
        (*writer)->setDocument(kViewKind, view.id, QJsonDocument(object).toJson(QJsonDocument::Compact)));
    return (*writer)->commit();
}

Result<> City::removeView(const QString &id)
{
    Result<std::unique_ptr<StoreWriter>> writer = m_store->write();
    if (!writer)
        return Failure(std::move(writer).error());
    DOTHI_TRY((*writer)->removeDocument(kViewKind, id));
    return (*writer)->commit();
}

} // namespace dothi::city

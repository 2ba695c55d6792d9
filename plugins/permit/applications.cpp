// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/files.h>
#include <dothi/city/schema.h>

#include <QCoreApplication>
#include <QFileInfo>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

#include <permit/applications.h>

#include <algorithm>

namespace dothi::permit {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::PermitApplications)
};

constexpr qint64 kLargestProposal = 4LL << 20;
constexpr qsizetype kLongestCode = 60;
constexpr int kUrgentDays = 2;

const city::LayerDef &layerDef(const char *id)
{
    return *city::Schema::builtin().layer(QLatin1String(id));
}

QDate dateOf(const city::Value &value)
{
    const QDate *date = std::get_if<QDate>(&value);
    return date ? *date : QDate();
}

/// "Bến Thành" for "Phường Bến Thành": a card is narrow, and the kind of unit does not tell one from another.
QString shortWardName(const QString &name)
{
    for (const QString &kind : {QStringLiteral("Phường "), QStringLiteral("Xã ")}) {
        if (name.startsWith(kind, Qt::CaseInsensitive))
            return name.mid(kind.size());
    }
    return name;
}

Result<QHash<QString, QString>> wardNames(const city::Store &store)
{
    const city::LayerDef &layer = layerDef("admin_unit");
    QHash<QString, QString> names;
    city::Query query;
    query.withGeometry = false;
    query.fields = {QStringLiteral("code"), QStringLiteral("name")};
    DOTHI_TRY(store.read(layer.id, query, [&](city::Feature &feature) {
        names.insert(city::toText(feature.value(layer, QStringLiteral("code"))),
                     city::toText(feature.value(layer, QStringLiteral("name"))));
        return city::Visit::Continue;
    }));
    return names;
}

Result<QHash<qint64, QString>> parcelPlaces(const city::Store &store, const std::vector<city::FeatureId> &ids)
{
    QHash<qint64, QString> places;
    if (ids.empty())
        return places;
    const Result<QHash<QString, QString>> wards = wardNames(store);
    DOTHI_TRY(wards);
    const city::LayerDef &layer = layerDef("parcel");
    city::Query query;
    query.ids = ids;
    query.withGeometry = false;
    query.fields = {QStringLiteral("map_sheet"), QStringLiteral("parcel_no"), QStringLiteral("ward_code")};
    DOTHI_TRY(store.read(layer.id, query, [&](city::Feature &feature) {
        QString place = Tr::tr("Parcel %1, sheet %2")
                            .arg(city::toText(feature.value(layer, QStringLiteral("parcel_no"))),
                                 city::toText(feature.value(layer, QStringLiteral("map_sheet"))));
        const QString ward = wards->value(city::toText(feature.value(layer, QStringLiteral("ward_code"))));
        if (!ward.isEmpty())
            place += QStringLiteral(" · ") + shortWardName(ward);
        places.insert(feature.id, place);
        return city::Visit::Continue;
    }));
    return places;
}

bool waits(const QString &status)
{
    return status != QLatin1String("granted") && status != QLatin1String("refused") &&
           status != QLatin1String("withdrawn");
}

} // namespace

Result<std::vector<Application>> readApplications(const city::Store &store)
{
    const city::LayerDef &layer = layerDef("permit_application");
    std::vector<Application> applications;
    std::vector<city::FeatureId> parcels; // of each application, 0: none
    city::Query query;
    query.withGeometry = false;
    DOTHI_TRY(store.read(layer.id, query, [&](city::Feature &feature) {
        const auto text = [&](const char *field) {
            return city::toText(feature.value(layer, QLatin1String(field)));
        };
        if (!waits(text("status")))
            return city::Visit::Continue;
        Application a;
        a.id = feature.id;
        a.code = text("code");
        a.title = text("title");
        a.owner = text("owner");
        a.place = text("address");
        a.submitted = dateOf(feature.value(layer, QStringLiteral("submitted")));
        a.due = dateOf(feature.value(layer, QStringLiteral("due")));
        a.proposal = text("proposal").toUtf8();
        const qint64 *parcel = std::get_if<qint64>(&feature.value(layer, QStringLiteral("parcel_id")));
        parcels.push_back(parcel ? *parcel : 0);
        applications.push_back(std::move(a));
        return city::Visit::Continue;
    }));

    std::vector<city::FeatureId> ids = parcels;
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    std::erase(ids, 0);
    const Result<QHash<qint64, QString>> places = parcelPlaces(store, ids);
    DOTHI_TRY(places);
    for (size_t i = 0; i < applications.size(); ++i) {
        // A dossier whose parcel is not in the city keeps its address.
        if (const auto place = places->constFind(parcels[i]); place != places->cend())
            applications[i].place = *place;
    }
    std::ranges::stable_sort(applications, [](const Application &a, const Application &b) {
        if (a.due != b.due)
            return a.due.isValid() && (!b.due.isValid() || a.due < b.due);
        return a.code < b.code;
    });
    return applications;
}

Result<Application> readProposalFile(const QString &path)
{
    Result<QByteArray> json = readFile(path, kLargestProposal);
    DOTHI_TRY(json);
    Application a;
    a.file = path;
    // By the number it gives itself, which is also what its report bears; by its file if it gives none.
    const QString id =
        QJsonDocument::fromJson(*json).object().value(QLatin1String("id")).toString().simplified();
    const QString name = QFileInfo(path).fileName();
    const bool named = !id.isEmpty() && id.size() <= kLongestCode;
    a.code = named ? id : name;
    a.title = named ? name : Tr::tr("Proposal from a file");
    a.proposal = std::move(*json);
    return a;
}

TimeLeft timeLeft(const Application &application, const city::CityProfile &profile, const QDate &today)
{
    if (!application.due.isValid())
        return {};
    const int days = profile.workingDays(today, application.due);
    if (application.due == today)
        return {Tr::tr("due today"), true, {}};
    TimeLeft left;
    if (application.due < today)
        left = {days == 0 ? Tr::tr("overdue") : Tr::tr("%n day(s) overdue", nullptr, -days), true, {}};
    else
        left = {Tr::tr("%n day(s) left", nullptr, days), days <= kUrgentDays, {}};
    const QDate last = std::max(application.due, today);
    if (days != 0 && profile.holidaysTo.isValid() && last > profile.holidaysTo) {
        left.text.prepend(QStringLiteral("≈ "));
        left.note =
            Tr::tr("The city's calendar knows holidays up to %1 only: there may be fewer working days.")
                .arg(profile.holidaysTo.toString(QStringLiteral("dd/MM/yyyy")));
    }
    return left;
}

} // namespace dothi::permit

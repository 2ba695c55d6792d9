// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/text.h>
#include <dothi/city/city.h>
#include <dothi/io/dothistore.h>
#include <dothi/plugin/plugincontext.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <testsupport.h>

#include <map>

/// A street with four plots and four dossiers, and a window that only takes notes.
namespace reviewfixture {

using namespace dothi;

inline constexpr double kEast = 603'000;
inline constexpr double kNorth = 1'192'000;

inline const city::LayerDef &layerOf(const char *id)
{
    return *city::Schema::builtin().layer(QLatin1String(id));
}

inline geo::Geometry box(double x0, double y0, double x1, double y1)
{
    geo::Geometry g = geo::Geometry::polygon({{kEast + x0, kNorth + y0, 0},
                                              {kEast + x1, kNorth + y0, 0},
                                              {kEast + x1, kNorth + y1, 0},
                                              {kEast + x0, kNorth + y1, 0}});
    g.setType(geo::GeometryType::MultiPolygon);
    return g;
}

inline geo::Geometry line(double x0, double y0, double x1, double y1)
{
    geo::Geometry g = geo::Geometry::lineString({{kEast + x0, kNorth + y0, 0}, {kEast + x1, kNorth + y1, 0}});
    g.setType(geo::GeometryType::MultiLineString);
    return g;
}

inline city::Feature feature(const char *layer, geo::Geometry geometry,
                             const std::vector<std::pair<const char *, city::Value>> &values)
{
    const city::LayerDef &definition = layerOf(layer);
    city::Feature f(definition);
    f.geometry = std::move(geometry);
    for (const auto &[field, value] : values) {
        if (!f.set(definition, QLatin1String(field), value))
            qFatal("no field %s in %s", field, layer);
    }
    return f;
}

inline QJsonObject volume(double x0, double y0, double x1, double y1, double topM, int storeys,
                          const char *kind)
{
    const auto at = [](double x, double y) { return QJsonArray{kEast + x, kNorth + y}; };
    return {
        {QStringLiteral("footprint"),
         QJsonObject{{QStringLiteral("type"), QStringLiteral("Polygon")},
                     {QStringLiteral("coordinates"),
                      QJsonArray{QJsonArray{at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0)}}}}},
        {QStringLiteral("baseM"), 2.0},
        {QStringLiteral("topM"), topM},
        {QStringLiteral("storeys"), storeys},
        {QStringLiteral("kind"), QLatin1String(kind)}};
}

inline QByteArray proposal(const char *id, const char *use, qint64 parcel, const QJsonArray &volumes)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("id"), QLatin1String(id)},
                                     {QStringLiteral("crs"), QStringLiteral("EPSG:9210")},
                                     {QStringLiteral("date"), QStringLiteral("2026-11-02")},
                                     {QStringLiteral("use"), QLatin1String(use)},
                                     {QStringLiteral("parcel"), parcel},
                                     {QStringLiteral("groundM"), 2.0},
                                     {QStringLiteral("volumes"), volumes}})
        .toJson(QJsonDocument::Compact);
}

/// The street runs east at y = 0, 20 m from red line to red line; the plots, 20 m wide and 30 m deep, lie
/// north of it from x = 0, 20, 40 and 60. On the first stands a building that the proposal replaces. The last
/// has no planning zone.
class TestCity
{
public:
    enum Content
    {
        Empty,
        Street,
        Applications
    };

    /// A copy of a city made once: making a store takes half a second.
    explicit TestCity(Content content)
    {
        static std::map<Content, std::unique_ptr<TestCity>> made;
        std::unique_ptr<TestCity> &original = made[content];
        if (!original) {
            original.reset(new TestCity);
            if (content >= Street)
                original->addStreet();
            if (content >= Applications)
                original->addApplications();
            original->m_store.reset();
        }
        m_parcels = original->m_parcels;
        m_building = original->m_building;
        m_zone = original->m_zone;
        if (!QFile::copy(original->m_path, m_path))
            qFatal("no copy of %s", qPrintable(original->m_path));
        auto store = io::openDothi(m_path, io::OpenMode::ReadWrite);
        if (!store)
            qFatal("%s", qPrintable(store.error().logText()));
        m_store = std::move(*store);
    }

    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] const std::vector<city::FeatureId> &parcels() const { return m_parcels; }
    /// On the first plot.
    [[nodiscard]] city::FeatureId oldBuilding() const { return m_building; }
    [[nodiscard]] city::FeatureId zone() const { return m_zone; }

    /// Hands the store over, to be opened in a program.
    [[nodiscard]] std::unique_ptr<city::City> open()
    {
        return std::make_unique<city::City>(std::move(m_store));
    }

private:
    TestCity()
    {
        auto store = io::createDothi(m_path, city::CityProfile::load(QStringLiteral("hcmc")).value());
        if (!store)
            qFatal("%s", qPrintable(store.error().logText()));
        m_store = std::move(*store);
    }

    void addStreet()
    {
        write([this](city::StoreWriter &writer) {
            insert(
                writer, "admin_unit",
                {feature("admin_unit", box(-200, -200, 300, 300),
                         {{"code", QStringLiteral("79001")}, {"name", QStringLiteral("Phường Bến Thành")}})});
            insert(writer, "road",
                   {feature("road", line(-150, 0, 250, 0),
                            {{"name", QStringLiteral("Đường Một")},
                             {"road_class", QStringLiteral("area")},
                             {"row_width_m", 20.0},
                             {"width_m", 12.0}})});
            insert(writer, "red_line",
                   {feature("red_line", line(-150, 10, 250, 10),
                            {{"road_name", QStringLiteral("Đường Một")},
                             {"row_width_m", 20.0},
                             {"status", QStringLiteral("existing")}}),
                    feature("red_line", line(-150, -10, 250, -10),
                            {{"road_name", QStringLiteral("Đường Một")},
                             {"row_width_m", 20.0},
                             {"status", QStringLiteral("existing")}})});
            std::vector<city::Feature> parcels;
            for (int i = 0; i < 4; ++i) {
                parcels.push_back(feature("parcel", box(i * 20, 10, i * 20 + 20, 40),
                                          {{"map_sheet", QStringLiteral("14")},
                                           {"parcel_no", QString::number(212 + i)},
                                           {"legal_area_m2", 600.0},
                                           {"accuracy_m", 0.05},
                                           {"land_use_code", QStringLiteral("ODT")},
                                           {"ward_code", QStringLiteral("79001")}}));
            }
            m_parcels = insert(writer, "parcel", std::move(parcels));
            m_zone = insert(writer, "planning_zone",
                            {feature("planning_zone", box(-100, 10, 60, 60),
                                     {{"zone_no", QStringLiteral("B2")},
                                      {"max_density_pct", 70.0},
                                      {"max_far", 7.0},
                                      {"max_height_m", 45.0},
                                      {"max_storeys", qint64(12)},
                                      {"existing_area", qint64(1)},
                                      {"decision_no", QStringLiteral("12/QĐ-UBND")},
                                      {"decision_date", QDate(2024, 5, 1)}})})
                         .front();
            m_building = insert(writer, "building",
                                {feature("building", box(2, 12, 18, 34), {{"height_m", 9.0}}),
                                 feature("building", box(22, -30, 38, -12), {{"height_m", 15.0}})})
                             .front();
        });
    }

    /// Four dossiers on the plots, in an order that is not the inbox's.
    void addApplications()
    {
        const auto application = [this](const char *code, const char *title, int plot, const QDate &due,
                                        const QByteArray &json) {
            return feature(
                "permit_application", box(plot * 20, 10, plot * 20 + 20, 40),
                {{"code", QLatin1String(code)},
                 {"title", QString::fromUtf8(title)},
                 {"owner", QStringLiteral("Nguyễn Văn An")},
                 {"parcel_id", m_parcels[static_cast<size_t>(plot)]},
                 {"submitted", QDate(2026, 11, 2)},
                 {"due", due},
                 {"status", QStringLiteral("open")},
                 {"proposal", json.isEmpty() ? city::Value() : city::Value(QString::fromUtf8(json))}});
        };
        write([&](city::StoreWriter &writer) {
            insert(
                writer, "permit_application",
                {application("HS-2026-0152", "Chung cư", 3, QDate(2026, 11, 30),
                             proposal("HS-2026-0152", "apartment", m_parcels[3],
                                      {volume(64, 20, 76, 32, 20, 6, "house")})),
                 application("HS-2026-0148", "Chung cư 8 tầng", 0, QDate(2026, 11, 24),
                             proposal("HS-2026-0148", "apartment", m_parcels[0],
                                      {volume(4, 10.2, 16, 32, 30, 8, "house")})),
                 application("HS-2026-0151", "Nhà ở", 1, QDate(2026, 11, 20),
                             proposal("HS-2026-0151", "detached_house", m_parcels[1],
                                      {volume(25, 17, 35, 27, 9, 2, "house")})),
                 application("HS-2026-0155", "Cửa hàng", 2, QDate(2026, 12, 4), {}),
                 feature("permit_application", box(20, 10, 40, 40),
                         {{"code", QStringLiteral("HS-2025-0001")}, {"status", QStringLiteral("granted")}})});
        });
    }

    static std::vector<city::FeatureId> insert(city::StoreWriter &writer, const char *layer,
                                               std::vector<city::Feature> features)
    {
        if (const Result<> done = writer.insert(QLatin1String(layer), features); !done)
            qFatal("%s", qPrintable(done.error().logText()));
        std::vector<city::FeatureId> ids;
        for (const city::Feature &f : features)
            ids.push_back(f.id);
        return ids;
    }

    template <class Change>
    void write(Change change)
    {
        auto writer = m_store->write();
        if (!writer)
            qFatal("%s", qPrintable(writer.error().logText()));
        change(**writer);
        if (const Result<> done = (*writer)->commit(); !done)
            qFatal("%s", qPrintable(done.error().logText()));
    }

    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(QStringLiteral("city.dothi"));
    std::unique_ptr<city::Store> m_store;
    std::vector<city::FeatureId> m_parcels;
    city::FeatureId m_building = 0;
    city::FeatureId m_zone = 0;
};

/// Takes notes of what a plugin asks of the window.
class NotingUi : public plugin::UiContext
{
public:
    std::map<QString, plugin::ActionDef> actions;
    std::map<QString, plugin::WorkspaceDef> workspaces;
    std::map<QString, scene::Overlay> overlays;
    std::vector<std::pair<QString, std::vector<city::FeatureId>>> hidden;
    std::vector<scene::CameraPose> flights;
    std::vector<plugin::Message> messages;
    std::vector<std::pair<scene::CameraPose, std::vector<size_t>>> pictures; ///< with labels of each overlay
    scene::CameraPose pose;
    plugin::Selection selected;

    [[nodiscard]] std::vector<city::FeatureId> hiddenIn(const QString &layer) const
    {
        std::vector<city::FeatureId> ids;
        for (const auto &[where, which] : hidden) {
            if (where == layer)
                ids.insert(ids.end(), which.begin(), which.end());
        }
        return ids;
    }

    plugin::Registration addAction(const plugin::ActionDef &action) override
    {
        actions[action.id] = action;
        return plugin::Registration([this, id = action.id] { actions.erase(id); });
    }
    plugin::Registration addWorkspace(const plugin::WorkspaceDef &workspace) override
    {
        workspaces[workspace.id] = workspace;
        return plugin::Registration([this, id = workspace.id] { workspaces.erase(id); });
    }
    void activateWorkspace(const QString &) override {}
    void showMessage(const plugin::Message &message) override { messages.push_back(message); }
    plugin::Selection &selection() override { return selected; }
    plugin::Registration showOverlay(const QString &id, const scene::Overlay &overlay) override
    {
        // As in the window: a registration takes away only what it put there.
        const int token = ++m_token;
        overlays[id] = overlay;
        m_tokens[id] = token;
        return plugin::Registration([this, id, token] {
            if (m_tokens[id] == token)
                overlays.erase(id);
        });
    }
    plugin::Registration hideFeatures(const QString &layer, const std::vector<city::FeatureId> &ids) override
    {
        const std::pair entry(layer, ids);
        hidden.push_back(entry);
        return plugin::Registration([this, entry] { hidden.erase(std::ranges::find(hidden, entry)); });
    }
    void flyTo(const scene::CameraPose &to) override { flights.push_back(to); }
    scene::CameraPose cameraPose() const override { return pose; }
    double groundHeight(double, double) const override { return 0; }
    void picture(const QString & /*title*/, const scene::CameraPose &from, const QSize &size,
                 QObject * /*receiver*/, std::function<void(Result<QImage>)> then) override
    {
        std::vector<size_t> labels;
        for (const auto &[id, overlay] : overlays)
            labels.push_back(overlay.labels.size());
        pictures.push_back({from, labels});
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::lightGray);
        then(image);
    }
    QWidget *window() const override { return nullptr; }
    QPixmap icon(const QString &, int) const override;

private:
    std::map<QString, int> m_tokens;
    int m_token = 0;
};

/// Runs work at once, or keeps it until the test asks for it: what a slow worker does.
class HoldingExecutor : public Executor
{
public:
    bool holding = false;
    std::vector<std::function<void()>> held;

    void execute(std::function<void()> work) override
    {
        if (holding)
            held.push_back(std::move(work));
        else
            work();
    }
    /// The one that was handed in as the `index`th of those that wait.
    void runHeld(size_t index)
    {
        const std::function<void()> work = std::move(held.at(index));
        held.erase(held.begin() + static_cast<std::ptrdiff_t>(index));
        work();
    }
    void drain() override
    {
        holding = false;
        while (!held.empty())
            runHeld(0);
    }
};

/// The parts of a program without a window.
struct Program
{
    HoldingExecutor *executor = new HoldingExecutor;
    TaskManager tasks{std::unique_ptr<Executor>(executor)};
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    plugin::CityHost cities;
    process::CommandRegistry commands;
    NotingUi ui;
    plugin::PluginContext context{{&commands, &tasks, &settings, &cities, &ui}};
};

} // namespace reviewfixture

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/crs.h>

#include <QCoreApplication>

#include <proj.h>

#include <cmath>
#include <limits>

namespace dothi::geo {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Crs)
};

struct ContextDeleter
{
    void operator()(PJ_CONTEXT *c) const { proj_context_destroy(c); }
};
struct PjDeleter
{
    void operator()(PJ *p) const { proj_destroy(p); }
};
struct ListDeleter
{
    void operator()(PJ_OBJ_LIST *l) const { proj_list_destroy(l); }
};
struct OperationContextDeleter
{
    void operator()(PJ_OPERATION_FACTORY_CONTEXT *c) const { proj_operation_factory_context_destroy(c); }
};
using ContextPtr = std::unique_ptr<PJ_CONTEXT, ContextDeleter>;
using PjPtr = std::unique_ptr<PJ, PjDeleter>;

void silent(void * /*data*/, int /*level*/, const char * /*message*/) {}

ContextPtr makeContext()
{
    ContextPtr context(proj_context_create());
    // Grids are never fetched: a conversion must give the same digits offline and online.
    proj_context_set_enable_network(context.get(), 0);
    proj_log_func(context.get(), nullptr, silent);
    return context;
}

/// What is below compound and bound CRS: the horizontal one.
PjPtr horizontal(PJ_CONTEXT *context, PjPtr crs)
{
    while (crs) {
        const PJ_TYPE type = proj_get_type(crs.get());
        if (type == PJ_TYPE_COMPOUND_CRS)
            crs.reset(proj_crs_get_sub_crs(context, crs.get(), 0));
        else if (type == PJ_TYPE_BOUND_CRS)
            crs.reset(proj_get_source_crs(context, crs.get()));
        else
            break;
    }
    return crs;
}

/// The datum's EPSG code or name, to tell VN-2000.
bool hasVn2000Datum(PJ_CONTEXT *context, const PJ *crs)
{
    PjPtr geodetic(proj_crs_get_geodetic_crs(context, crs));
    if (!geodetic)
        return false;
    PjPtr datum(proj_crs_get_datum_forced(context, geodetic.get()));
    if (!datum)
        return false;
    const char *code = proj_get_id_code(datum.get(), 0);
    if (code && QByteArray(code) == "6756")
        return true;
    // Esri spells it D_Vietnam_2000, EPSG "Vietnam 2000".
    QString name = QString::fromUtf8(proj_get_name(datum.get())).toLower();
    name.remove(QLatin1Char('_')).remove(QLatin1Char('-')).remove(QLatin1Char(' '));
    return name == QLatin1String("vietnam2000") || name == QLatin1String("vn2000") ||
           name == QLatin1String("dvietnam2000");
}

double centralMeridianOf(PJ_CONTEXT *context, const PJ *crs)
{
    double meridian = std::numeric_limits<double>::quiet_NaN();
    PjPtr conversion(proj_crs_get_coordoperation(context, crs));
    if (!conversion)
        return meridian;
    const int index =
        proj_coordoperation_get_param_index(context, conversion.get(), "Longitude of natural origin");
    if (index >= 0) {
        double value = 0;
        double factor = 1;
        if (proj_coordoperation_get_param(context, conversion.get(), index, nullptr, nullptr, nullptr, &value,
                                          nullptr, &factor, nullptr, nullptr, nullptr, nullptr)) {
            meridian = value * factor * 180.0 / M_PI;
        }
    }
    return meridian;
}

} // namespace

bool namesFiles(QByteArrayView definition)
{
    QByteArray text = definition.toByteArray().toLower();
    text.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '"'; });
    text.replace("grids=@null", "");
    for (const char *word : {"init=", "grids=", "file=", "parameterfile[", "parameterfile(", "catalog="}) {
        if (text.contains(word))
            return true;
    }
    return false;
}

Result<Crs> Crs::fromEpsg(int code)
{
    Result<Crs> crs = create(QStringLiteral("EPSG:%1").arg(code));
    if (!crs) {
        return fail(Error(ErrorCode::Crs, Tr::tr("There is no coordinate system EPSG:%1.").arg(code))
                        .withAdvice(Tr::tr("Ho Chi Minh City uses EPSG:9210, Da Nang EPSG:5899."))
                        .withDetail(crs.error().detail()));
    }
    return crs;
}

Result<Crs> Crs::fromDefinition(const QString &text)
{
    constexpr int kLongest = 100'000;
    if (text.trimmed().isEmpty() || text.size() > kLongest)
        return fail(ErrorCode::Crs, Tr::tr("The text is not a coordinate system."));
    return create(text);
}

Result<Crs> Crs::create(const QString &definition)
{
    const QByteArray utf8 = definition.toUtf8();
    if (namesFiles(utf8)) {
        return fail(
            Error(ErrorCode::Crs, Tr::tr("The coordinate system names other files; they are not read."))
                .withAdvice(Tr::tr("Name it by its code, such as EPSG:9210.")));
    }
    const ContextPtr context = makeContext();
    PjPtr crs(proj_create(context.get(), utf8.constData()));
    crs = horizontal(context.get(), std::move(crs));
    if (!crs || !proj_is_crs(crs.get())) {
        return fail(Error(ErrorCode::Crs, Tr::tr("The text is not a coordinate system."))
                        .withDetail(QString::fromUtf8(
                            proj_context_errno_string(context.get(), proj_context_errno(context.get())))));
    }
    Crs result;
    result.m_name = QString::fromUtf8(proj_get_name(crs.get()));
    const PJ_TYPE type = proj_get_type(crs.get());
    result.m_geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    if (!result.m_geographic && type != PJ_TYPE_PROJECTED_CRS) {
        return fail(
            ErrorCode::Crs,
            Tr::tr("“%1” is neither a geographic nor a projected coordinate system.").arg(result.m_name));
    }
    const char *authority = proj_get_id_auth_name(crs.get(), 0);
    const char *code = proj_get_id_code(crs.get(), 0);
    if (authority && code && QByteArray(authority) == "EPSG")
        result.m_epsg = QByteArray(code).toInt();
    if (result.m_epsg == 0) {
        // A .prj rarely carries its code; only a sure match counts (90 of 100).
        int *confidence = nullptr;
        std::unique_ptr<PJ_OBJ_LIST, ListDeleter> matches(
            proj_identify(context.get(), crs.get(), "EPSG", nullptr, &confidence));
        if (matches && proj_list_get_count(matches.get()) > 0 && confidence[0] >= 90) {
            PjPtr match(proj_list_get(context.get(), matches.get(), 0));
            const char *id = proj_get_id_code(match.get(), 0);
            if (id)
                result.m_epsg = QByteArray(id).toInt();
        }
        proj_int_list_destroy(confidence);
        if (result.m_epsg != 0)
            return create(QStringLiteral("EPSG:%1").arg(result.m_epsg));
    }
    result.m_deprecated = proj_is_deprecated(crs.get()) != 0;
    result.m_vn2000 = hasVn2000Datum(context.get(), crs.get());
    result.m_centralMeridian = result.m_geographic ? std::numeric_limits<double>::quiet_NaN()
                                                   : centralMeridianOf(context.get(), crs.get());
    double west = 0;
    double south = 0;
    double east = 0;
    double north = 0;
    if (proj_get_area_of_use(context.get(), crs.get(), &west, &south, &east, &north, nullptr) &&
        west < east && south < north && west >= -180 && east <= 180)
        result.m_usedIn = Extent(west, south, east, north);
    if (const PjPtr axes(proj_crs_get_coordinate_system(context.get(), crs.get())); axes) {
        const char *direction = nullptr;
        double factor = 0;
        if (proj_cs_get_axis_info(context.get(), axes.get(), 0, nullptr, nullptr, &direction, &factor,
                                  nullptr, nullptr, nullptr)) {
            result.m_northFirst = direction && QByteArray(direction).toLower() == "north";
            // A degree in radians, or a unit in metres.
            constexpr double kEarthRadiusM = 6378137;
            result.m_metresPerUnit = result.m_geographic ? factor * kEarthRadiusM : factor;
        }
    }
    result.m_definition = result.m_epsg != 0 ? QStringLiteral("EPSG:%1").arg(result.m_epsg) : definition;
    return result;
}

QString Crs::displayName() const
{
    return m_epsg != 0 ? QStringLiteral("%1 (EPSG:%2)").arg(m_name, QString::number(m_epsg)) : m_name;
}

// ---- Transform

struct Transform::Private
{
    ContextPtr context;
    PjPtr pipeline; ///< null: identity
    OperationInfo info;

    Result<> run(std::span<Coord> coords, PJ_DIRECTION direction) const
    {
        if (!pipeline || coords.empty())
            return {};
        std::vector<Coord> converted(coords.begin(), coords.end());
        for (Coord &c : converted) {
            if (!std::isfinite(c.x) || !std::isfinite(c.y))
                return failed(c);
        }
        // Plan only: heights are above the city's vertical datum and no model of the geoid is applied to
        // them.
        proj_errno_reset(pipeline.get());
        const size_t done = proj_trans_generic(pipeline.get(), direction, &converted[0].x, sizeof(Coord),
                                               converted.size(), &converted[0].y, sizeof(Coord),
                                               converted.size(), nullptr, 0, 0, nullptr, 0, 0);
        if (done != converted.size())
            return failed(coords.front());
        for (size_t i = 0; i < converted.size(); ++i) {
            if (!std::isfinite(converted[i].x) || !std::isfinite(converted[i].y))
                return failed(coords[i]);
        }
        std::copy(converted.begin(), converted.end(), coords.begin());
        return {};
    }

    [[nodiscard]] static Failure failed(const Coord &c)
    {
        return fail(Error(ErrorCode::Crs,
                          Tr::tr("The position %1, %2 lies where the coordinate system cannot convert.")
                              .arg(c.x, 0, 'f', 3)
                              .arg(c.y, 0, 'f', 3))
                        .withAdvice(Tr::tr("Check the coordinate system the file is said to be in.")));
    }
};

namespace {

bool containsOperation(PJ_CONTEXT *context, const PJ *operation, int epsg)
{
    const auto is = [epsg](const PJ *pj) {
        const char *code = proj_get_id_code(pj, 0);
        return code && QByteArray(code).toInt() == epsg;
    };
    // The inverse of EPSG:6960 carries the code too, under the authority "INVERSE(EPSG)".
    if (is(operation))
        return true;
    const int steps = proj_concatoperation_get_step_count(context, operation);
    for (int i = 0; i < steps; ++i) {
        PjPtr step(proj_concatoperation_get_step(context, operation, i));
        if (step && containsOperation(context, step.get(), epsg))
            return true;
    }
    return false;
}

} // namespace

Transform::Transform(std::unique_ptr<Private> p)
    : d(std::move(p))
{}
Transform::Transform(Transform &&) noexcept = default;
Transform &Transform::operator=(Transform &&) noexcept = default;
Transform::~Transform() = default;

Result<Transform> Transform::create(const Crs &from, const Crs &to, int datumOperation)
{
    if (from.isNull() || to.isNull())
        return fail(Error(ErrorCode::Crs, Tr::tr("A coordinate system is missing."))
                        .withAdvice(Tr::tr("Name the system the coordinates are in, such as EPSG:9210.")));
    auto p = std::make_unique<Private>();
    p->context = makeContext();
    PJ_CONTEXT *context = p->context.get();
    if (from.sameAs(to)) {
        p->info.name = Tr::tr("none needed");
        p->info.accuracyM = 0;
        return Transform(std::move(p));
    }
    PjPtr source = horizontal(context, PjPtr(proj_create(context, from.definition().toUtf8().constData())));
    PjPtr target = horizontal(context, PjPtr(proj_create(context, to.definition().toUtf8().constData())));
    std::unique_ptr<PJ_OPERATION_FACTORY_CONTEXT, OperationContextDeleter> factory(
        proj_create_operation_factory_context(context, nullptr));
    proj_operation_factory_context_set_spatial_criterion(context, factory.get(),
                                                         PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
    proj_operation_factory_context_set_grid_availability_use(
        context, factory.get(), PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
    proj_operation_factory_context_set_allow_ballpark_transformations(context, factory.get(), 0);
    std::unique_ptr<PJ_OBJ_LIST, ListDeleter> candidates(
        proj_create_operations(context, source.get(), target.get(), factory.get()));
    const int count = candidates ? proj_list_get_count(candidates.get()) : 0;

    const bool crossesVn2000 = from.isVn2000() != to.isVn2000();
    PjPtr chosen;
    for (int i = 0; i < count; ++i) {
        PjPtr candidate(proj_list_get(context, candidates.get(), i));
        if (!crossesVn2000 || containsOperation(context, candidate.get(), datumOperation)) {
            chosen = std::move(candidate);
            break;
        }
    }
    if (!chosen) {
        const QString text =
            crossesVn2000 && count > 0
                ? Tr::tr("No conversion from %1 to %2 uses the operation EPSG:%3 of this city.")
                      .arg(from.displayName(), to.displayName(), QString::number(datumOperation))
                : Tr::tr("There is no conversion from %1 to %2.").arg(from.displayName(), to.displayName());
        return fail(Error(ErrorCode::Crs, text));
    }
    p->info.name = QString::fromUtf8(proj_get_name(chosen.get()));
    p->info.datumOperation = crossesVn2000 ? datumOperation : 0;
    p->info.accuracyM = proj_coordoperation_get_accuracy(context, chosen.get());
    if (!crossesVn2000 && p->info.accuracyM < 0 && from.isVn2000() && to.isVn2000())
        p->info.accuracyM = 0; // only the projection changes
    PjPtr normalized(proj_normalize_for_visualization(context, chosen.get()));
    if (!normalized)
        return fail(
            ErrorCode::Crs,
            Tr::tr("There is no conversion from %1 to %2.").arg(from.displayName(), to.displayName()));
    if (const char *text = proj_as_proj_string(context, normalized.get(), PJ_PROJ_5, nullptr))
        p->info.projPipeline = QString::fromUtf8(text);
    p->pipeline = std::move(normalized);
    return Transform(std::move(p));
}

const OperationInfo &Transform::operation() const
{
    return d->info;
}

bool Transform::isIdentity() const
{
    return !d->pipeline;
}

Result<> Transform::apply(std::span<Coord> coords) const
{
    return d->run(coords, PJ_FWD);
}

Result<Coord> Transform::apply(const Coord &c) const
{
    Coord copy = c;
    DOTHI_TRY(d->run({&copy, 1}, PJ_FWD));
    return copy;
}

Result<Coord> Transform::applyInverse(const Coord &c) const
{
    Coord copy = c;
    DOTHI_TRY(d->run({&copy, 1}, PJ_INV));
    return copy;
}

} // namespace dothi::geo

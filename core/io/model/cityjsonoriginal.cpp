// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>
#include <dothi/io/model/cityjsonoriginal.h>
#include <dothi/io/model/cityjsonrewrite.h>
#include <dothi/io/model/jsontext.h>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QJsonDocument>

#include <simdjson.h>

#include <algorithm>

namespace dothi::io {

namespace {

/// Without white space, and sound.
Result<QByteArray> tidied(const std::string &json)
{
    QByteArray out(static_cast<qsizetype>(json.size()), Qt::Uninitialized);
    size_t size = 0;
    if (simdjson::minify(json.data(), json.size(), out.data(), size) != simdjson::SUCCESS)
        return fail(ErrorCode::InvalidData,
                    QCoreApplication::translate("dothi::CityJsonOriginal", "its text is not JSON"));
    out.truncate(static_cast<qsizetype>(size));
    if (const Result<> sound = checkJson(out); !sound) {
        QString reason = sound.error().message();
        if (reason.endsWith(QLatin1Char('.')))
            reason.chop(1);
        return fail(Error(ErrorCode::InvalidData, reason).atField(sound.error().subject().field));
    }
    return out;
}

} // namespace

QString originalKind()
{
    return QStringLiteral("cityjson");
}

QString originalId(const city::FeatureRef &feature)
{
    return feature.toString();
}

QString originalFileId(int file)
{
    return QStringLiteral("file/%1").arg(file);
}

QString originalObjectId(int file, qint64 object)
{
    return QStringLiteral("file/%1/object/%2").arg(file).arg(object);
}

QString shapeKey(const city::Feature &feature)
{
    // Gathered first: a hash that is fed eight bytes at a time takes several times as long.
    QByteArray bytes;
    constexpr qsizetype kPosition = 3 * sizeof(double);
    bytes.reserve(
        static_cast<qsizetype>(feature.geometry.coords().size() + feature.solid.coords().size() * 2) *
        kPosition);
    const auto addNumber = [&bytes](auto number) {
        bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
    };
    const auto add = [&addNumber](const geo::Geometry &geometry, bool withHeights) {
        addNumber(static_cast<quint64>(geometry.partCount()));
        for (size_t part = 0; part < geometry.partCount(); ++part) {
            addNumber(static_cast<quint64>(geometry.ringCount(part)));
            for (size_t r = 0; r < geometry.ringCount(part); ++r) {
                const auto ring = geometry.ring(part, r);
                addNumber(static_cast<quint64>(ring.size()));
                for (const geo::Coord &c : ring) {
                    addNumber(c.x);
                    addNumber(c.y);
                    if (withHeights)
                        addNumber(c.z);
                }
            }
        }
    };
    add(feature.geometry, false);
    add(feature.solid, true);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

CityJsonOriginals::CityJsonOriginals(const CityModel &model)
    : m_model(model)
    , m_localOf(model.vertices.size(), 0)
{}

Result<QByteArray> CityJsonOriginals::feature(quint32 object)
{
    std::vector<quint32> group{object};
    for (size_t i = 0; i < group.size(); ++i) {
        const std::vector<quint32> &children = m_model.objects[group[i]].children;
        group.insert(group.end(), children.begin(), children.end());
    }
    std::string out =
        R"({"type":"CityJSONFeature","id":)" + quotedJson(m_model.objects[object].id) + R"(,"CityObjects":{)";
    bool whole = true;
    for (size_t i = 0; i < group.size(); ++i) {
        const CityObject &part = m_model.objects[group[i]];
        const size_t first = m_model.features[part.feature].firstVertex;
        CityJsonRewrite rewrite;
        rewrite.turned = m_model.moved;
        rewrite.vertex = [&](std::uint32_t index) -> std::optional<std::int64_t> {
            if (index >= m_model.features[part.feature].vertexCount)
                return std::nullopt;
            quint32 &number = m_localOf[first + index];
            if (number == 0) {
                m_used.push_back(static_cast<quint32>(first + index));
                number = static_cast<quint32>(m_used.size());
            }
            return number - 1;
        };
        if (i > 0)
            out += ',';
        out += quotedJson(part.id);
        out += ':';
        whole = whole && rewriteCityObject(part.json, rewrite, out);
    }
    out += R"(},"vertices":[)";
    for (size_t i = 0; i < m_used.size(); ++i) {
        const geo::Coord &c = m_model.vertices[m_used[i]];
        out += i > 0 ? ",[" : "[";
        appendNumber(out, c.x);
        out += ',';
        appendNumber(out, c.y);
        out += ',';
        appendNumber(out, c.z);
        out += ']';
        m_localOf[m_used[i]] = 0;
    }
    m_used.clear();
    if (!whole)
        return fail(ErrorCode::InvalidData,
                    QCoreApplication::translate("dothi::CityJsonOriginal",
                                                "its materials, textures or addresses are not as CityJSON "
                                                "has them"));
    out += ']';
    const std::string_view appearance = m_model.features[m_model.objects[object].feature].appearance;
    if (!appearance.empty()) {
        out += R"(,"appearance":)";
        out += appearance;
    }
    out += '}';
    return tidied(out);
}

Result<QByteArray> CityJsonOriginals::header() const
{
    std::string out = "{";
    for (const auto &[name, value] : m_model.members) {
        out += quotedJson(name) + ':';
        out += value;
        out += ',';
    }
    out += R"("CityObjects":{},"vertices":[]})";
    return tidied(out);
}

QByteArray originalDocument(const QJsonObject &rest, const char *name, const QByteArray &json)
{
    QByteArray out = QJsonDocument(rest).toJson(QJsonDocument::Compact);
    out.chop(1); // "}"
    if (!rest.isEmpty())
        out += ',';
    return out + '"' + name + "\":" + json + '}';
}

} // namespace dothi::io

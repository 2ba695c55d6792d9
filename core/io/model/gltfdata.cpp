// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/json.h>
#include <dothi/io/model/gltfdata.h>

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::GltfModel)
};

constexpr qsizetype kLongestJson = 100'000'000;

/// Little-endian, whatever the machine.
quint32 wordAt(const QByteArray &bytes, qsizetype at)
{
    quint32 value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8U | static_cast<quint8>(bytes[at + i]);
    return value;
}

} // namespace

QString gltfPlace(const char *list, qint64 number)
{
    return QStringLiteral("%1[%2]").arg(QLatin1String(list)).arg(number);
}

Failure gltfWrong(const QString &where, const QString &what)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The model is not sound: %1: %2.").arg(where, what))
                    .withAdvice(Tr::tr("Write the file again with the program it comes from.")));
}

QString gltfNotThere()
{
    return Tr::tr("it names something that is not there");
}

qint64 gltfNumber(const QJsonValue &value)
{
    constexpr double kMost = 9e15;
    const double number = value.toDouble(-1);
    return number >= 0 && number < kMost && number == std::floor(number) ? static_cast<qint64>(number) : -1;
}

qint64 gltfNumber(const QJsonObject &object, const char *name, qint64 otherwise)
{
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isUndefined() ? otherwise : gltfNumber(value);
}

QByteArray gltfDataOf(const QString &uri)
{
    const qsizetype comma = uri.indexOf(QLatin1Char(','));
    return comma < 0 || !uri.left(comma).endsWith(QLatin1String(";base64"))
               ? QByteArray()
               : QByteArray::fromBase64(uri.mid(comma + 1).toLatin1());
}

double GltfNumbers::at(qint64 item, int part) const
{
    const auto read = [&](auto kind) {
        std::memcpy(&kind, first + item * stride + part * static_cast<qint64>(sizeof kind), sizeof kind);
        return static_cast<double>(kind);
    };
    // glTF 2.0, 3.6.2.2 and KHR_mesh_quantization; files are little-endian, as are the machines we run
    // on.
    constexpr double kByte = 127;
    constexpr double kUnsignedByte = 255;
    constexpr double kShort = 32767;
    constexpr double kUnsignedShort = 65535;
    switch (component) {
    case 5120:
        return normalized ? std::max(read(qint8()) / kByte, -1.0) : read(qint8());
    case 5121:
        return normalized ? read(quint8()) / kUnsignedByte : read(quint8());
    case 5122:
        return normalized ? std::max(read(qint16()) / kShort, -1.0) : read(qint16());
    case 5123:
        return normalized ? read(quint16()) / kUnsignedShort : read(quint16());
    case 5125:
        return read(quint32());
    default:
        return read(float());
    }
}

QJsonArray GltfData::list(const char *name) const
{
    return m_root.value(QLatin1String(name)).toArray();
}

Result<> GltfData::open(const QByteArray &content)
{
    QByteArray json = content;
    if (content.startsWith("glTF")) {
        Result<QByteArray> chunk = openBinary(content);
        if (!chunk)
            return Failure(std::move(chunk).error());
        json = std::move(*chunk);
    }
    if (json.size() > kLongestJson)
        return gltfWrong(QStringLiteral("JSON"), Tr::tr("it is longer than it may be"));
    if (Result<> sound = checkJson(json); !sound)
        return gltfWrong(sound.error().subject().field, sound.error().message());
    const QJsonDocument document = QJsonDocument::fromJson(json); // of 1024 levels at most
    if (!document.isObject())
        return gltfWrong(QStringLiteral("JSON"), Tr::tr("its data cannot be read"));
    m_root = document.object();
    return checkVersion();
}

Result<> GltfData::checkVersion() const
{
    const QString version =
        m_root.value(QLatin1String("asset")).toObject().value(QLatin1String("version")).toString();
    if (!version.startsWith(QLatin1String("2."))) {
        return fail(Error(ErrorCode::Unsupported,
                          Tr::tr("Only glTF 2.0 can be read, not “%1”.").arg(version.left(20)))
                        .withAdvice(Tr::tr("Save the model as glTF 2.0.")));
    }
    for (const QJsonValue &extension : m_root.value(QLatin1String("extensionsRequired")).toArray()) {
        const QString name = extension.toString();
        static const QStringList harmless = {
            QStringLiteral("KHR_mesh_quantization"), QStringLiteral("KHR_materials_unlit"),
            QStringLiteral("KHR_texture_transform"), QStringLiteral("KHR_texture_basisu"),
            QStringLiteral("EXT_texture_webp"),      QStringLiteral("KHR_materials_pbrSpecularGlossiness")};
        if (!harmless.contains(name)) {
            return fail(
                Error(ErrorCode::Unsupported,
                      Tr::tr("The model needs the extension “%1”, which cannot be read.").arg(name.left(100)))
                    .withAdvice(Tr::tr("Save it without compression.")));
        }
    }
    return {};
}

/// The chunks of a .glb: its JSON; the binary one is kept.
Result<QByteArray> GltfData::openBinary(const QByteArray &content)
{
    constexpr qsizetype kHead = 12;
    constexpr qsizetype kChunkHead = 8;
    const auto cut = [] {
        return gltfWrong(QStringLiteral("GLB"), Tr::tr("the file is damaged or cut short"));
    };
    if (content.size() < kHead + kChunkHead || wordAt(content, 4) != 2 ||
        wordAt(content, 8) > static_cast<quint64>(content.size()))
        return cut();
    QByteArray json;
    qsizetype at = kHead;
    while (at + kChunkHead <= content.size()) {
        const auto length = static_cast<qsizetype>(wordAt(content, at));
        const QByteArray kind = content.mid(at + 4, 4);
        at += kChunkHead;
        if (length > content.size() - at)
            return cut();
        if (kind == "JSON" && json.isEmpty())
            json = content.mid(at, length);
        else if (kind == QByteArray("BIN\0", 4) && !m_hasBinary) {
            m_binary = content.mid(at, length);
            m_hasBinary = true;
        }
        at += length + (4 - length % 4) % 4;
    }
    return json.isEmpty() ? Result<QByteArray>(cut()) : Result<QByteArray>(json);
}

Result<const GltfData::Buffer *> GltfData::buffer(qint64 number)
{
    if (const auto known = m_buffers.find(number); known != m_buffers.end())
        return &known->second;
    const QJsonArray all = list("buffers");
    if (number < 0 || number >= all.size())
        return gltfWrong(gltfPlace("buffers", number), gltfNotThere());
    const QJsonObject object = all.at(number).toObject();
    const QString uri = object.value(QLatin1String("uri")).toString();
    QByteArray bytes;
    if (uri.isEmpty()) {
        if (number != 0 || !m_hasBinary)
            return gltfWrong(gltfPlace("buffers", number), gltfNotThere());
        bytes = m_binary;
    } else if (uri.startsWith(QLatin1String("data:"))) {
        const qsizetype comma = uri.indexOf(QLatin1Char(','));
        if (comma < 0 || !uri.left(comma).endsWith(QLatin1String(";base64")))
            return gltfWrong(gltfPlace("buffers", number), Tr::tr("its data cannot be read"));
        bytes = QByteArray::fromBase64(uri.mid(comma + 1).toLatin1());
    } else {
        Result<QByteArray> read = m_folder.read(uri);
        if (!read) {
            return fail(
                Error(ErrorCode::InvalidData,
                      Tr::tr("The model needs the file “%1”: %2.").arg(uri.left(200), read.error().message()))
                    .withAdvice(Tr::tr("Put all files of the model into one folder, or save it as one "
                                       "file (.glb).")));
        }
        bytes = std::move(*read);
    }
    const qint64 length = gltfNumber(object, "byteLength", -1);
    if (length < 0 || length > bytes.size())
        return gltfWrong(gltfPlace("buffers", number), Tr::tr("it is shorter than it says"));
    if (!uri.isEmpty() && !uri.startsWith(QLatin1String("data:")))
        keepOnlyBuffers(uri, bytes.size(), length);
    return &m_buffers.emplace(number, Buffer{std::move(bytes), length}).first->second;
}

/// A mailed model must not bring whatever it names into the city: of the files it is read from, kept are
/// those that say by their names and their lengths that they are its buffers (glTF 2.0, 3.6.1.1: up to
/// three bytes more than announced).
void GltfData::keepOnlyBuffers(const QString &uri, qint64 size, qint64 announced)
{
    constexpr qint64 kPadding = 3;
    static const QStringList endings = {QStringLiteral(".bin"), QStringLiteral(".glbin"),
                                        QStringLiteral(".glbuf")};
    const bool named = std::ranges::any_of(
        endings, [&uri](const QString &ending) { return uri.endsWith(ending, Qt::CaseInsensitive); });
    // Dropped at the end: other buffers may name the same file, which is not to be read again.
    if (!named || size > announced + kPadding)
        m_dropped.insert(uri);
}

Result<GltfNumbers> GltfData::accessor(qint64 number, int parts)
{
    const QJsonArray all = list("accessors");
    const QString name = gltfPlace("accessors", number);
    if (number < 0 || number >= all.size())
        return gltfWrong(name, gltfNotThere());
    const QJsonObject object = all.at(number).toObject();
    GltfNumbers numbers;
    numbers.count = gltfNumber(object, "count", -1);
    numbers.component = static_cast<int>(std::min<qint64>(gltfNumber(object, "componentType", -1), 100'000));
    numbers.normalized = object.value(QLatin1String("normalized")).toBool();
    static const std::map<int, int> sizes = {{5120, 1}, {5121, 1}, {5122, 2},
                                             {5123, 2}, {5125, 4}, {5126, 4}};
    const auto size = sizes.find(numbers.component);
    const QString type = object.value(QLatin1String("type")).toString();
    if (size == sizes.end() || type != (parts == 3   ? QLatin1String("VEC3")
                                        : parts == 2 ? QLatin1String("VEC2")
                                                     : QLatin1String("SCALAR")))
        return gltfWrong(name, Tr::tr("its numbers are of a kind that does not belong here"));
    if (object.contains(QLatin1String("sparse")) || !object.contains(QLatin1String("bufferView")))
        return gltfWrong(name, Tr::tr("sparse lists cannot be read"));
    const qint64 viewNumber = gltfNumber(object, "bufferView", -1);
    const QJsonArray views = list("bufferViews");
    if (viewNumber < 0 || viewNumber >= views.size())
        return gltfWrong(name, gltfNotThere());
    const QJsonObject view = views.at(viewNumber).toObject();
    const Result<const Buffer *> bytes = buffer(gltfNumber(view, "buffer", -1));
    if (!bytes)
        return Failure(bytes.error());
    const qint64 viewStart = gltfNumber(view, "byteOffset", 0);
    const qint64 viewLength = gltfNumber(view, "byteLength", -1);
    const qint64 item = static_cast<qint64>(size->second) * parts;
    numbers.stride = gltfNumber(view, "byteStride", item);
    const qint64 start = gltfNumber(object, "byteOffset", 0);
    // Every number is below 2^53 and sums of a few cannot overflow; the product is compared by division.
    constexpr qint64 kWidest = 1024;
    const bool sound = viewStart >= 0 && viewLength >= 0 && viewStart + viewLength <= (*bytes)->length &&
                       numbers.stride >= item && numbers.stride <= kWidest && start >= 0 &&
                       numbers.count >= 0 && start + item <= viewLength &&
                       (numbers.count - 1) <= (viewLength - start - item) / numbers.stride;
    if (!sound)
        return gltfWrong(name, Tr::tr("it reaches beyond its data"));
    numbers.first = (*bytes)->bytes.constData() + viewStart + start;
    return numbers;
}

QByteArray GltfData::view(qint64 number)
{
    const QJsonArray views = list("bufferViews");
    if (number < 0 || number >= views.size())
        return {};
    const QJsonObject object = views.at(number).toObject();
    const Result<const Buffer *> bytes = buffer(gltfNumber(object, "buffer", -1));
    const qint64 start = gltfNumber(object, "byteOffset", 0);
    const qint64 length = gltfNumber(object, "byteLength", -1);
    if (!bytes || start < 0 || length < 0 || start + length > (*bytes)->length)
        return {};
    return (*bytes)->bytes.mid(start, length);
}

void GltfData::dropForeign()
{
    for (const QString &uri : m_dropped)
        m_folder.drop(uri, Tr::tr("it is no buffer of a model"));
}

} // namespace dothi::io

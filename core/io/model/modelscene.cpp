// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/model/modelscene.h>
#include <dothi/io/model/sceneformat.h>

#include <QCoreApplication>

#include <array>
#include <cstring>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelLibrary)
};

constexpr qsizetype kUnit = 4;

/// Goes through the bytes; once something is not there nothing more is.
class Cursor
{
public:
    explicit Cursor(const QByteArray &bytes)
        : m_bytes(bytes)
    {}

    quint32 word()
    {
        quint32 value = 0;
        if (const qsizetype at = skip(kUnit); at >= 0)
            std::memcpy(&value, m_bytes.constData() + at, sizeof value);
        return value;
    }
    double real()
    {
        float value = 0;
        if (const qsizetype at = skip(kUnit); at >= 0)
            std::memcpy(&value, m_bytes.constData() + at, sizeof value);
        return static_cast<double>(value);
    }
    /// Where the next `count` bytes begin; -1: they are not there.
    qsizetype skip(qint64 count)
    {
        if (!m_sound || count < 0 || count > m_bytes.size() - m_at) {
            m_sound = false;
            return -1;
        }
        const qsizetype at = m_at;
        m_at += count;
        return at;
    }
    QByteArray name()
    {
        const quint32 length = word();
        const qsizetype at = skip((length + kUnit - 1) / kUnit * kUnit);
        return at < 0 || length > sceneformat::kLongestName ? QByteArray() : m_bytes.mid(at, length);
    }
    /// Whether so many things of so many bytes each can still come.
    [[nodiscard]] bool fits(quint32 count, qint64 each) const
    {
        return m_sound && count <= (m_bytes.size() - m_at) / each;
    }
    [[nodiscard]] bool sound() const { return m_sound; }
    [[nodiscard]] bool atEnd() const { return m_sound && m_at == m_bytes.size(); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_sound = true;
};

Failure unsoundAnswer()
{
    return fail(
        Error(ErrorCode::InvalidData, Tr::tr("The model is damaged, or has something that cannot be read."))
            .withAdvice(Tr::tr("Write the file again with the program it comes from."))
            .withDetail(QStringLiteral("the reader's answer is not sound")));
}

} // namespace

NodeMatrix NodeMatrix::with(const NodeMatrix &inner) const
{
    NodeMatrix out;
    for (int row = 0; row < 3; ++row) {
        for (int column = 0; column < 4; ++column) {
            out.m[row][column] = column == 3 ? m[row][3] : 0;
            for (int k = 0; k < 3; ++k)
                out.m[row][column] += m[row][k] * inner.m[k][column];
        }
    }
    return out;
}

quint32 ModelScene::word(qsizetype at) const
{
    quint32 value = 0;
    std::memcpy(&value, m_bytes.constData() + at, sizeof value);
    return value;
}

geo::Coord ModelScene::position(const Mesh &mesh, quint32 number) const
{
    std::array<float, 3> xyz{};
    std::memcpy(xyz.data(),
                m_bytes.constData() + mesh.positionsAt +
                    static_cast<qsizetype>(number) * qsizetype(sizeof xyz),
                sizeof xyz);
    return {static_cast<double>(xyz[0]), static_cast<double>(xyz[1]), static_cast<double>(xyz[2])};
}

city::PictureSpot ModelScene::spot(const Mesh &mesh, quint32 number) const
{
    city::PictureSpot spot;
    const qsizetype at = mesh.spotsAt + static_cast<qsizetype>(number) * 2 * kUnit;
    std::memcpy(&spot.u, m_bytes.constData() + at, sizeof spot.u);
    std::memcpy(&spot.v, m_bytes.constData() + at + kUnit, sizeof spot.v);
    return spot;
}

Result<ModelScene> ModelScene::parse(QByteArray bytes, TaskContext &task)
{
    constexpr quint32 kEvery = 65'536;
    ModelScene scene;
    scene.m_bytes = std::move(bytes);
    Cursor in(scene.m_bytes);
    const bool ours = in.word() == sceneformat::kMagic;
    const quint32 materials = in.word();
    const quint32 meshes = in.word();
    const quint32 nodes = in.word();
    const quint32 textures = in.word();
    // In memory each takes several times what it takes in the answer.
    constexpr quint32 kMostMeshes = 2'000'000;
    constexpr quint32 kMostNodes = 2'000'000;
    constexpr quint32 kMostTextures = 10'000;
    constexpr quint32 kMostMaterials = 100'000;
    constexpr qint64 kMaterialHead = 3 * kUnit;
    constexpr qint64 kMeshHead = 5 * kUnit;
    constexpr qint64 kNodeHead = 15 * kUnit;
    if (!ours || materials > kMostMaterials || !in.fits(materials, kMaterialHead) ||
        !in.fits(meshes, kMeshHead) || !in.fits(nodes, kNodeHead) || !in.fits(textures, kUnit) ||
        nodes == 0 || meshes > kMostMeshes || nodes > kMostNodes || textures > kMostTextures)
        return unsoundAnswer();
    for (quint32 i = 0; i < materials; ++i) {
        if (i % kEvery == 0)
            DOTHI_TRY(task.checkpoint());
        PlainMaterial material;
        const quint32 color = in.word();
        constexpr quint32 kOpaque = 0xFF000000;
        material.color = color == 0 ? 0 : color | kOpaque;
        const quint32 wrap = in.word();
        material.ends = wrap == static_cast<quint32>(sceneformat::Wrap::Ends);
        if (wrap == static_cast<quint32>(sceneformat::Wrap::Mirror))
            material.wrap = city::PictureWrap::Mirror;
        material.picture = QString::fromUtf8(in.name());
        scene.m_materials.push_back(std::move(material));
    }
    scene.m_meshes.reserve(meshes);
    for (quint32 i = 0; i < meshes; ++i) {
        if (i % kEvery == 0)
            DOTHI_TRY(task.checkpoint());
        Mesh mesh;
        mesh.positions = in.word();
        mesh.faces = in.word();
        const quint32 corners = in.word();
        const quint32 material = in.word();
        const quint32 spots = in.word();
        if (material != sceneformat::kNoMaterial && material >= materials)
            return unsoundAnswer();
        if (material < materials)
            mesh.material = static_cast<qint32>(material);
        if (spots != 0 && spots != mesh.positions)
            return unsoundAnswer();
        constexpr qint64 kPosition = 3 * kUnit;
        constexpr qint64 kSpot = 2 * kUnit;
        mesh.positionsAt = in.skip(mesh.positions * kPosition);
        if (spots > 0)
            mesh.spotsAt = in.skip(spots * kSpot);
        mesh.sizesAt = in.skip(mesh.faces * qint64(kUnit));
        mesh.cornersAt = in.skip(corners * qint64(kUnit));
        if (!in.sound())
            return unsoundAnswer();
        quint64 sum = 0;
        for (quint32 face = 0; face < mesh.faces; ++face)
            sum += scene.word(mesh.sizesAt + face * kUnit);
        if (sum != corners)
            return unsoundAnswer();
        scene.m_meshes.push_back(mesh);
    }
    scene.m_nodes.reserve(nodes);
    for (quint32 i = 0; i < nodes; ++i) {
        if (i % kEvery == 0)
            DOTHI_TRY(task.checkpoint());
        Node node;
        const quint32 above = in.word();
        if (above == sceneformat::kNoNode ? i != 0 : above >= i)
            return unsoundAnswer();
        node.above = i == 0 ? -1 : static_cast<qint64>(above);
        for (auto &row : node.matrix.m) {
            for (double &value : row)
                value = in.real();
        }
        node.name = in.name();
        const quint32 uses = in.word();
        if (!in.fits(uses, kUnit))
            return unsoundAnswer();
        node.meshes.reserve(uses);
        for (quint32 k = 0; k < uses; ++k) {
            node.meshes.push_back(in.word());
            if (node.meshes.back() >= meshes)
                return unsoundAnswer();
        }
        scene.m_nodes.push_back(std::move(node));
    }
    for (quint32 i = 0; i < textures; ++i)
        scene.m_textures.append(QString::fromUtf8(in.name()));
    if (in.word() != sceneformat::kMagic || !in.atEnd())
        return unsoundAnswer();
    return scene;
}

Result<> ModelScene::addMeshes(const Node &node, const NodeMatrix &matrix, BrepBuilder &faces, qint64 &used,
                               qint64 &dropped, TaskContext &task, std::span<const qint32> numbers) const
{
    constexpr quint32 kFewest = 3;
    constexpr quint32 kEvery = 4096;
    std::vector<geo::Coord> ring;
    std::vector<city::PictureSpot> spots;
    for (const quint32 number : node.meshes) {
        const Mesh &mesh = m_meshes[number];
        const bool named = mesh.material >= 0 && !numbers.empty();
        const qint32 material = named ? numbers[static_cast<size_t>(mesh.material)] : mesh.material;
        qsizetype corner = mesh.cornersAt;
        DOTHI_TRY(task.checkpoint());
        for (quint32 f = 0; f < mesh.faces; ++f) {
            if (f % kEvery == kEvery - 1)
                DOTHI_TRY(task.checkpoint());
            const quint32 corners = word(mesh.sizesAt + f * kUnit);
            const qsizetype first = corner;
            corner += corners * kUnit;
            // Lines and points are work, too: a mesh may be used by any number of nodes.
            used += 1 + corners / 4;
            if (used > kMostModelFaces) {
                return fail(Error(ErrorCode::InvalidData,
                                  Tr::tr("The model has more faces than a model may have (%1 million).")
                                      .arg(kMostModelFaces / 1'000'000))
                                .withAdvice(Tr::tr("Save it in less detail, or in parts.")));
            }
            if (corners < kFewest)
                continue;
            ring.clear();
            spots.clear();
            bool whole = true;
            for (quint32 k = 0; k < corners && whole; ++k) {
                const quint32 position = word(first + k * kUnit);
                whole = position < mesh.positions;
                if (!whole)
                    break;
                ring.push_back(matrix.apply(this->position(mesh, position)));
                if (mesh.spotsAt >= 0)
                    spots.push_back(spot(mesh, position));
            }
            if (!whole || !faces.addFace(ring, material, spots))
                ++dropped;
        }
    }
    return {};
}

} // namespace dothi::io

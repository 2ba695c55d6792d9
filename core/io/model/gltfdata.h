// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/io/model/modelfolder.h>

#include <QJsonArray>
#include <QJsonObject>

#include <map>
#include <set>

namespace dothi::io {

/// Numbers of an accessor: where they begin, how far apart they are, what they are made of. They lie in the
/// GltfData they come from.
struct GltfNumbers
{
    const char *first = nullptr;
    qint64 stride = 0; ///< bytes
    qint64 count = 0;
    int component = 0; ///< 5120 … 5126, as the file says
    bool normalized = false;

    /// Of `item` < count; `part` below the number of parts that was asked for.
    [[nodiscard]] double at(qint64 item, int part) const;
};

/// A glTF 2.0 file as data: its JSON, its buffers and the lists of numbers in them, every count and offset
/// checked before it is used. What the numbers mean is the reader's business (gltfmodel.h). One thread.
class GltfData
{
public:
    /// `folder` has the files it names, and must live longer.
    explicit GltfData(ModelFolder &folder)
        : m_folder(folder)
    {}

    /// Takes a `.gltf` or `.glb`. Errors: InvalidData, Unsupported (another version, compression).
    [[nodiscard]] Result<> open(const QByteArray &content);

    [[nodiscard]] const QJsonObject &root() const { return m_root; }
    [[nodiscard]] QJsonArray list(const char *name) const;
    /// Errors: InvalidData naming the part ("accessors[3]"), what its folder says of a file.
    [[nodiscard]] Result<GltfNumbers> accessor(qint64 number, int parts);
    /// The bytes of a view; nothing where it is not there.
    [[nodiscard]] QByteArray view(qint64 number);
    /// Of the files that were read, those that are no buffers go from the folder: they are not kept.
    void dropForeign();

private:
    /// A file may be named by any number of buffers: its bytes are there once, and never copied.
    struct Buffer
    {
        QByteArray bytes;
        qint64 length = 0;
    };

    [[nodiscard]] Result<QByteArray> openBinary(const QByteArray &content);
    [[nodiscard]] Result<> checkVersion() const;
    [[nodiscard]] Result<const Buffer *> buffer(qint64 number);
    void keepOnlyBuffers(const QString &uri, qint64 size, qint64 announced);

    ModelFolder &m_folder;
    QJsonObject m_root;
    QByteArray m_binary;
    bool m_hasBinary = false;
    std::map<qint64, Buffer> m_buffers;
    std::set<QString> m_dropped; ///< files that are not to be kept
};

/// "meshes[3]".
[[nodiscard]] QString gltfPlace(const char *list, qint64 number);
/// InvalidData: what is wrong at a place of the file.
[[nodiscard]] Failure gltfWrong(const QString &where, const QString &what);
/// Why a number that names something is wrong.
[[nodiscard]] QString gltfNotThere();
/// A whole number from 0 on; -1 when it is something else.
[[nodiscard]] qint64 gltfNumber(const QJsonValue &value);
/// A member that is a whole number from 0 on; `otherwise` when it is not there; -1 when it is something else.
[[nodiscard]] qint64 gltfNumber(const QJsonObject &object, const char *name, qint64 otherwise);
/// The bytes of a "data:" address in base64; nothing where it is none.
[[nodiscard]] QByteArray gltfDataOf(const QString &uri);

} // namespace dothi::io

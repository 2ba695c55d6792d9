// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/result.h>
#include <dothi/geo/geometry.h>

#include <QString>
#include <QStringList>

#include <vector>

namespace dothi::city {

/// A text in the two languages of the program.
struct Title
{
    QString vi;
    QString en;
    /// In the language of the program (dothi::uiLanguage()).
    [[nodiscard]] const QString &text() const;
};

enum class FieldType
{
    Text,
    Integer,
    Real,
    Bool,
    Date,
    Json
};

struct CodeItem
{
    QString code;
    Title title;
};

/// A closed or open list of codes for a field (land-use codes, road classes, …).
struct CodeList
{
    QString id;
    bool open = false; ///< codes outside the list are allowed (kept and shown as they are)
    QString source;    ///< the document it comes from
    std::vector<CodeItem> items;

    [[nodiscard]] const CodeItem *find(const QString &code) const;
};

struct FieldDef
{
    QString id; ///< column name: lower snake case, unit in the name ("height_m")
    FieldType type = FieldType::Text;
    Title title;
    QString unit;     ///< "m", "m²", "%"; empty when it has none
    QString codeList; ///< id of a CodeList, empty when free
    bool required = false;
    double minimum = -1e300; ///< numbers outside are reported at import
    double maximum = 1e300;
    bool searchable = false; ///< goes into the accent-free search index
    QStringList aliases; ///< names seen in the cities' files (also cut to 10 characters), for field mapping
};

/// How a layer is shown in lists and in which order it is drawn.
enum class LayerGroup
{
    Base,
    Cadastre,
    Planning,
    Building,
    Infrastructure,
    Permit
};

struct LayerDef
{
    QString id; ///< table name: lower snake case, singular ("parcel")
    LayerGroup group = LayerGroup::Base;
    geo::GeometryType geometry =
        geo::GeometryType::None; ///< what the table accepts; always a Multi type or Point
    bool hasZ = false;
    bool hasSolid = false; ///< a second geometry column `solid` (MultiPolygon Z): the LoD2 shell
    Title title;
    QStringList aliases; ///< file and layer names this layer is usually called by
    QString labelField;  ///< field that names a feature to a person
    std::vector<FieldDef> fields;

    /// Position of a field in `fields`, -1 when there is none.
    [[nodiscard]] int fieldIndex(const QString &id) const;
    [[nodiscard]] const FieldDef *field(const QString &id) const;
};

/// Every layer and code list a city may hold; read from resources/schema/layers.json.
class Schema
{
public:
    /// The schema shipped with the program; read once. A damaged installation is a bug, so this aborts with a
    /// message.
    [[nodiscard]] static const Schema &builtin();
    [[nodiscard]] static Result<Schema> fromJson(const QByteArray &json);

    /// Order of drawing and of lists, ground first.
    [[nodiscard]] const std::vector<LayerDef> &layers() const { return m_layers; }
    [[nodiscard]] const LayerDef *layer(const QString &id) const;
    [[nodiscard]] const CodeList *codeList(const QString &id) const;
    /// What a code means in the program's language; the code itself when the list does not hold it.
    [[nodiscard]] QString codeTitle(const QString &listId, const QString &code) const;

private:
    std::vector<LayerDef> m_layers;
    std::vector<CodeList> m_codeLists;
};

} // namespace dothi::city

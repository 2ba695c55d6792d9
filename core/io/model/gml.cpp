// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The solids and surfaces of GML 3.1/3.2 (OGC 07-036, clause 10 and 11) wherever they stand: CityGML,
// INSPIRE, plain GML.

#include <dothi/base/xmlbounds.h>
#include <dothi/io/model/modelreader.h>
#include <dothi/io/model/modeltext.h>

#include <QCoreApplication>
#include <QHash>
#include <QXmlStreamReader>

#include <memory>
#include <unordered_map>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::ModelReader)
};

struct Ring
{
    std::vector<geo::Coord> coords; ///< the first one is not repeated
    bool open = false;
};

using Face = std::vector<Ring>;

/// A face of a shell: given, or named and turned over or not.
struct FaceRef
{
    std::shared_ptr<const Face> face;
    QString link;
    bool turned = false;
};

using Shell = std::vector<FaceRef>;

/// A primitive whose faces may still have to be looked up.
struct Draft
{
    QString id;
    QString group;
    geo::SolidType type = geo::SolidType::Solid;
    std::vector<std::vector<Shell>> solids; ///< of a surface: one with one shell
};

class GmlReader
{
public:
    GmlReader(QIODevice &device, const ModelVisitor &visit, TaskContext &task)
        : m_device(device)
        , m_xml(&device)
        , m_visit(visit)
        , m_task(task)
    {}

    Result<> run()
    {
        DOTHI_TRY(lookForCrowds());
        while (true) {
            DOTHI_TRY(next());
            if (m_xml.tokenType() == QXmlStreamReader::EndDocument)
                break;
            if (m_xml.isStartElement())
                DOTHI_TRY(element());
            else if (m_xml.isEndElement())
                DOTHI_TRY(leave());
        }
        DOTHI_TRY(deliver());
        if (m_count == 0)
            return wrong(Tr::tr("the file has no solids or surfaces."));
        return {};
    }

private:
    Failure wrong(const QString &text) const
    {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("Line %1: %2").arg(m_xml.lineNumber()).arg(text))
                        .withAdvice(Tr::tr("Write the file again with the program it comes from.")));
    }

    /// Before anything is read: a crowded tag would hold the reader where nothing can be asked of it.
    Result<> lookForCrowds()
    {
        constexpr qint64 kPiece = 1 << 20;
        CrowdedTags crowds;
        while (!m_device.isSequential() && !m_device.atEnd()) {
            DOTHI_TRY(m_task.checkpoint());
            const QByteArray piece = m_device.read(kPiece);
            if (crowds.take(piece))
                return wrong(Tr::tr("an element has thousands of attributes."));
            if (piece.isEmpty())
                break;
        }
        if (!m_device.isSequential())
            m_device.seek(0);
        return {};
    }

    /// The next token, with everything a hostile file may try refused.
    Result<> next()
    {
        m_xml.readNext();
        if (m_xml.hasError())
            return wrong(Tr::tr("it is not XML: %1").arg(m_xml.errorString()));
        if (m_xml.tokenType() == QXmlStreamReader::DTD ||
            m_xml.tokenType() == QXmlStreamReader::EntityReference)
            return wrong(Tr::tr("the file defines entities, which is not allowed."));
        if (m_xml.isStartElement()) {
            constexpr int kDeepest = 64;
            if (++m_depth > kDeepest)
                return wrong(Tr::tr("elements are nested too deep."));
        } else if (m_xml.isEndElement()) {
            --m_depth;
        }
        constexpr int kEvery = 4096;
        if (++m_tokens % kEvery == 0) {
            const auto size = static_cast<double>(m_device.size());
            m_task.progress(size > 0 ? static_cast<double>(m_device.pos()) / size : 0,
                            Tr::tr("Reading the model"));
            DOTHI_TRY(m_task.checkpoint());
        }
        return {};
    }

    QString attribute(const char *name) const
    {
        for (const QXmlStreamAttribute &a : m_xml.attributes()) {
            if (a.name() == QLatin1String(name))
                return a.value().toString();
        }
        return {};
    }

    bool is(const char *name) const { return m_xml.name() == QLatin1String(name); }

    bool isMember() const
    {
        return is("cityObjectMember") || is("featureMember") || is("member") || is("cellSpaceMember");
    }

    bool isPatch() const { return is("Polygon") || is("PolygonPatch") || is("Triangle") || is("Rectangle"); }

    /// An element outside of primitives.
    Result<> element()
    {
        if (m_scope == 0 && isMember())
            m_scope = m_depth;
        if (is("Building") || is("BuildingPart") || is("GenericCityObject")) {
            const QString id = attribute("id");
            m_objects.push_back({m_depth, id});
            if (is("Building")) {
                m_building = id;
                m_buildingDepth = m_depth;
            }
        }
        const auto name = m_xml.name();
        if (name.size() > 4 && name.startsWith(QLatin1String("lod")) && name[3].isDigit())
            m_lod = name[3];
        const bool solid = is("Solid");
        const bool composite = is("CompositeSolid");
        const bool multi = is("MultiSolid");
        const bool multiSurface = is("MultiSurface");
        const bool compositeSurface =
            is("CompositeSurface") || is("Surface") || is("TriangulatedSurface") || is("Tin");
        if (!solid && !composite && !multi && !multiSurface && !compositeSurface && !isPatch())
            return {};
        Draft draft;
        draft.id = attribute("id");
        if (draft.id.isEmpty() && !m_objects.empty())
            draft.id = m_objects.back().second;
        if (draft.id.isEmpty())
            draft.id = QString::number(m_count);
        if ((solid || composite) && m_buildingDepth > 0)
            draft.group = m_building + QLatin1Char('/') + m_lod;
        draft.type = solid              ? geo::SolidType::Solid
                     : composite        ? geo::SolidType::CompositeSolid
                     : multi            ? geo::SolidType::MultiSolid
                     : compositeSurface ? geo::SolidType::CompositeSurface
                                        : geo::SolidType::MultiSurface;
        if (solid) {
            DOTHI_TRY(readSolid(draft));
        } else if (composite || multi) {
            DOTHI_TRY(readSolids(draft));
        } else {
            draft.solids.emplace_back(1);
            DOTHI_TRY(readFaces(draft.solids[0][0], false, isPatch()));
        }
        ++m_count;
        m_drafts.push_back(std::move(draft));
        return m_scope == 0 ? deliver() : Result<>();
    }

    Result<> leave()
    {
        if (!m_objects.empty() && m_objects.back().first > m_depth)
            m_objects.pop_back();
        if (m_buildingDepth > m_depth)
            m_buildingDepth = 0;
        if (m_scope > m_depth) {
            m_scope = 0;
            return deliver();
        }
        return {};
    }

    /// Calls `child` for each start element until the element in hand ends.
    template <class Child>
    Result<> children(Child child)
    {
        const int own = m_depth;
        while (true) {
            DOTHI_TRY(next());
            if (m_xml.isEndElement() && m_depth < own)
                return {};
            if (m_xml.tokenType() == QXmlStreamReader::EndDocument)
                return wrong(Tr::tr("the file ends too early."));
            if (m_xml.isStartElement())
                DOTHI_TRY(child());
        }
    }

    Result<> readSolid(Draft &draft)
    {
        draft.solids.emplace_back();
        return children([&]() -> Result<> {
            if (!is("exterior") && !is("interior"))
                return {};
            // The outer shell comes first, whatever the order in the file.
            std::vector<Shell> &shells = draft.solids.back();
            const auto at = is("exterior") ? shells.begin() : shells.end();
            Shell shell;
            DOTHI_TRY(readFaces(shell, false, false));
            draft.solids.back().insert(at, std::move(shell));
            return {};
        });
    }

    Result<> readSolids(Draft &draft)
    {
        return children([&]() -> Result<> {
            if (is("solidMember") && !attribute("href").isEmpty())
                return wrong(Tr::tr("a solid is given by a link, which cannot be followed."));
            return is("Solid") ? readSolid(draft) : Result<>();
        });
    }

    /// All faces below the element in hand, or the element itself.
    Result<> readFaces(Shell &shell, bool turned, bool itself)
    {
        const auto one = [&]() -> Result<> {
            if (isPatch()) {
                Result<std::shared_ptr<const Face>> face = readFace();
                if (!face)
                    return Failure(std::move(face).error());
                shell.push_back({*face, {}, turned});
                return {};
            }
            if (const QString link = attribute("href"); !link.isEmpty()) {
                shell.push_back({nullptr, link.startsWith(QLatin1Char('#')) ? link.mid(1) : link, turned});
                return {};
            }
            if (is("OrientableSurface") && attribute("orientation") == QLatin1String("-"))
                return readFaces(shell, !turned, false);
            return {};
        };
        return itself ? one() : children(one);
    }

    Result<std::shared_ptr<const Face>> readFace()
    {
        const QString id = attribute("id");
        auto face = std::make_shared<Face>();
        bool exterior = false;
        const Result<> done = children([&]() -> Result<> {
            if (is("exterior") || is("outerBoundaryIs"))
                exterior = true;
            if (!is("LinearRing"))
                return {};
            face->emplace_back();
            return readRing(face->back());
        });
        if (!done)
            return Failure(done.error());
        if (!exterior || face->empty())
            return wrong(Tr::tr("a polygon has no outer ring of straight lines."));
        if (!id.isEmpty())
            m_faces.insert(id, face);
        return std::shared_ptr<const Face>(std::move(face));
    }

    Result<> readRing(Ring &ring)
    {
        const Result<> done = children([&]() -> Result<> {
            if (!is("posList") && !is("pos") && !is("coordinates"))
                return {};
            const QString dimension = attribute("srsDimension");
            const bool plane = dimension == QLatin1String("2");
            const bool pairs = is("coordinates");
            QString text;
            DOTHI_TRY(readText(text));
            if (pairs)
                text.replace(QLatin1Char(','), QLatin1Char(' '));
            return addCoords(text, plane ? 2 : 3, ring);
        });
        if (!done)
            return done;
        if (ring.coords.size() > 1 && ring.coords.front() == ring.coords.back())
            ring.coords.pop_back();
        else
            ring.open = true;
        return {};
    }

    Result<> readText(QString &text)
    {
        while (true) {
            DOTHI_TRY(next());
            if (m_xml.isCharacters())
                text += m_xml.text();
            else if (m_xml.isEndElement())
                return {};
            else if (m_xml.isStartElement() || m_xml.tokenType() == QXmlStreamReader::EndDocument)
                return wrong(Tr::tr("a number is missing or is none."));
        }
    }

    Result<> addCoords(const QString &text, size_t dimension, Ring &ring)
    {
        const QByteArray latin = text.toLatin1();
        ModelText words(latin);
        std::array<double, 3> at{};
        size_t filled = 0;
        while (const auto word = words.nextWord()) {
            const auto number = toFinite(*word);
            if (!number)
                return wrong(Tr::tr("a number is missing or is none."));
            at[filled++] = *number;
            if (filled == dimension) {
                ring.coords.push_back({at[0], at[1], at[2]});
                filled = 0;
            }
        }
        if (filled != 0)
            return wrong(Tr::tr("a number is missing or is none."));
        return {};
    }

    /// Hands over what has been read, all links followed.
    Result<> deliver()
    {
        for (const Draft &draft : m_drafts) {
            ModelPart part;
            part.id = draft.id;
            part.group = draft.group;
            part.type = draft.type;
            for (const std::vector<Shell> &solid : draft.solids) {
                if (draft.type != geo::SolidType::MultiSurface &&
                    draft.type != geo::SolidType::CompositeSurface)
                    part.brep.beginSolid();
                for (const Shell &shell : solid) {
                    part.brep.beginShell();
                    for (const FaceRef &ref : shell)
                        DOTHI_TRY(addFace(ref, part));
                }
            }
            DOTHI_TRY(m_visit(part));
        }
        m_drafts.clear();
        m_faces.clear();
        return {};
    }

    Result<> addFace(const FaceRef &ref, ModelPart &part)
    {
        const std::shared_ptr<const Face> face = ref.face ? ref.face : m_faces.value(ref.link);
        if (!face)
            return wrong(Tr::tr("a polygon is named that is not there: %1").arg(ref.link));
        part.brep.beginFace();
        for (const Ring &ring : *face) {
            if (ring.open)
                part.open.push_back(static_cast<quint32>(part.brep.rings.size()));
            part.brep.beginRing();
            const auto add = [&part](const geo::Coord &c) {
                part.brep.addCorner(static_cast<quint32>(part.brep.vertices.size()));
                part.brep.vertices.push_back(c);
            };
            if (ref.turned)
                std::for_each(ring.coords.rbegin(), ring.coords.rend(), add);
            else
                std::for_each(ring.coords.begin(), ring.coords.end(), add);
        }
        return {};
    }

    QIODevice &m_device;
    QXmlStreamReader m_xml;
    const ModelVisitor &m_visit;
    TaskContext &m_task;
    int m_depth = 0;
    int m_tokens = 0;
    int m_count = 0;
    int m_scope = 0; ///< depth of the member in hand; links lead within it
    std::vector<std::pair<int, QString>> m_objects;
    QString m_building;
    int m_buildingDepth = 0;
    QChar m_lod;
    std::vector<Draft> m_drafts;
    QHash<QString, std::shared_ptr<const Face>> m_faces;
};

} // namespace

Result<> readGml(QIODevice &device, const ModelVisitor &visit, TaskContext &task)
{
    return GmlReader(device, visit, task).run();
}

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/xmlbounds.h>
#include <dothi/io/model/colladacheck.h>

#include <QCoreApplication>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <vector>

namespace dothi::io {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::MeshModel)
};

constexpr int kDeepestNode = 128;
constexpr double kMostNodes = 100'000;
constexpr double kMostNumbers = 60e6; ///< of faces, wherever they are used

Failure unsoundCollada(const QString &what)
{
    return fail(Error(ErrorCode::InvalidData, Tr::tr("The model is not sound: %1.").arg(what))
                    .withAdvice(Tr::tr("Write the file again with the program it comes from.")));
}

Failure tooMuchAnnounced()
{
    return unsoundCollada(Tr::tr("more is announced than the file can hold"));
}

class ColladaCheck
{
public:
    ColladaCheck(const QByteArray &content, TaskContext &task)
        : m_content(content)
        , m_task(task)
        , m_xml(content)
    {}

    Result<> run()
    {
        qint64 tokens = 0;
        while (!m_xml.atEnd()) {
            m_xml.readNext();
            constexpr qint64 kEvery = 4096;
            if (++tokens % kEvery == 0) {
                m_task.progress(static_cast<double>(m_xml.characterOffset()) /
                                    static_cast<double>(m_content.size() + 1),
                                Tr::tr("Reading the model"));
                DOTHI_TRY(m_task.checkpoint());
            }
            if (m_xml.tokenType() == QXmlStreamReader::DTD ||
                m_xml.tokenType() == QXmlStreamReader::EntityReference)
                return unsoundCollada(Tr::tr("it defines entities, which is not allowed"));
            if (m_counting && m_xml.isCharacters())
                count();
            if (m_xml.isEndElement())
                leave();
            if (m_xml.isStartElement())
                DOTHI_TRY(enter());
        }
        if (m_xml.hasError())
            return unsoundCollada(Tr::tr("it is not XML: %1").arg(m_xml.errorString()));
        for (const auto &[source, values] : m_wanted) {
            const auto array = m_held.find(source.mid(1));
            if (array == m_held.end() ? values > 0 : values > array->second)
                return tooMuchAnnounced();
        }
        return unfold();
    }

private:
    /// A node by its id: those within it, and those it stands for ("instance_node"); the geometries it shows.
    struct Node
    {
        std::vector<QString> uses;
        std::vector<QString> shows;
        enum class State : quint8
        {
            Unseen,
            InHand,
            Done
        };
        State state = State::Unseen;
        double nodes = 0;
        double numbers = 0;
    };

    [[nodiscard]] QString attribute(const char *name) const
    {
        return m_xml.attributes().value(QLatin1String(name)).toString();
    }

    /// Of white space alone: how many values a text has.
    void count()
    {
        for (const QChar c : m_xml.text()) {
            *m_counting += !m_inValue && !c.isSpace() ? 1 : 0;
            m_inValue = !c.isSpace();
        }
    }

    void leave()
    {
        m_counting = nullptr;
        if (!m_path.empty() && m_path.back().first == m_depth)
            m_path.pop_back();
        if (m_geometryDepth == m_depth) {
            m_geometryDepth = 0;
            m_geometry = nullptr;
        }
        --m_depth;
    }

    Result<> enter()
    {
        if (++m_depth > kDeepestNode)
            return unsoundCollada(Tr::tr("its elements are nested too deep"));
        for (const QXmlStreamAttribute &attribute : m_xml.attributes()) {
            const bool counts = attribute.name() == QLatin1String("count") ||
                                attribute.name() == QLatin1String("stride") ||
                                attribute.name() == QLatin1String("offset");
            bool whole = false;
            if (counts && (attribute.value().toLongLong(&whole) > m_content.size() || !whole ||
                           attribute.value().toLongLong() < 0))
                return tooMuchAnnounced();
        }
        const auto name = m_xml.name();
        if (name.endsWith(QLatin1String("_array"))) {
            m_counting = &m_held[attribute("id")];
            m_inValue = false;
        } else if (name == QLatin1String("accessor")) {
            const qint64 stride = attribute("stride").isEmpty() ? 1 : attribute("stride").toLongLong();
            const qint64 count = attribute("count").toLongLong();
            // All three are bounded by the size of the file: at most 500 MB, so nothing overflows.
            qint64 &most = m_wanted[attribute("source")];
            most = std::max(most, attribute("offset").toLongLong() + count * stride);
        } else if (name == QLatin1String("node") || name == QLatin1String("visual_scene")) {
            QString id = attribute("id");
            if (id.isEmpty())
                id = QStringLiteral("\n%1").arg(++m_unnamed);
            if (!m_path.empty())
                m_nodes[m_path.back().second].uses.push_back(id);
            m_nodes[id];
            m_path.emplace_back(m_depth, id);
        } else if (name.startsWith(QLatin1String("instance_")) && !m_path.empty()) {
            return enterInstance();
        } else {
            enterGeometry();
        }
        return {};
    }

    Result<> enterInstance()
    {
        const auto name = m_xml.name();
        const QString url = attribute("url");
        if (name == QLatin1String("instance_node")) {
            if (!url.startsWith(QLatin1Char('#')))
                return unsoundCollada(Tr::tr("it names nodes of another file"));
            m_nodes[m_path.back().second].uses.push_back(url.mid(1));
        } else if (name == QLatin1String("instance_geometry") ||
                   name == QLatin1String("instance_controller")) {
            m_nodes[m_path.back().second].shows.push_back(url.mid(1));
        }
        return {};
    }

    /// What a geometry costs whoever shows it: the numbers its faces are made of, or are said to be.
    void enterGeometry()
    {
        const auto name = m_xml.name();
        if ((name == QLatin1String("geometry") || name == QLatin1String("controller")) && !m_geometry) {
            m_geometry = &m_numbers[attribute("id")];
            m_geometryDepth = m_depth;
        } else if (m_geometry && (name == QLatin1String("p") || name == QLatin1String("ph") ||
                                  name == QLatin1String("h") || name == QLatin1String("vcount"))) {
            m_counting = &m_geometry->numbers;
            m_inValue = false;
        } else if (m_geometry && name == QLatin1String("skin")) {
            m_geometry->of = attribute("source").mid(1);
        } else if (m_geometry && !attribute("count").isEmpty() && !name.endsWith(QLatin1String("accessor"))) {
            m_geometry->numbers += attribute("count").toLongLong();
        }
    }

    /// Numbers of a geometry, or of that which a controller bends.
    [[nodiscard]] double numbersOf(const QString &id) const
    {
        auto found = m_numbers.find(id);
        double sum = 0;
        for (int i = 0; i < 2 && found != m_numbers.end(); ++i) {
            sum += static_cast<double>(found->second.numbers);
            found = found->second.of.isEmpty() ? m_numbers.end() : m_numbers.find(found->second.of);
        }
        return sum;
    }

    /// How many nodes and numbers a node unfolds to; a circle never ends.
    Result<> unfold()
    {
        for (auto &[root, first] : m_nodes) {
            DOTHI_TRY(m_task.checkpoint());
            if (first.state != Node::State::Unseen)
                continue;
            std::vector<std::pair<Node *, size_t>> open{{&first, 0}};
            first.state = Node::State::InHand;
            while (!open.empty()) {
                Node &node = *open.back().first;
                if (open.back().second < node.uses.size()) {
                    const auto below = m_nodes.find(node.uses[open.back().second++]);
                    if (below == m_nodes.end() || below->second.state == Node::State::Done)
                        continue;
                    if (below->second.state == Node::State::InHand)
                        return unsoundCollada(Tr::tr("a node of it stands for itself"));
                    if (open.size() > kDeepestNode)
                        return unsoundCollada(Tr::tr("its elements are nested too deep"));
                    below->second.state = Node::State::InHand;
                    open.emplace_back(&below->second, 0);
                    continue;
                }
                node.nodes = 1;
                for (const QString &shown : node.shows)
                    node.numbers += 1 + numbersOf(shown);
                for (const QString &use : node.uses) {
                    if (const auto below = m_nodes.find(use); below != m_nodes.end()) {
                        node.nodes += below->second.nodes;
                        node.numbers += below->second.numbers;
                    }
                }
                if (node.nodes > kMostNodes || node.numbers > kMostNumbers)
                    return unsoundCollada(Tr::tr("its nodes unfold beyond every size"));
                node.state = Node::State::Done;
                open.pop_back();
            }
        }
        return {};
    }

    struct Geometry
    {
        qint64 numbers = 0;
        QString of; ///< of a controller: the geometry it bends
    };

    const QByteArray &m_content;
    TaskContext &m_task;
    QXmlStreamReader m_xml;
    int m_depth = 0;
    std::map<QString, Node> m_nodes;
    std::vector<std::pair<int, QString>> m_path;
    qint64 m_unnamed = 0;
    std::map<QString, Geometry> m_numbers; ///< by the ids of geometries and controllers
    Geometry *m_geometry = nullptr;
    int m_geometryDepth = 0;
    // How many values each array really holds, and how many are read from it.
    std::map<QString, qint64> m_held;
    std::map<QString, qint64> m_wanted;
    qint64 *m_counting = nullptr;
    bool m_inValue = false;
};

} // namespace

Result<> checkCollada(const QByteArray &content, TaskContext &task)
{
    if (hasCrowdedTags(content))
        return unsoundCollada(Tr::tr("an element has thousands of attributes"));
    return ColladaCheck(content, task).run();
}

} // namespace dothi::io

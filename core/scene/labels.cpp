// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/labels.h>

#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QMultiHash>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numbers>

namespace dothi::scene {

namespace {

constexpr double kGap = 22;    ///< between a pill and its spot
constexpr double kBetween = 4; ///< between labels
constexpr double kApart = 320; ///< between two times the same name: a long street has several
constexpr double kMargin = 8;  ///< between pills and the frame
/// Names there may be room for; most of them are found to lie over, or to repeat, others.
constexpr size_t kMostNames = 150;
constexpr size_t kMostCandidates = 500;
constexpr qsizetype kMostPictures = 1500;

QFont labelFont(int pixels, bool bold)
{
    QFont font(QStringLiteral("Noto Sans"));
    font.setPixelSize(pixels);
    if (bold)
        font.setWeight(QFont::DemiBold);
    return font;
}

bool overlaps(const QRectF &rect, const std::vector<QRectF> &others)
{
    const QRectF grown = rect.adjusted(-kBetween, -kBetween, kBetween, kBetween);
    return std::any_of(others.begin(), others.end(),
                       [&grown](const QRectF &o) { return grown.intersects(o); });
}

QRectF keptInside(QRectF rect, const QSizeF &viewport)
{
    const auto into = [](double low, double size, double room) {
        return std::clamp(low, kMargin, std::max(kMargin, room - size - kMargin));
    };
    rect.moveLeft(into(rect.left(), rect.width(), viewport.width()));
    rect.moveTop(into(rect.top(), rect.height(), viewport.height()));
    return rect;
}

} // namespace

std::vector<QRectF> placeLabels(const std::vector<LabelBox> &boxes, const QSizeF &viewport,
                                std::vector<QRectF> taken)
{
    std::vector<QRectF> rects(boxes.size());
    QMultiHash<QString, QPointF> written;
    const auto isNear = [&written](const LabelBox &box) {
        const auto [from, to] = written.equal_range(box.text);
        return std::any_of(from, to, [&box](const QPointF &other) {
            const QPointF way = other - box.anchor;
            return std::hypot(way.x(), way.y()) < box.apart;
        });
    };
    for (size_t i = 0; i < boxes.size(); ++i) {
        const LabelBox &box = boxes[i];
        QRectF rect(QPointF(), box.size);
        if (!box.mustShow) {
            rect.moveCenter(box.anchor);
            if (QRectF(QPointF(), viewport).contains(rect) && !isNear(box) && !overlaps(rect, taken)) {
                rects[i] = rect;
                taken.push_back(rect);
                if (box.apart > 0)
                    written.insert(box.text, box.anchor);
            }
            continue;
        }
        // Above the spot, then ever farther up, to both sides and down, in growing rings.
        const double stepY = box.size.height() + kBetween + 1;
        const double stepX = box.size.width() / 2 + kBetween;
        const QPointF first(box.anchor.x(), box.anchor.y() - kGap - box.size.height() / 2);
        bool placed = false;
        for (int ring = 0; ring <= 14 && !placed; ++ring) {
            for (int up = ring; up >= -ring && !placed; --up) {
                for (int side = 0; side <= 2 * ring && !placed; ++side) {
                    const int across = (side % 2 == 0 ? 1 : -1) * ((side + 1) / 2);
                    if (std::max(std::abs(across), std::abs(up)) != ring)
                        continue;
                    rect.moveCenter(first + QPointF(across * stepX, -up * stepY));
                    rect = keptInside(rect, viewport);
                    placed = !overlaps(rect, taken);
                }
            }
        }
        rects[i] = rect;
        taken.push_back(rect);
    }
    return rects;
}

/// Textures and quads that are not shown just now hang below nothing, but belong to a GL context all the
/// same: the root lets go of them with the rest.
class Labels::Root : public osg::Group
{
public:
    explicit Root(const Labels &labels)
        : m_labels(&labels)
    {}
    void forget() { m_labels = nullptr; }
    void releaseGLObjects(osg::State *state) const override
    {
        osg::Group::releaseGLObjects(state);
        if (!m_labels)
            return;
        for (const Picture &picture : m_labels->m_pictures)
            picture.texture->releaseGLObjects(state);
        for (const auto &quad : m_labels->m_quads)
            quad->releaseGLObjects(state);
    }

private:
    const Labels *m_labels;
};

Labels::~Labels()
{
    m_root->forget();
}

osg::Group *Labels::node() const
{
    return m_root;
}

Labels::Labels(const osg::ref_ptr<osg::StateSet> &state)
    : m_root(new Root(*this))
{
    m_root->setStateSet(state);
    m_root->setCullingActive(false);
}

void Labels::setPills(const QString &overlay, std::vector<OverlayLabel> labels)
{
    if (labels.empty())
        m_pills.erase(overlay);
    else
        m_pills[overlay] = std::move(labels);
}

void Labels::setNames(const QString &layer, const std::vector<NameLabel> &names)
{
    Names &own = m_names[layer];
    own.all = names;
    own.farthestMpp = 0;
    for (const NameLabel &name : names)
        own.farthestMpp = std::max(own.farthestMpp, name.farthestMpp);
    // Heavier first: those get the room.
    std::stable_sort(own.all.begin(), own.all.end(),
                     [](const NameLabel &a, const NameLabel &b) { return a.weight > b.weight; });
}

void Labels::setNamesVisible(const QString &layer, bool visible)
{
    m_names[layer].visible = visible;
}

void Labels::setDark(bool dark)
{
    m_dark = dark;
}

const Labels::Picture *Labels::keep(const QString &key, const QImage &image)
{
    const QImage rgba = image.convertToFormat(QImage::Format_RGBA8888_Premultiplied).mirrored();
    osg::ref_ptr<osg::Image> pixels = new osg::Image;
    pixels->allocateImage(rgba.width(), rgba.height(), 1, GL_RGBA, GL_UNSIGNED_BYTE);
    for (int y = 0; y < rgba.height(); ++y)
        std::memcpy(pixels->data(0, y), rgba.constScanLine(y), static_cast<size_t>(rgba.width()) * 4);
    osg::ref_ptr<osg::Texture2D> texture = new osg::Texture2D(pixels);
    texture->setResizeNonPowerOfTwoHint(false);
    texture->setFilter(osg::Texture::MIN_FILTER, osg::Texture::LINEAR);
    texture->setFilter(osg::Texture::MAG_FILTER, osg::Texture::LINEAR);
    texture->setWrap(osg::Texture::WRAP_S, osg::Texture::CLAMP_TO_EDGE);
    texture->setWrap(osg::Texture::WRAP_T, osg::Texture::CLAMP_TO_EDGE);
    return &*m_pictures.insert(key, {texture, QSizeF(rgba.size())});
}

const Labels::Picture *Labels::pill(const QString &text, const QColor &background, double ratio)
{
    const QString key =
        QStringLiteral("p%1|%2|%3").arg(background.name(QColor::HexArgb)).arg(ratio).arg(text);
    if (const auto found = m_pictures.constFind(key); found != m_pictures.constEnd())
        return &*found;
    const QFont font = labelFont(13, true);
    const QFontMetricsF metrics(font);
    const QSizeF size(std::ceil(metrics.horizontalAdvance(text)) + 20, std::ceil(metrics.height()) + 8);
    QImage image((size * ratio).toSize() + QSize(4, 4), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(2, 2);
    painter.scale(ratio, ratio);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 46));
    painter.drawRoundedRect(QRectF(QPointF(0, 1.2), size), 5, 5);
    painter.setBrush(background);
    painter.drawRoundedRect(QRectF(QPointF(0, 0), size), 5, 5);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(QRectF(QPointF(0, 0), size), Qt::AlignCenter, text);
    painter.end();
    return keep(key, image);
}

const Labels::Picture *Labels::name(const QString &text, double ratio)
{
    const QString key = QStringLiteral("n%1|%2|%3").arg(m_dark ? 1 : 0).arg(ratio).arg(text);
    if (const auto found = m_pictures.constFind(key); found != m_pictures.constEnd())
        return &*found;
    const QFont font = labelFont(12, false);
    const QFontMetricsF metrics(font);
    const QSizeF size(std::ceil(metrics.horizontalAdvance(text)) + 8, std::ceil(metrics.height()) + 4);
    QImage image((size * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.scale(ratio, ratio);
    painter.setFont(font);
    // A rim in the colour of the ground keeps the name readable on anything. Many faint copies about it are
    // much quicker than a stroked path.
    const QPointF base(4, 2 + metrics.ascent());
    painter.setPen(m_dark ? QColor(18, 24, 34, 120) : QColor(255, 253, 249, 120));
    constexpr int kCopies = 12;
    for (int i = 0; i < kCopies; ++i) {
        const double angle = 2 * std::numbers::pi * i / kCopies;
        painter.drawText(base + QPointF(std::cos(angle), std::sin(angle)) * 1.4, text);
    }
    painter.setPen(m_dark ? QColor(206, 212, 222) : QColor(74, 70, 66));
    painter.drawText(base, text);
    painter.end();
    return keep(key, image);
}

const Labels::Picture *Labels::dot(const QColor &color, double ratio)
{
    const QString key = QStringLiteral("d%1|%2").arg(color.name()).arg(ratio);
    if (const auto found = m_pictures.constFind(key); found != m_pictures.constEnd())
        return &*found;
    QImage image((QSizeF(9, 9) * ratio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(ratio, ratio);
    painter.setPen(QPen(Qt::white, 1.4));
    painter.setBrush(color);
    painter.drawEllipse(QPointF(4.5, 4.5), 3.2, 3.2);
    painter.end();
    return keep(key, image);
}

const Labels::Picture *Labels::leader(const QColor &color)
{
    const QString key = QStringLiteral("l%1").arg(color.name());
    if (const auto found = m_pictures.constFind(key); found != m_pictures.constEnd())
        return &*found;
    // Across: soft, full, soft.
    QImage image(3, 1, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QColor solid = color;
    solid.setAlpha(230);
    image.setPixelColor(1, 0, solid);
    return keep(key, image);
}

osg::Geometry *Labels::quadFor(const Picture &picture)
{
    if (m_used == m_quads.size()) {
        osg::ref_ptr<osg::Geometry> quad = new osg::Geometry;
        quad->setUseDisplayList(false);
        quad->setUseVertexBufferObjects(true);
        quad->setDataVariance(osg::Object::DYNAMIC);
        quad->setCullingActive(false);
        quad->setVertexArray(new osg::Vec3Array(4));
        osg::ref_ptr<osg::Vec2Array> texture = new osg::Vec2Array;
        for (const auto &[s, t] : {std::pair{0.F, 0.F}, {1.F, 0.F}, {1.F, 1.F}, {0.F, 1.F}})
            texture->push_back({s, t});
        quad->setTexCoordArray(0, texture);
        quad->addPrimitiveSet(new osg::DrawArrays(GL_TRIANGLE_FAN, 0, 4));
        // Drawn in this order: what comes later lies on top.
        quad->getOrCreateStateSet()->setRenderBinDetails(kLabelBin + static_cast<int>(m_quads.size()),
                                                         "RenderBin");
        m_quads.push_back(quad);
    }
    osg::Geometry *quad = m_quads[m_used++];
    quad->getOrCreateStateSet()->setTextureAttributeAndModes(0, picture.texture);
    return quad;
}

void Labels::addQuad(const Picture &picture, const std::array<QPointF, 4> &corners, const QSizeF &viewport)
{
    osg::Geometry *quad = quadFor(picture);
    auto &positions = static_cast<osg::Vec3Array &>(*quad->getVertexArray());
    for (size_t i = 0; i < 4; ++i) {
        positions[i] = {static_cast<float>(corners[i].x() / viewport.width() * 2 - 1),
                        static_cast<float>(1 - corners[i].y() / viewport.height() * 2), 0};
    }
    positions.dirty();
    quad->dirtyBound();
    m_root->addChild(quad);
}

void Labels::update(const Camera &camera, double pixelRatio,
                    const std::function<bool(const geo::Coord &)> &isInView)
{
    m_root->removeChildren(0, m_root->getNumChildren());
    m_used = 0;
    m_placed.clear();
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return;
    if (m_pictures.size() > kMostPictures)
        m_pictures.clear();

    const QSizeF viewport = camera.viewport();
    std::vector<LabelBox> boxes;
    std::vector<const OverlayLabel *> shown;
    const QRectF around = QRectF(QPointF(), viewport).adjusted(-60, -60, 60, 60);
    for (const auto &[id, labels] : m_pills) {
        for (const OverlayLabel &label : labels) {
            QPointF pixel;
            if (!camera.project(label.where, pixel) || !around.contains(pixel))
                continue;
            boxes.push_back({pixel, pill(label.text, label.background, pixelRatio)->size, true, {}, 0});
            shown.push_back(&label);
        }
    }
    const size_t pills = boxes.size();

    struct Candidate
    {
        const NameLabel *name;
        QPointF pixel;
    };
    std::vector<Candidate> candidates;
    const bool plan = camera.pose().plan;
    const geo::Coord center = plan ? camera.pose().target : camera.eye();
    const double planMpp = camera.metresPerPixel(camera.pose().target);
    const double planReach = planMpp * std::hypot(viewport.width(), viewport.height()) / 2;
    const double mppPerMetre = camera.metresPerPixel(camera.pose().target) / camera.pose().distanceM;
    for (const auto &[layer, names] : m_names) {
        if (!names.visible)
            continue;
        for (const NameLabel &name : names.all) {
            if (name.planOnly && !plan)
                continue;
            // Most are far off or too small: those go before anything is computed.
            const double dx = name.where.x - center.x;
            const double dy = name.where.y - center.y;
            const double reach = plan ? planReach : name.farthestMpp / mppPerMetre;
            if (dx * dx + dy * dy > reach * reach || (plan && planMpp > name.farthestMpp))
                continue;
            QPointF pixel;
            if (!camera.project(name.where, pixel) || !around.contains(pixel) ||
                camera.metresPerPixel(name.where) > name.farthestMpp) {
                continue;
            }
            candidates.push_back({&name, pixel});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate &a, const Candidate &b) { return a.name->weight > b.name->weight; });
    if (candidates.size() > kMostCandidates)
        candidates.resize(kMostCandidates);
    std::vector<const NameLabel *> chosen;
    for (const Candidate &candidate : candidates) {
        if (chosen.size() >= kMostNames)
            break;
        if (isInView && !isInView(candidate.name->where))
            continue;
        const QSizeF size = name(candidate.name->text, pixelRatio)->size;
        boxes.push_back({candidate.pixel, size, false, candidate.name->text, kApart * pixelRatio});
        chosen.push_back(candidate.name);
    }
    const std::vector<QRectF> rects = placeLabels(boxes, viewport, m_taken);
    const auto corners = [](const QRectF &r) {
        return std::array<QPointF, 4>{r.bottomLeft(), r.bottomRight(), r.topRight(), r.topLeft()};
    };
    const auto snapped = [](const QRectF &r) {
        return QRectF(QPointF(std::round(r.left()), std::round(r.top())), r.size());
    };
    for (size_t i = pills; i < boxes.size(); ++i) {
        if (rects[i].isNull())
            continue;
        addQuad(*name(chosen[i - pills]->text, pixelRatio), corners(snapped(rects[i])), viewport);
        m_placed.push_back(rects[i]);
    }
    for (size_t i = 0; i < pills; ++i) {
        const OverlayLabel &label = *shown[i];
        const QPointF spot = boxes[i].anchor;
        const QPointF from(std::clamp(spot.x(), rects[i].left() + 8, rects[i].right() - 8),
                           spot.y() > rects[i].center().y() ? rects[i].bottom() - 2 : rects[i].top() + 2);
        const QPointF way = spot - from;
        const double length = std::hypot(way.x(), way.y());
        if (length > 4 && !rects[i].contains(spot)) {
            const QPointF across = QPointF(-way.y(), way.x()) / length * 1.9 * pixelRatio;
            addQuad(*leader(label.background), {from - across, from + across, spot + across, spot - across},
                    viewport);
        }
        const Picture &mark = *dot(label.background, pixelRatio);
        addQuad(mark, corners(QRectF(spot - QPointF(mark.size.width(), mark.size.height()) / 2, mark.size)),
                viewport);
    }
    for (size_t i = 0; i < pills; ++i) {
        addQuad(*pill(shown[i]->text, shown[i]->background, pixelRatio), corners(snapped(rects[i])),
                viewport);
        m_placed.push_back(rects[i]);
    }
}

} // namespace dothi::scene

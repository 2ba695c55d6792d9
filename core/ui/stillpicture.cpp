// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/stillpicture.h>

#include <osg/CullStack>
#include <osg/Group>
#include <osgUtil/CullVisitor>

#include <QOpenGLFramebufferObject>

#include <algorithm>

namespace dothi::ui {

namespace {

/// To be drawn to; or, without depth, to be copied to.
std::unique_ptr<QOpenGLFramebufferObject> makeBufferOf(const QSize &size, int samples, bool withDepth)
{
    QOpenGLFramebufferObjectFormat format;
    format.setInternalTextureFormat(GL_RGBA8);
    format.setSamples(samples);
    if (withDepth)
        format.setAttachment(QOpenGLFramebufferObject::CombinedDepthStencil);
    return std::make_unique<QOpenGLFramebufferObject>(size, format);
}

} // namespace

/// Narrows the frustum by the upper and lower edge of a strip.
class StripGate final : public osg::Group
{
public:
    /// In normalised device coordinates, −1 at the lower edge of the picture and 1 at the upper one.
    void setStrip(double low, double high)
    {
        m_low = low;
        m_high = high;
    }

    void traverse(osg::NodeVisitor &visitor) override
    {
        osgUtil::CullVisitor *cull = visitor.asCullVisitor();
        if (!cull || (m_low <= -1 && m_high >= 1)) {
            osg::Group::traverse(visitor);
            return;
        }
        // Of a point p (a row) x = p·P gives y and w before the division by w: low·w ≤ y ≤ high·w.
        const osg::Matrixd projection = *cull->getProjectionMatrix();
        osg::Vec4d lower;
        osg::Vec4d upper;
        for (int row = 0; row < 4; ++row) {
            lower[row] = projection(row, 1) - m_low * projection(row, 3);
            upper[row] = m_high * projection(row, 3) - projection(row, 1);
        }
        osg::Polytope &frustum = cull->getProjectionCullingStack().back().getFrustum();
        osg::Polytope whole = frustum;
        for (const osg::Vec4d &edge : {lower, upper}) {
            osg::Plane plane(edge);
            plane.makeUnitLength();
            frustum.add(plane);
        }
        // The frustum in coordinates of the scene is made from this one when a matrix is pushed.
        cull->pushModelViewMatrix(new osg::RefMatrix(*cull->getModelViewMatrix()),
                                  osg::Transform::ABSOLUTE_RF);
        osg::Group::traverse(visitor);
        cull->popModelViewMatrix();
        cull->getProjectionCullingStack().back().setFrustum(whole);
    }

private:
    double m_low = -1;
    double m_high = 1;
};

struct StillPicture::Private
{
    osg::ref_ptr<StripGate> gate = new StripGate;
    std::unique_ptr<QOpenGLFramebufferObject> strip;
    std::unique_ptr<QOpenGLFramebufferObject> whole;
    QSize size;
    int samples = 0;
    int rows = 0;
    int count = 0;
    int drawn = -1; ///< strips; −1: none was asked for
};

StillPicture::StillPicture()
    : d(std::make_unique<Private>())
{}

StillPicture::~StillPicture() = default;

osg::Group *StillPicture::gate() const
{
    return d->gate;
}

void StillPicture::start(const QSize &size, int samples, int strips)
{
    strips = std::clamp(strips, 1, size.height());
    const bool isOther = !d->whole || d->size != size || d->samples != samples;
    if (isOther || strips > d->count || strips * 3 < d->count) {
        d->strip.reset();
        d->rows = (size.height() + strips - 1) / strips;
        d->count = (size.height() + d->rows - 1) / d->rows;
        d->strip = makeBufferOf({size.width(), d->rows}, samples, true);
    }
    if (isOther) {
        d->whole.reset();
        d->whole = makeBufferOf(size, 0, false);
        d->size = size;
        d->samples = samples;
    }
    d->drawn = 0;
}

void StillPicture::stop()
{
    d->drawn = -1;
}

bool StillPicture::isUnderWay() const
{
    return d->drawn >= 0 && d->drawn < d->count;
}

bool StillPicture::isWhole() const
{
    return d->drawn >= 0 && d->drawn == d->count;
}

int StillPicture::strips() const
{
    return d->count;
}

void StillPicture::drawNext(const Draw &draw)
{
    if (!isUnderWay())
        return;
    // Counted from the upper edge; the rows of a buffer count from below.
    const int high = d->size.height() - d->drawn * d->rows;
    const int low = std::max(0, high - d->rows);
    const double height = d->size.height();
    d->gate->setStrip(2 * low / height - 1, 2 * high / height - 1);
    draw(*d->strip, QRect(QPoint(0, -low), d->size));
    d->gate->setStrip(-1, 1);
    const int rows = high - low;
    QOpenGLFramebufferObject::blitFramebuffer(d->whole.get(), QRect(0, low, d->size.width(), rows),
                                              d->strip.get(), QRect(0, 0, d->size.width(), rows));
    ++d->drawn;
}

QOpenGLFramebufferObject *StillPicture::picture() const
{
    return d->whole.get();
}

void StillPicture::release()
{
    d->strip.reset();
    d->whole.reset();
    d->drawn = -1;
    d->count = 0;
}

} // namespace dothi::ui

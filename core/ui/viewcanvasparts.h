// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/ui/stillpicture.h>
#include <dothi/ui/viewcanvas.h>

#include <osg/Group>
#include <osg/Viewport>
#include <osgViewer/GraphicsWindow>
#include <osgViewer/Viewer>

#include <QOpenGLFramebufferObject>

// What the sources of ViewCanvas share.

namespace dothi::ui {

struct ViewCanvas::Private
{
    /// A buffer to be drawn to, device pixels.
    struct Frame
    {
        int width = 0;
        int height = 0;
        int samples = 0;
        friend bool operator==(const Frame &, const Frame &) = default;
    };

    StillPicture picture;
    double msPerPixel = -1;  ///< of the picture at rest; −1: not known yet
    double stillMs = 0;      ///< of the one being drawn, up to now
    double longestMs = 0;    ///< of its strips
    bool isPrepared = false; ///< for its strips
    bool hasShadows = false; ///< their map is whole, or there is none
    bool isSoftware = false; ///< the processor draws
    osg::Matrixd projection;
    osg::ref_ptr<osgViewer::Viewer> viewer;
    osg::ref_ptr<osgViewer::GraphicsWindowEmbedded> window;
    osg::ref_ptr<osg::Group> emptyRoot = new osg::Group;
    std::unique_ptr<QOpenGLFramebufferObject> quick;
    std::unique_ptr<QOpenGLFramebufferObject> unseen;
    Frame quickFrame;
    int samples = 0;

    static std::unique_ptr<QOpenGLFramebufferObject> makeBuffer(const Frame &frame)
    {
        QOpenGLFramebufferObjectFormat format;
        format.setAttachment(QOpenGLFramebufferObject::CombinedDepthStencil);
        format.setSamples(frame.samples);
        format.setInternalTextureFormat(GL_RGBA8);
        return std::make_unique<QOpenGLFramebufferObject>(frame.width, frame.height, format);
    }

    void letGoOfBuffers()
    {
        picture.release();
        quick.reset();
        unseen.reset();
    }

    void setSceneData(osg::Node *node)
    {
        osg::Group *gate = picture.gate();
        gate->removeChildren(0, gate->getNumChildren());
        gate->addChild(node);
    }
};

} // namespace dothi::ui

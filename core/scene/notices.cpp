// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/scene/notices.h>

#include <osg/Notify>

#include <QLoggingCategory>

#include <mutex>

namespace dothi::scene {

namespace {

Q_LOGGING_CATEGORY(lcScene, "dothi.scene", QtWarningMsg)

class ToQt : public osg::NotifyHandler
{
public:
    void notify(osg::NotifySeverity severity, const char *message) override
    {
        const QString text = QString::fromUtf8(message).trimmed();
        if (text.isEmpty())
            return;
        if (severity <= osg::FATAL)
            qCCritical(lcScene).noquote() << text;
        else if (severity == osg::WARN)
            qCWarning(lcScene).noquote() << text;
        else if (severity <= osg::INFO)
            qCInfo(lcScene).noquote() << text;
        else
            qCDebug(lcScene).noquote() << text;
    }
};

} // namespace

void routeNotices()
{
    static std::once_flag once;
    std::call_once(once, [] {
        osg::setNotifyHandler(new ToQt);
        // The driver's own remarks (no DRI device, no display) are about what is tried next anyway.
        if (!qEnvironmentVariableIsSet("EGL_LOG_LEVEL"))
            qputenv("EGL_LOG_LEVEL", "fatal");
    });
}

} // namespace dothi::scene

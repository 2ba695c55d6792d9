// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/icons.h>
#include <dothi/ui/linkedview.h>
#include <dothi/ui/theme.h>
#include <dothi/ui/viewoverlays.h>
#include <dothi/ui/widgets.h>

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace dothi::ui {

namespace {

constexpr double kOnFootM = 200; ///< from which somebody on foot is looked at

LeaderTilt tiltOf(const View3D &view)
{
    if (view.isWalking())
        return LeaderTilt::OnFoot;
    return view.pose().plan || view.isTipping() ? LeaderTilt::None : LeaderTilt::Own;
}

} // namespace

scene::CameraPose linkedPose(const scene::CameraPose &leader, LeaderTilt tilt,
                             const scene::CameraPose &follower)
{
    scene::CameraPose pose = leader;
    pose.plan = follower.plan;
    pose.fieldOfViewDeg = scene::Camera::kFieldOfViewDeg;
    if (tilt == LeaderTilt::OnFoot) {
        pose.target = scene::Camera(leader).eye();
        pose.distanceM = kOnFootM;
    }
    if (pose.plan)
        pose.pitchDeg = 90;
    else if (tilt != LeaderTilt::Own)
        pose.pitchDeg = follower.plan ? 45 : std::max(follower.pitchDeg, 20.0);
    return pose;
}

LinkedView::LinkedView(Shell &shell, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_view(new View3D(this))
    , m_loader(new SceneLoader(shell.loader(), this))
    , m_link(makeIconButton(QStringLiteral("link"), tr("Both views move together"), m_view, 18))
    , m_mode(new QToolButton(m_view))
{
    setObjectName(QStringLiteral("linkedView"));
    m_view->setObjectName(QStringLiteral("secondView"));
    m_view->setAccessibleName(tr("Second view of the city"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 0, 0, 0);
    layout->addWidget(m_view);

    auto *bar = new Pill(m_view);
    bar->setObjectName(QStringLiteral("secondViewBar"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(4 + Pill::kShadow, 4 + Pill::kShadow, 4 + Pill::kShadow, 4 + Pill::kShadow);
    row->setSpacing(2);
    m_mode->setObjectName(QStringLiteral("secondViewMode"));
    m_mode->setProperty("kind", QStringLiteral("mode"));
    m_mode->setFixedSize(34, 30);
    m_link->setObjectName(QStringLiteral("secondViewLink"));
    m_link->setCheckable(true);
    m_link->setChecked(true);
    QToolButton *close = makeIconButton(QStringLiteral("close"), tr("Close the second view"), bar, 16);
    close->setObjectName(QStringLiteral("secondViewClose"));
    row->addWidget(m_mode);
    row->addWidget(m_link);
    row->addWidget(close);
    m_view->addOverlay(bar, Qt::AlignTop | Qt::AlignRight);
    m_view->addOverlay(new ScalePill(m_view), Qt::AlignBottom | Qt::AlignRight);

    View3D &first = shell.view();
    // Where the first shows the city standing, a map is wanted beside it, and the other way round.
    scene::CameraPose pose = first.pose();
    pose.plan = !first.isPlan();
    m_view->setPose(linkedPose(first.pose(), tiltOf(first), pose));
    m_view->controller().setCityExtent(shell.loader().extent(), first.pose().target.z);
    showMode();

    connect(close, &QToolButton::clicked, this, &LinkedView::closeAsked);
    connect(m_link, &QToolButton::toggled, this, &LinkedView::setLinked);
    connect(m_mode, &QToolButton::clicked, this, [this] { m_view->setPlan(!m_view->isPlan()); });
    connect(m_view, &View3D::planChanged, this, &LinkedView::showMode);
    connect(&first, &View3D::cameraChanged, this, [this] { follow(m_shell.view(), *m_view); });
    connect(m_view, &View3D::cameraChanged, this, [this] { follow(*m_view, m_shell.view()); });
    connect(m_loader, &SceneLoader::sceneReady, this, [this] {
        m_view->controller().setCityExtent(m_loader->extent(), m_shell.view().pose().target.z);
        follow(m_shell.view(), *m_view);
    });
    shell.dress().add(m_view, m_loader);
    m_loader->openCurrent();
}

LinkedView::~LinkedView()
{
    // The loader's scene goes with it; the view lets go first.
    m_view->setScene(nullptr);
    delete m_loader;
}

void LinkedView::setLinked(bool linked)
{
    m_linked = linked;
    m_link->setChecked(linked);
    if (linked)
        follow(m_shell.view(), *m_view);
}

void LinkedView::showMode()
{
    // The button says what is shown, as those of the first view do.
    m_mode->setText(m_view->isPlan() ? QStringLiteral("2D") : QStringLiteral("3D"));
    m_mode->setToolTip(m_view->isPlan() ? tr("Plan; click for 3D") : tr("3D; click for the plan"));
    m_mode->setAccessibleName(m_mode->toolTip());
}

void LinkedView::follow(View3D &leader, View3D &follower)
{
    if (!m_linked || m_following || !follower.scene())
        return;
    // Who walks leads: a map beside it does not pull him off his feet.
    if (follower.isWalking())
        return;
    scene::CameraPose now = follower.pose();
    now.plan = follower.isPlan();
    const scene::CameraPose pose = linkedPose(leader.pose(), tiltOf(leader), now);
    m_following = true;
    follower.setPose(pose);
    m_following = false;
}

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/sceneloader.h>
#include <dothi/ui/view3d.h>
#include <dothi/ui/viewdress.h>

#include <algorithm>

namespace dothi::ui {

void ViewDress::add(View3D *view, SceneLoader *loader)
{
    std::erase_if(m_views, [](const Dressed &dressed) { return !dressed.view || !dressed.loader; });
    m_views.push_back({view, loader});
    const auto dress = [this, view, loader] {
        view->setScene(loader->scene());
        view->controller().setBelowGround(loader->isUnderground());
        // By number: a piece may put on another.
        for (size_t i = 0; i < m_worn.size(); ++i) {
            const Worn worn = m_worn[i];
            if (worn.owner)
                worn.piece(*loader->scene());
        }
        Q_EMIT dressed(loader->scene());
    };
    connect(loader, &SceneLoader::sceneReady, view, dress);
    connect(loader, &SceneLoader::sceneAboutToGo, view, [view] { view->setScene(nullptr); });
    connect(loader, &SceneLoader::layerAttached, view, &View3D::prepareLayer);
    connect(loader, &SceneLoader::sceneChanged, view, &View3D::redraw);
    connect(loader, &SceneLoader::progressChanged, view, &View3D::setLoaded);
    connect(loader, &SceneLoader::undergroundChanged, view, [view](bool on) {
        view->controller().setBelowGround(on);
        view->redraw();
    });
    connect(view, &View3D::frameDrawn, loader, &SceneLoader::fetchTiles, Qt::QueuedConnection);
    view->setLoaded(loader->progress());
    Q_EMIT added(view, loader);
    if (loader->scene())
        dress();
}

std::vector<ViewDress::Dressed> ViewDress::views() const
{
    std::vector<Dressed> views = m_views;
    std::erase_if(views, [](const Dressed &dressed) { return !dressed.view || !dressed.loader; });
    return views;
}

void ViewDress::wear(const QString &name, QObject *owner, Piece piece)
{
    std::erase_if(m_worn, [](const Worn &worn) { return !worn.owner; });
    const auto known = std::ranges::find(m_worn, name, &Worn::name);
    if (known == m_worn.end())
        m_worn.push_back({name, owner, std::move(piece)});
    else
        *known = {name, owner, std::move(piece)};
    renew(name);
}

void ViewDress::renew(const QString &name)
{
    const auto known = std::ranges::find(m_worn, name, &Worn::name);
    if (known != m_worn.end() && known->owner)
        each(Piece(known->piece));
}

void ViewDress::each(const Piece &change) const
{
    for (const Dressed &dressed : views()) {
        // A scene about to go is in no view any more.
        if (scene::CityScene *scene = dressed.view->scene()) {
            change(*scene);
            dressed.view->redraw();
        }
    }
}

} // namespace dothi::ui

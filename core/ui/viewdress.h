// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/scene/cityscene.h>

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <vector>

namespace dothi::ui {

class SceneLoader;
class View3D;

/// What every view of the open city wears: overlays, hidden features, colours, section, light and whatever
/// else is put on by name. A view that is added wears all of it at once, and every change from then on; there
/// is no other place that dresses a view. Each view has a scene of its own. Main thread.
class ViewDress : public QObject
{
    Q_OBJECT
public:
    using Piece = std::function<void(scene::CityScene &)>;
    struct Dressed
    {
        QPointer<View3D> view;
        QPointer<SceneLoader> loader;
    };
    using QObject::QObject;

    /// The view shows the scene of this loader from now on. Both may go whenever they like.
    void add(View3D *view, SceneLoader *loader);
    [[nodiscard]] std::vector<Dressed> views() const;

    /// Puts a piece on all scenes, those to come included, in the order in which names were first worn. One
    /// of the same name is replaced. Dropped when `owner` dies; what it did to the scenes stays then.
    void wear(const QString &name, QObject *owner, Piece piece);
    /// What a piece says has changed: it is put on once more.
    void renew(const QString &name);
    /// Does this to every scene there is just now, and has their views drawn.
    void each(const Piece &change) const;

Q_SIGNALS:
    void added(dothi::ui::View3D *view, dothi::ui::SceneLoader *loader);
    /// A scene that is new wears everything.
    void dressed(dothi::scene::CityScene *scene);

private:
    struct Worn
    {
        QString name;
        QPointer<QObject> owner;
        Piece piece;
    };
    std::vector<Dressed> m_views;
    std::vector<Worn> m_worn;
};

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/icons.h>
#include <dothi/ui/messagebar.h>
#include <dothi/ui/picturejob.h>
#include <dothi/ui/shell.h>
#include <dothi/ui/view3d.h>

#include <QPixmap>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <algorithm>

namespace dothi::ui {

namespace {

constexpr int kAgainMs = 300; ///< until a locked city is asked again
constexpr int kMostAgain = 40;
const SettingKey<bool> kSeenThrough{"ui/selectionSeenThrough", true};

/// The window's connection waits only a moment for another program that is writing.
bool isLocked(const Error &error)
{
    return error.code() == ErrorCode::Database;
}

} // namespace

Shell::Shell(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_actions(new Actions(parts.window))
    , m_loader(new SceneLoader(*parts.cities, *parts.tasks, *parts.settings, this))
    , m_dress(new ViewDress(this))
    , m_styles(new LayerStyles(*parts.cities, *parts.tasks, *parts.settings, this))
{
    // A menu or the palette, shown without a city, leaves its actions disabled.
    connect(parts.cities, &plugin::CityHost::opened, m_actions, &Actions::offerAll);
    // Before the view lets go of its scene: a tool of it takes its drawing away.
    connect(m_loader, &SceneLoader::sceneAboutToGo, this, &Shell::letGoOfScene);
    m_dress->wear(QStringLiteral("shell"), this, [this](scene::CityScene &scene) { dressScene(scene); });
    // Its outline is drawn with the next look at the selection.
    connect(m_dress, &ViewDress::dressed, this, [this] { outlineSelection(++m_outline, kMostAgain); });
    connect(m_dress, &ViewDress::added, this, [this](View3D *, SceneLoader *loader) {
        connect(loader, &SceneLoader::outlineAgain, this,
                [this] { outlineSelection(++m_outline, kMostAgain); });
    });
    m_dress->add(m_parts.view, m_loader);
    connect(m_loader, &SceneLoader::sceneReady, this, &Shell::takeScene);
    connect(m_loader, &SceneLoader::failed, this, [this](const Error &error) { showError(error); });
    connect(m_styles, &LayerStyles::failed, this, [this](const Error &error) { showError(error); });
    connect(m_styles, &LayerStyles::changed, this, [this](const QString &layer) {
        m_dress->each(
            [&](scene::CityScene &scene) { scene.setLayerClasses(layer, m_styles->classes(layer)); });
    });
    connect(&m_selection, &plugin::Selection::changed, this, &Shell::applySelection);
}

Shell::~Shell()
{
    m_parts.view->setScene(nullptr);
}

void Shell::dressScene(scene::CityScene &scene) const
{
    for (const ShownOverlay &shown : m_overlays)
        scene.setOverlay(shown.id, shown.overlay);
    for (const auto &[token, hidden] : m_hidden)
        scene.setHidden(hidden.layer, hiddenIn(hidden.layer));
    for (const scene::LayerStyle &style : m_styles->styles())
        scene.setLayerClasses(style.layer, m_styles->classes(style.layer));
    scene.setSelectionSeenThrough(selectionSeenThrough());
}

void Shell::setSelectionSeenThrough(bool seen)
{
    m_parts.settings->set(kSeenThrough, seen);
    m_dress->each([seen](scene::CityScene &scene) { scene.setSelectionSeenThrough(seen); });
}

bool Shell::selectionSeenThrough() const
{
    return m_parts.settings->get(kSeenThrough);
}

void Shell::takeScene()
{
    const geo::Coord middle = m_loader->extent().center();
    m_parts.view->controller().setCityExtent(m_loader->extent(), groundHeight(middle.x, middle.y));
    // A plugin may have flown somewhere already; else the whole city is what opens.
    if (!m_placedCamera) {
        m_parts.view->controller().flyHome();
        m_parts.view->controller().finishFlight();
        m_parts.view->setPose(m_parts.view->pose());
    }
    Q_EMIT selectionShown(m_byUser);
}

void Shell::letGoOfScene()
{
    ++m_outline;
    ++m_flight;
    m_parts.view->setTool(nullptr);
    m_parts.view->setScene(nullptr);
    m_overlays.clear();
    m_hidden.clear();
    m_placedCamera = false;
    m_selection.set({});
    Q_EMIT overlaysChanged();
}

void Shell::applySelection()
{
    outlineSelection(++m_outline, kMostAgain);
    Q_EMIT selectionShown(m_byUser);
}

void Shell::setOutlineSpared(std::optional<city::FeatureRef> ref)
{
    if (m_spared == ref)
        return;
    m_spared = std::move(ref);
    outlineSelection(++m_outline, kMostAgain);
}

void Shell::outlineSelection(quint64 asked, int left)
{
    if (asked != m_outline || !m_loader->scene() || !city())
        return;
    std::vector<city::FeatureRef> refs = m_selection.refs();
    if (refs.size() == 1 && refs.front() == m_spared)
        refs.clear();
    Result<> drawn;
    m_dress->each([&](scene::CityScene &scene) {
        if (Result<> outlined = scene.setSelection(refs, city()->store()); !outlined)
            drawn = std::move(outlined);
    });
    if (drawn)
        return;
    if (isLocked(drawn.error()) && left > 0)
        QTimer::singleShot(kAgainMs, this, [this, asked, left] { outlineSelection(asked, left - 1); });
    else
        showError(drawn.error());
}

void Shell::selectByUser(std::vector<city::FeatureRef> refs)
{
    m_byUser = true;
    if (refs == m_selection.refs())
        Q_EMIT selectionShown(true);
    else
        m_selection.set(std::move(refs));
    m_byUser = false;
}

void Shell::showFeature(const city::FeatureRef &ref)
{
    flyToFeatures({ref}, true, ++m_flight, kMostAgain);
}

void Shell::zoomToSelection()
{
    flyToFeatures(m_selection.refs(), false, ++m_flight, kMostAgain);
}

void Shell::flyToFeatures(const std::vector<city::FeatureRef> &refs, bool select, quint64 asked, int left)
{
    if (asked != m_flight || !city() || refs.empty())
        return;
    const Result<FeaturePlace> place = placeOf(city()->store(), refs);
    if (!place && isLocked(place.error()) && left > 0) {
        QTimer::singleShot(kAgainMs, this, [this, refs, select, asked, left] {
            flyToFeatures(refs, select, asked, left - 1);
        });
        return;
    }
    if (!place) {
        showError(place.error());
        return;
    }
    if (place->extent.isEmpty()) {
        if (select)
            showMessage({plugin::MessageKind::Warning, tr("This feature is no longer there."), {}, {}});
        return;
    }
    if (select) {
        // What is looked for shall be seen.
        for (const city::FeatureRef &ref : refs) {
            if (const SceneLoader::Layer *layer = m_loader->layer(ref.layer); layer && !layer->visible)
                m_loader->setLayerVisible(ref.layer, true);
        }
        selectByUser(refs);
    }
    m_placedCamera = m_placedCamera || select;
    const geo::Coord middle = place->extent.center();
    m_parts.view->flyToExtent(place->extent.grown(std::max(20.0, place->heightM)),
                              groundHeight(middle.x, middle.y) + place->heightM / 2);
}

plugin::Registration Shell::addAction(const plugin::ActionDef &action)
{
    return m_actions->add(action);
}

plugin::Registration Shell::addWorkspace(const plugin::WorkspaceDef &workspace)
{
    const auto same = [&workspace](const plugin::WorkspaceDef &w) { return w.id == workspace.id; };
    if (std::ranges::any_of(m_workspaces, same)) {
        qWarning().noquote() << "There is a workspace" << workspace.id << "already; the second is left out.";
        return {};
    }
    m_workspaces.push_back(workspace);
    if (m_activeWorkspace.isEmpty())
        m_activeWorkspace = workspace.id;
    Q_EMIT workspacesChanged();
    const QPointer<Shell> self(this);
    return plugin::Registration([self, id = workspace.id] {
        if (!self)
            return;
        std::erase_if(self->m_workspaces, [&id](const plugin::WorkspaceDef &w) { return w.id == id; });
        if (self->m_activeWorkspace == id)
            self->m_activeWorkspace = self->m_workspaces.empty() ? QString() : self->m_workspaces.front().id;
        Q_EMIT self->workspacesChanged();
    });
}

void Shell::activateWorkspace(const QString &id)
{
    if (id == m_activeWorkspace) {
        Q_EMIT workspaceAsked();
        return;
    }
    const auto find = [this](const QString &wanted) {
        return std::ranges::find(m_workspaces, wanted, &plugin::WorkspaceDef::id);
    };
    const auto next = find(id);
    if (next == m_workspaces.end())
        return;
    const auto last = find(m_activeWorkspace);
    if (last != m_workspaces.end() && last->activated)
        last->activated(false);
    m_activeWorkspace = id;
    if (next->activated)
        next->activated(true);
    Q_EMIT workspacesChanged();
    Q_EMIT workspaceAsked();
}

void Shell::showMessage(const plugin::Message &message)
{
    m_parts.messages->show(message);
}

plugin::Registration Shell::showOverlay(const QString &id, const scene::Overlay &overlay)
{
    const quint64 token = m_nextToken++;
    std::erase_if(m_overlays, [&id](const ShownOverlay &shown) { return shown.id == id; });
    m_overlays.push_back({token, id, overlay});
    m_dress->each([&](scene::CityScene &scene) { scene.setOverlay(id, overlay); });
    Q_EMIT overlaysChanged();
    const QPointer<Shell> self(this);
    return plugin::Registration([self, token, id] {
        if (!self)
            return;
        // Another overlay may have taken the name since; that one stays.
        if (std::erase_if(self->m_overlays, [token](const ShownOverlay &s) { return s.token == token; }) == 0)
            return;
        self->m_dress->each([&](scene::CityScene &scene) { scene.setOverlay(id, {}); });
        Q_EMIT self->overlaysChanged();
    });
}

std::vector<scene::LegendItem> Shell::overlayLegend() const
{
    std::vector<scene::LegendItem> items;
    for (const ShownOverlay &shown : m_overlays)
        items.insert(items.end(), shown.overlay.legend.begin(), shown.overlay.legend.end());
    return items;
}

plugin::Registration Shell::hideFeatures(const QString &layer, const std::vector<city::FeatureId> &ids)
{
    const quint64 token = m_nextToken++;
    m_hidden.emplace(token, Hidden{layer, ids});
    applyHidden(layer);
    const QPointer<Shell> self(this);
    return plugin::Registration([self, token, layer] {
        if (self && self->m_hidden.erase(token) > 0)
            self->applyHidden(layer);
    });
}

std::vector<city::FeatureId> Shell::hiddenIn(const QString &layer) const
{
    std::vector<city::FeatureId> ids;
    for (const auto &[token, hidden] : m_hidden) {
        if (hidden.layer == layer)
            ids.insert(ids.end(), hidden.ids.begin(), hidden.ids.end());
    }
    std::ranges::sort(ids);
    ids.erase(std::ranges::unique(ids).begin(), ids.end());
    return ids;
}

void Shell::applyHidden(const QString &layer)
{
    const std::vector<city::FeatureId> ids = hiddenIn(layer);
    m_dress->each([&](scene::CityScene &scene) { scene.setHidden(layer, ids); });
}

void Shell::holdCamera()
{
    if (m_cameraHeld)
        return;
    m_cameraHeld = true;
    qApp->installEventFilter(this);
}

bool Shell::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (m_cameraHeld && (type == QEvent::MouseButtonPress || type == QEvent::KeyPress ||
                         type == QEvent::Wheel || type == QEvent::Shortcut)) {
        m_cameraHeld = false;
        // Not from within: other filters are being called just now.
        QMetaObject::invokeMethod(
            this, [this] { qApp->removeEventFilter(this); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void Shell::flyTo(const scene::CameraPose &pose)
{
    if (m_cameraHeld)
        return;
    m_placedCamera = true;
    m_parts.view->flyTo(pose);
}

scene::CameraPose Shell::cameraPose() const
{
    return m_parts.view->pose();
}

double Shell::groundHeight(double easting, double northing) const
{
    return m_loader->groundHeight(easting, northing);
}

void Shell::picture(const QString &title, const scene::CameraPose &pose, const QSize &size, QObject *receiver,
                    std::function<void(Result<QImage>)> then)
{
    if (!m_loader->scene()) {
        then(fail(ErrorCode::NotFound, tr("No city is open.")));
        return;
    }
    QPointer<PictureJob> job = new PictureJob(*m_loader->scene(), m_parts.cities->city()->store().location(),
                                              scene::Camera(pose, QSizeF(size)), size, m_parts.window);
    connect(m_loader, &SceneLoader::sceneAboutToGo, job, [job] { delete job; });
    m_parts.tasks->run<QImage>(
        title, m_parts.window,
        [order = job->order()](TaskContext &task) -> Result<QImage> {
            Result<QImage> image = PictureJob::make(order, task);
            if (image)
                task.progress(1);
            return image;
        },
        [this, job, guard = QPointer<QObject>(receiver), then = std::move(then)](Result<QImage> image) {
            delete job;
            m_parts.view->redraw(); // names were placed for the picture
            if (guard)
                then(std::move(image));
        });
}

QPixmap Shell::icon(const QString &name, int sizePx) const
{
    return ui::icon(name).pixmap(QSize(sizePx, sizePx), m_parts.window->devicePixelRatioF());
}

Result<FeaturePlace> placeOf(const city::Store &store, const std::vector<city::FeatureRef> &refs)
{
    FeaturePlace place;
    for (const city::FeatureRef &ref : refs) {
        const city::LayerDef *layer = city::Schema::builtin().layer(ref.layer);
        if (!layer)
            continue;
        Result<std::optional<city::Feature>> feature = store.feature(ref.layer, ref.id);
        if (!feature)
            return Failure(std::move(feature).error());
        if (!*feature)
            continue;
        const geo::Extent extent = (*feature)->geometry.extent();
        if (!extent.isEmpty())
            place.extent.add(extent);
        const double height = city::toNumber((*feature)->value(*layer, QStringLiteral("height_m")));
        if (height > place.heightM)
            place.heightM = height;
    }
    return place;
}

} // namespace dothi::ui

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/geo/interrupt.h>
#include <dothi/io/import/modelpreparation.h>
#include <dothi/io/model/cityjsonoriginal.h>

#include <optional>

namespace dothi::io {

namespace {

/// Handing over costs little then, and a building that takes long is not waited for by many.
constexpr qint64 kLotBuildings = 64;
constexpr qint64 kLotPositions = 100'000;
/// How far ahead, so that memory stays small.
constexpr size_t kLotsAhead = 8;
constexpr qint64 kPositionsAhead = 1'000'000;

} // namespace

ModelPreparation::ModelPreparation(const ModelFile &source, const ShapeOptions &options,
                                   const TaskContext &task)
    : m_source(source)
    , m_options(options)
    , m_task(task)
{}

ModelPreparation::~ModelPreparation()
{
    m_thread.request_stop();
}

PreparedBuilding ModelPreparation::take(qint64 number)
{
    if (!m_thread.joinable()) {
        m_lot.first = number;
        m_thread = std::jthread([this, number](const std::stop_token &stop) { work(number, stop); });
    }
    while (true) {
        while (m_lot.first < number && !m_lot.buildings.empty()) {
            m_lot.buildings.pop_front();
            ++m_lot.first;
        }
        if (!m_lot.buildings.empty()) {
            PreparedBuilding building = std::move(m_lot.buildings.front());
            m_lot.buildings.pop_front();
            ++m_lot.first;
            return building;
        }
        if (m_lot.failure)
            std::rethrow_exception(m_lot.failure);
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_ready.empty() || m_ended; });
        if (m_ready.empty())
            return {};
        m_lot = std::move(m_ready.front());
        m_ready.pop_front();
        m_positions -= m_lot.positions;
        m_changed.notify_all();
    }
}

void ModelPreparation::work(qint64 first, const std::stop_token &stop)
{
    const geo::StopWithTask stopGeometry(m_task);
    const auto count = static_cast<qint64>(m_source.buildings().size());
    std::optional<CityShapes> shapes;
    std::optional<CityJsonOriginals> originals;
    while (first < count && !m_task.cancelled()) {
        Lot lot;
        lot.first = first;
        try {
            if (!originals) {
                shapes.emplace(m_source.model());
                originals.emplace(m_source.model());
            }
            for (qint64 i = 0; i < kLotBuildings && first < count && lot.positions < kLotPositions &&
                               !stop.stop_requested();
                 ++i, ++first) {
                const quint32 object = m_source.buildings()[static_cast<size_t>(first)].object;
                PreparedBuilding building;
                building.original = originals->feature(object);
                Result<BuildingSolid> shell =
                    buildingSolid(m_source.model(), object, *shapes, m_options, &m_task);
                if (shell)
                    building.shell = std::move(*shell);
                lot.positions += static_cast<qint64>(building.shell.solid.coords().size());
                lot.buildings.push_back(std::move(building));
            }
        } catch (...) {
            lot.failure = std::current_exception();
            first = count;
        }
        std::unique_lock lock(m_mutex);
        const auto room = [this] {
            return m_ready.empty() || (m_ready.size() < kLotsAhead && m_positions < kPositionsAhead);
        };
        if (!m_changed.wait(lock, stop, room))
            return;
        m_positions += lot.positions;
        m_ready.push_back(std::move(lot));
        m_changed.notify_all();
    }
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    m_changed.notify_all();
}

} // namespace dothi::io

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/base/task.h>
#include <dothi/city/store.h>
#include <dothi/scene/cityscene.h>
#include <dothi/scene/tilepager.h>
#include <dothi/scene/tileshare.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace dothi::test {

struct MadeTile
{
    scene::TileRequest request;
    std::optional<scene::LayerScene> scene;
};

/// Two threads with connections of their own, as SceneLoader has them.
class TileWorkers
{
public:
    TileWorkers(const city::Store &store, const scene::CityScene &scene)
        : m_scene(scene)
    {
        for (int i = 0; i < 2; ++i) {
            auto reader = store.reader();
            if (reader)
                m_threads.emplace_back(
                    [this, own = std::shared_ptr<city::Store>(std::move(*reader))] { work(*own); });
        }
    }
    ~TileWorkers()
    {
        m_end = true;
        m_wake.notify_all();
        for (std::thread &thread : m_threads)
            thread.join();
    }
    TileWorkers(const TileWorkers &) = delete;
    TileWorkers &operator=(const TileWorkers &) = delete;

    /// The most wanted first; what is under way goes on.
    void want(std::vector<scene::TileRequest> requests)
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(requests, [this](const scene::TileRequest &r) {
            const auto same = [&r](const scene::TileRequest &other) { return other.sameTile(r); };
            return std::ranges::any_of(m_underWay, same) ||
                   std::ranges::any_of(m_made, [&](const MadeTile &made) { return same(made.request); });
        });
        m_wanted.assign(requests.begin(), requests.end());
        m_wake.notify_all();
    }
    std::vector<MadeTile> take(size_t most)
    {
        const std::lock_guard lock(m_mutex);
        std::vector<MadeTile> made;
        while (!m_made.empty() && made.size() < most) {
            made.push_back(std::move(m_made.front()));
            m_made.pop_front();
        }
        return made;
    }

    /// Nothing is wanted, under way or waiting to be taken.
    [[nodiscard]] bool idle()
    {
        const std::lock_guard lock(m_mutex);
        return m_wanted.empty() && m_underWay.empty() && m_made.empty();
    }

private:
    void work(const city::Store &store)
    {
        letFramesGoFirst();
        std::unique_lock lock(m_mutex);
        while (!m_end) {
            if (m_wanted.empty()) {
                m_wake.wait_for(lock, std::chrono::milliseconds(20));
                continue;
            }
            const scene::TileRequest request = m_wanted.front();
            m_wanted.pop_front();
            m_underWay.push_back(request);
            lock.unlock();
            TaskContext task;
            auto built = scene::buildTile(store, request, m_scene.frame(), m_scene.ground(), task,
                                          m_scene.share().get());
            lock.lock();
            std::erase_if(m_underWay,
                          [&request](const scene::TileRequest &other) { return other.sameTile(request); });
            m_made.push_back({request, built ? std::optional(std::move(*built)) : std::nullopt});
        }
    }

    const scene::CityScene &m_scene;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<scene::TileRequest> m_wanted;
    std::vector<scene::TileRequest> m_underWay;
    std::deque<MadeTile> m_made;
    std::atomic<bool> m_end = false;
    std::vector<std::thread> m_threads;
};

} // namespace dothi::test

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/city/profile.h>
#include <dothi/io/demo/generate.h>

#include <QtTest/QTest>

/// A generated city in memory.
struct DemoFixture
{
    dothi::io::demo::MemorySink sink;
    dothi::io::demo::Outcome outcome;
    dothi::city::CityProfile profile;

    [[nodiscard]] bool generate(int buildings, quint64 seed = 1, const QString &city = QStringLiteral("hcmc"))
    {
        const auto loaded = dothi::city::CityProfile::load(city);
        if (!loaded)
            return false;
        profile = *loaded;
        dothi::TaskContext task;
        auto made = dothi::io::demo::generate(profile, {city, buildings, seed}, sink, task);
        if (!made) {
            qWarning("%s", qPrintable(made.error().logText()));
            return false;
        }
        outcome = std::move(*made);
        return true;
    }

    [[nodiscard]] const std::vector<dothi::city::Feature> &layer(const char *id) const
    {
        static const std::vector<dothi::city::Feature> none;
        const auto found = sink.layers.find(QString::fromLatin1(id));
        return found == sink.layers.end() ? none : found->second;
    }
    [[nodiscard]] static const dothi::city::LayerDef &def(const char *id)
    {
        return *dothi::city::Schema::builtin().layer(QString::fromLatin1(id));
    }
    [[nodiscard]] static QString text(const char *layer, const dothi::city::Feature &f, const char *field)
    {
        return dothi::city::toText(f.value(def(layer), QString::fromLatin1(field)));
    }
    [[nodiscard]] static double number(const char *layer, const dothi::city::Feature &f, const char *field)
    {
        return dothi::city::toNumber(f.value(def(layer), QString::fromLatin1(field)));
    }
};

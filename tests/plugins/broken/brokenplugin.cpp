// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "brokenplugin.h"

#include <stdexcept>

dothi::Result<> BrokenPlugin::initialize(dothi::plugin::PluginContext & /*context*/)
{
    throw std::runtime_error("broken on purpose");
}

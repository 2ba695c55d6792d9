// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

// For sources that are compiled together (DOTHI_TOGETHER in DoThi.cmake); nobody includes it by hand.
#define DOTHI_JOINED_NAME(name, id) name##_##id
#define DOTHI_OWN_NAME(name, id) DOTHI_JOINED_NAME(name, id)

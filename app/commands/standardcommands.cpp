// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "standardcommands.h"

#include "citycommands.h"
#include "exportcommand.h"
#include "importcommand.h"
#include "pointquery.h"
#include "rendercommand.h"
#include "roofscommand.h"
#include "validatecommand.h"

namespace dothi::commands {

Result<> registerStandardCommands(process::CommandRegistry &registry)
{
    DOTHI_TRY(registry.add(makeDemoCommand()));
    DOTHI_TRY(registry.add(makeCreateCommand()));
    DOTHI_TRY(registry.add(makeImportCommand()));
    DOTHI_TRY(registry.add(makeInfoCommand()));
    DOTHI_TRY(registry.add(makeAtCommand()));
    DOTHI_TRY(registry.add(makeRenderCommand()));
    DOTHI_TRY(registry.add(makeValidateCommand()));
    DOTHI_TRY(registry.add(makeExportCommand()));
    DOTHI_TRY(registry.add(makeRoofsCommand()));
    return {};
}

} // namespace dothi::commands

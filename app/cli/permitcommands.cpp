// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "permitcommands.h"

#include <dothi/report/report.h>

#include <permit/logic/checkcommand.h>
#include <permit/view/pictures.h>

namespace dothi::cli {

Result<> registerPermitCommands(process::CommandRegistry &registry)
{
    permit::CheckServices services;
    services.pictures = permit::drawPictures;
    services.writeReport = report::write;
    return registry.add(permit::makeCheckCommand(std::move(services)));
}

} // namespace dothi::cli

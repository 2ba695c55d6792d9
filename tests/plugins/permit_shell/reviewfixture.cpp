// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "reviewfixture.h"

#include <QPixmap>

namespace reviewfixture {

QPixmap NotingUi::icon(const QString &, int) const
{
    return {};
}

} // namespace reviewfixture

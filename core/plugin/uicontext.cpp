// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/plugin/uicontext.h>

#include <QPixmap>

namespace dothi::plugin {

void Selection::set(std::vector<city::FeatureRef> refs)
{
    if (refs == m_refs)
        return;
    m_refs = std::move(refs);
    Q_EMIT changed();
}

void UiContext::showError(const Error &error)
{
    if (error.code() == ErrorCode::Cancelled)
        return;
    showMessage({MessageKind::Error, error.userText(), {}, {}});
}

} // namespace dothi::plugin

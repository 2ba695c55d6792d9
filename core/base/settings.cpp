// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/settings.h>

namespace dothi {

Settings::Settings()
    : m_store(std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("DoThi"),
                                          QStringLiteral("DoThi")))
{}

Settings::Settings(const QString &file)
    : m_store(std::make_unique<QSettings>(file, QSettings::IniFormat))
{}

Settings::~Settings() = default;

QVariant Settings::raw(const QString &key) const
{
    return m_store->value(key);
}

void Settings::setRaw(const QString &key, const QVariant &value)
{
    m_store->setValue(key, value);
}

void Settings::sync()
{
    m_store->sync();
}

} // namespace dothi

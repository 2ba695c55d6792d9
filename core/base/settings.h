// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSettings>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>

namespace dothi {

/// A setting with its type and default, declared once as a constant: `const SettingKey<bool> kDark{"ui/dark",
/// false}`.
template <class T>
struct SettingKey
{
    const char *id;
    T fallback;
};

/// The user's settings. Unknown keys in the file are kept, so an older program does not lose a newer one's.
/// Main thread only.
class Settings
{
public:
    /// The user's own file (QSettings of organisation and application "DoThi").
    Settings();
    /// A file of its own; tests and `--settings FILE` use this.
    explicit Settings(const QString &file);
    ~Settings();

    template <class T>
    [[nodiscard]] T get(const SettingKey<T> &key) const
    {
        const QVariant value = raw(QString::fromUtf8(key.id));
        return value.isValid() && value.canConvert<T>() ? value.value<T>() : key.fallback;
    }

    template <class T>
    void set(const SettingKey<T> &key, const T &value)
    {
        setRaw(QString::fromUtf8(key.id), QVariant::fromValue(value));
    }

    [[nodiscard]] QVariant raw(const QString &key) const;
    void setRaw(const QString &key, const QVariant &value);
    void sync();

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace dothi

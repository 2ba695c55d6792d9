// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/error.h>

#include <QCoreApplication>

namespace dothi {

Error::Error(ErrorCode code, QString message, std::source_location where)
    : m_code(code)
    , m_message(std::move(message))
    , m_where(where)
{}

Error &&Error::withAdvice(QString text) &&
{
    m_advice = std::move(text);
    return std::move(*this);
}

Error &&Error::withDetail(QString text) &&
{
    m_detail = std::move(text);
    return std::move(*this);
}

Error &&Error::inFile(QString path) &&
{
    m_subject.file = std::move(path);
    return std::move(*this);
}

Error &&Error::inLayer(QString layer) &&
{
    m_subject.layer = std::move(layer);
    return std::move(*this);
}

Error &&Error::atFeature(QString feature) &&
{
    m_subject.feature = std::move(feature);
    return std::move(*this);
}

Error &&Error::atField(QString field) &&
{
    m_subject.field = std::move(field);
    return std::move(*this);
}

Error &&Error::while_(QString activity) &&
{
    m_context.append(std::move(activity));
    return std::move(*this);
}

QString Error::userText() const
{
    QStringList about;
    const auto add = [&about](const char *label, const QString &value) {
        if (!value.isEmpty())
            about.append(QCoreApplication::translate("dothi::Error", label).arg(value));
    };
    add(QT_TRANSLATE_NOOP("dothi::Error", "file %1"), m_subject.file);
    add(QT_TRANSLATE_NOOP("dothi::Error", "layer %1"), m_subject.layer);
    add(QT_TRANSLATE_NOOP("dothi::Error", "feature %1"), m_subject.feature);
    add(QT_TRANSLATE_NOOP("dothi::Error", "field %1"), m_subject.field);

    QString text = m_message;
    if (!about.isEmpty())
        text += QStringLiteral(" (%1)").arg(about.join(QStringLiteral(", ")));
    if (!m_advice.isEmpty())
        text += QLatin1Char(' ') + m_advice;
    return text;
}

QString Error::logText() const
{
    QString text = QStringLiteral("[%1] %2").arg(errorCodeName(m_code), userText());
    if (!m_detail.isEmpty())
        text += QStringLiteral(" | ") + m_detail;
    if (!m_context.isEmpty())
        text += QStringLiteral(" | ") + m_context.join(QStringLiteral(" < "));
    text += QStringLiteral(" | %1:%2")
                .arg(QString::fromUtf8(m_where.file_name()), QString::number(m_where.line()));
    return text;
}

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return QStringLiteral("Cancelled");
    case ErrorCode::NotFound:
        return QStringLiteral("NotFound");
    case ErrorCode::Unsupported:
        return QStringLiteral("Unsupported");
    case ErrorCode::InvalidData:
        return QStringLiteral("InvalidData");
    case ErrorCode::InvalidArgument:
        return QStringLiteral("InvalidArgument");
    case ErrorCode::Crs:
        return QStringLiteral("Crs");
    case ErrorCode::Io:
        return QStringLiteral("Io");
    case ErrorCode::Database:
        return QStringLiteral("Database");
    case ErrorCode::Network:
        return QStringLiteral("Network");
    case ErrorCode::Permission:
        return QStringLiteral("Permission");
    case ErrorCode::OutOfMemory:
        return QStringLiteral("OutOfMemory");
    case ErrorCode::Internal:
        return QStringLiteral("Internal");
    }
    return QStringLiteral("Internal");
}

int exitCodeFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return 130;
    case ErrorCode::InvalidArgument:
        return 2;
    case ErrorCode::NotFound:
    case ErrorCode::Unsupported:
    case ErrorCode::InvalidData:
    case ErrorCode::Crs:
        return 3;
    case ErrorCode::Io:
    case ErrorCode::Database:
    case ErrorCode::Network:
    case ErrorCode::Permission:
    case ErrorCode::OutOfMemory:
        return 4;
    case ErrorCode::Internal:
        return 5;
    }
    return 5;
}

} // namespace dothi

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/icons.h>
#include <dothi/ui/theme.h>

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace dothi::ui {

namespace {

QString pathOf(const QString &name)
{
    return QStringLiteral(":/dothi/icons/%1.svg").arg(name);
}

class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, const QColor &fixed, bool muted = false)
        : m_name(std::move(name))
        , m_fixed(fixed)
        , m_muted(muted)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatio();
        QPixmap image = drawn(rect.size() * ratio, mode, state);
        image.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect, image);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(size, mode, state);
    }

    QIconEngine *clone() const override { return new LineIconEngine(m_name, m_fixed, m_muted); }
    QString key() const override { return QStringLiteral("dothi"); }
    bool isNull() override { return !hasIcon(m_name); }
    QList<QSize> availableSizes(QIcon::Mode, QIcon::State) override { return {QSize(20, 20)}; }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const ThemeColors &c = colors();
        QColor result = m_fixed.isValid() ? m_fixed : (m_muted ? c.muted : c.text);
        if (mode == QIcon::Disabled) {
            result = c.muted;
            result.setAlpha(110);
        } else if (!m_fixed.isValid() && !m_muted && (state == QIcon::On || mode == QIcon::Selected)) {
            result = c.link;
        }
        return result;
    }

    [[nodiscard]] QPixmap drawn(const QSize &size, QIcon::Mode mode, QIcon::State state) const
    {
        const QColor ink = color(mode, state);
        const QString key = QStringLiteral("dothi/%1/%2/%3x%4")
                                .arg(m_name, ink.name(QColor::HexArgb))
                                .arg(size.width())
                                .arg(size.height());
        QPixmap image;
        if (QPixmapCache::find(key, &image))
            return image;
        image = QPixmap(size);
        image.fill(Qt::transparent);
        QFile file(pathOf(m_name));
        if (file.open(QIODevice::ReadOnly)) {
            QByteArray svg = file.readAll();
            svg.replace("currentColor", ink.name().toLatin1());
            QSvgRenderer renderer(svg);
            QPainter painter(&image);
            painter.setOpacity(ink.alphaF());
            renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
        }
        QPixmapCache::insert(key, image);
        return image;
    }

    QString m_name;
    QColor m_fixed;
    bool m_muted;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new LineIconEngine(name, {}));
}

QIcon icon(const QString &name, const QColor &color)
{
    return QIcon(new LineIconEngine(name, color));
}

QIcon mutedIcon(const QString &name)
{
    return QIcon(new LineIconEngine(name, {}, true));
}

bool hasIcon(const QString &name)
{
    return QFile::exists(pathOf(name));
}

} // namespace dothi::ui

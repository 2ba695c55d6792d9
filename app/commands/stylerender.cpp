// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stylerender.h"

#include <dothi/base/files.h>
#include <dothi/scene/air.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QPainter>

namespace dothi::commands {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::StyleRender)
};

constexpr qint64 kLargestFile = 1 << 20;
constexpr int kRowPx = 18;
constexpr int kSwatchPx = 12;
constexpr int kPadPx = 10;
constexpr int kWidthPx = 220;

Result<std::vector<scene::LayerStyle>> stylesFromFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(Error(ErrorCode::Io, Tr::tr("The file with the styles cannot be read."))
                        .inFile(path)
                        .withDetail(file.errorString()));
    }
    const QByteArray bytes = file.read(kLargestFile + 1);
    const QJsonObject root = QJsonDocument::fromJson(bytes).object();
    if (bytes.size() > kLargestFile || root.isEmpty()) {
        return fail(Error(ErrorCode::InvalidData, Tr::tr("This file holds no styles."))
                        .inFile(path)
                        .withAdvice(Tr::tr("It holds {\"styles\": [{\"layer\": …, \"attribute\": …}]}.")));
    }
    const QJsonArray list = root.contains(QLatin1String("styles"))
                                ? root.value(QLatin1String("styles")).toArray()
                                : QJsonArray{root};
    std::vector<scene::LayerStyle> styles;
    for (const QJsonValue &value : list) {
        Result<scene::LayerStyle> style = scene::LayerStyle::fromJson(value.toObject());
        if (!style)
            return fail(Error(style.error()).inFile(path));
        styles.push_back(std::move(*style));
    }
    return styles;
}

} // namespace

Result<std::vector<scene::LayerStyle>> stylesFrom(const QString &text)
{
    if (text.endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
        return stylesFromFile(text);
    std::vector<scene::LayerStyle> styles;
    const QStringList words = text.split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString &word : words) {
        Result<scene::LayerStyle> style = scene::LayerStyle::fromText(word);
        if (!style)
            return Failure(std::move(style).error());
        styles.push_back(std::move(*style));
    }
    return styles;
}

Result<std::vector<scene::LayerClassesPtr>>
classifyAll(const city::Store &store, const std::vector<scene::LayerStyle> &styles, TaskContext &task)
{
    std::vector<scene::LayerClassesPtr> all;
    for (const scene::LayerStyle &style : styles) {
        TaskContext part = task.part(1, 1); // the layers have been counted in already
        Result<scene::LayerClassesPtr> classes = scene::classify(store, style, part);
        if (!classes)
            return Failure(std::move(classes).error());
        all.push_back(std::move(*classes));
    }
    return all;
}

QJsonArray toJson(const std::vector<scene::LayerClassesPtr> &all)
{
    QJsonArray styles;
    for (const scene::LayerClassesPtr &made : all) {
        QJsonObject style = made->style().toJson();
        QJsonArray classes;
        for (const scene::StyleClass &c : made->classes()) {
            QJsonObject row{{QLatin1String("color"), c.color.name()},
                            {QLatin1String("text"), c.text},
                            {QLatin1String("features"), c.count}};
            if (c.to > c.from || c.from != 0) {
                row.insert(QLatin1String("from"), c.from);
                row.insert(QLatin1String("to"), c.to);
            }
            classes.append(row);
        }
        style.insert(QLatin1String("title"), made->title());
        style.insert(QLatin1String("classes"), classes);
        if (!made->note().isEmpty())
            style.insert(QLatin1String("note"), made->note());
        styles.append(style);
    }
    return styles;
}

void drawLegend(QImage &picture, const std::vector<scene::LayerClassesPtr> &all, bool dark)
{
    int rows = 0;
    for (const scene::LayerClassesPtr &made : all)
        rows += 1 + static_cast<int>(made->classes().size());
    const int room = (picture.height() - 4 * kPadPx) / kRowPx;
    rows = std::min(rows, room);
    if (rows < 2 || picture.width() < kWidthPx + 4 * kPadPx)
        return;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect plate(kPadPx, picture.height() - kPadPx - rows * kRowPx - 2 * kPadPx, kWidthPx + 2 * kPadPx,
                      rows * kRowPx + 2 * kPadPx);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dark ? QColor(24, 28, 36, 235) : QColor(255, 255, 255, 235));
    painter.drawRoundedRect(plate, 6, 6);
    const QColor ink = dark ? QColor(226, 230, 236) : QColor(36, 42, 52);
    QFont font = painter.font();
    font.setPixelSize(12);
    int row = 0;
    const auto next = [&] {
        return QRect(plate.x() + kPadPx, plate.y() + kPadPx + row++ * kRowPx, kWidthPx, kRowPx);
    };
    const auto write = [&](const QRect &where, const QString &text) {
        painter.setPen(ink);
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width()));
    };
    for (const scene::LayerClassesPtr &made : all) {
        if (row >= rows)
            return;
        font.setBold(true);
        painter.setFont(font);
        write(next(), made->title());
        font.setBold(false);
        painter.setFont(font);
        const city::LayerDef *def = city::Schema::builtin().layer(made->style().layer);
        const bool line = def && (def->geometry == geo::GeometryType::LineString ||
                                  def->geometry == geo::GeometryType::MultiLineString);
        for (const scene::StyleClass &c : made->classes()) {
            if (row >= rows)
                return;
            const QRect where = next();
            painter.setPen(Qt::NoPen);
            painter.setBrush(
                scene::seenClassColor(c.color, dark ? scene::Theme::Dark : scene::Theme::Light, line));
            painter.drawRect(where.x(), where.y() + (kRowPx - kSwatchPx) / 2, kSwatchPx, kSwatchPx);
            write(where.adjusted(kSwatchPx + 8, 0, 0, 0), c.text);
        }
    }
}

} // namespace dothi::commands

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/pdffile.h>

#include <QCryptographicHash>
#include <QHash>
#include <QList>
#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace dothi::report {

namespace {

/// The objects of a file by their numbers, as lies between "n 0 obj" and the next object.
struct Objects
{
    QByteArray header;
    QMap<int, QByteArray> bodies;
    int root = 0;
    int info = 0;
};

int numberAfter(const QByteArray &text, const char *key)
{
    const QRegularExpression pattern(QString::fromLatin1(key) + QStringLiteral("\\s+(\\d+)"));
    const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(text));
    return match.hasMatch() ? match.captured(1).toInt() : 0;
}

/// Reads the cross-reference table; the objects' bounds come from it, never from searching their content.
std::optional<Objects> readObjects(const QByteArray &pdf)
{
    const qsizetype start = pdf.lastIndexOf("startxref");
    if (start < 0)
        return std::nullopt;
    const qsizetype table = numberAfter(pdf.mid(start), "startxref");
    if (table <= 0 || table >= start || !pdf.mid(table, 7).startsWith("xref\n0 "))
        return std::nullopt;
    const QByteArray tail = pdf.mid(table, start - table);
    const qsizetype trailer = tail.indexOf("trailer");
    if (trailer < 0)
        return std::nullopt;

    Objects objects;
    objects.root = numberAfter(tail.mid(trailer), "/Root");
    objects.info = numberAfter(tail.mid(trailer), "/Info");
    QMap<qsizetype, int> byOffset;
    const QList<QByteArray> lines = tail.left(trailer).split('\n');
    for (qsizetype i = 2; i < lines.size(); ++i) {
        const QByteArray &line = lines[i];
        if (line.size() >= 18 && line[17] == 'n')
            byOffset.insert(line.left(10).toLongLong(), static_cast<int>(i - 2));
    }
    if (byOffset.isEmpty())
        return std::nullopt;
    objects.header = pdf.left(byOffset.firstKey());
    for (auto it = byOffset.cbegin(); it != byOffset.cend(); ++it) {
        const auto following = std::next(it);
        const qsizetype end = following == byOffset.cend() ? table : following.key();
        const QByteArray mark = QByteArray::number(it.value()) + " 0 obj\n";
        const QByteArray whole = pdf.mid(it.key(), end - it.key());
        if (!whole.startsWith(mark) || !whole.endsWith("endobj\n"))
            return std::nullopt;
        objects.bodies.insert(it.value(), whole.mid(mark.size()));
    }
    if (!objects.bodies.contains(objects.root) || !objects.bodies.contains(objects.info))
        return std::nullopt;
    return objects;
}

/// Length of the part that may name other objects: all, or what precedes a stream's data.
qsizetype dictionaryLength(const QByteArray &body)
{
    const qsizetype stream = body.indexOf(">>\nstream\n");
    return stream < 0 ? body.size() : stream;
}

const QRegularExpression &reference()
{
    static const QRegularExpression pattern(QStringLiteral("\\b(\\d+) 0 R\\b"));
    return pattern;
}

QByteArray textString(const QString &text)
{
    QByteArray utf16 = "FEFF";
    for (const QChar c : text)
        utf16 += QByteArray::number(c.unicode(), 16).rightJustified(4, '0').toUpper();
    return '<' + utf16 + '>';
}

QByteArray dateString(const QDateTime &time)
{
    const int offset = time.offsetFromUtc() / 60;
    QByteArray text = "(D:" + time.toString(QStringLiteral("yyyyMMddHHmmss")).toLatin1();
    text += offset < 0 ? '-' : '+';
    text += QByteArray::number(std::abs(offset) / 60).rightJustified(2, '0') + '\'';
    text += QByteArray::number(std::abs(offset) % 60).rightJustified(2, '0') + "')";
    return text;
}

QByteArray infoBody(const PdfInfo &info)
{
    QByteArray body = "<<\n/Title " + textString(info.title);
    if (!info.author.isEmpty())
        body += "\n/Author " + textString(info.author);
    body += "\n/Creator (DoThi)\n/Producer (" + info.producer + ')';
    if (info.made.isValid())
        body += "\n/CreationDate " + dateString(info.made);
    return body + "\n>>\nendobj\n";
}

/// Six capitals that set a font's subset apart; here from the object's number.
QByteArray subsetTag(int number)
{
    QByteArray tag = "Q";
    for (int i = 0; i < 5; ++i, number /= 26)
        tag += static_cast<char>('A' + number % 26);
    return tag;
}

/// Object numbers in the order in which the catalog reaches them.
QList<int> reachable(const Objects &objects)
{
    QList<int> order{objects.root};
    QHash<int, bool> seen{{objects.root, true}};
    for (qsizetype i = 0; i < order.size(); ++i) {
        const QByteArray body = objects.bodies.value(order[i]);
        auto matches = reference().globalMatch(QString::fromLatin1(body.left(dictionaryLength(body))));
        while (matches.hasNext()) {
            const int number = matches.next().captured(1).toInt();
            if (objects.bodies.contains(number) && !seen.contains(number)) {
                seen.insert(number, true);
                order.append(number);
            }
        }
    }
    return order;
}

} // namespace

std::optional<QByteArray> reproduciblePdf(const QByteArray &pdf, const PdfInfo &info)
{
    const std::optional<Objects> objects = readObjects(pdf);
    if (!objects)
        return std::nullopt;
    const QList<int> order = reachable(*objects);
    QHash<int, int> renumbered;
    for (qsizetype i = 0; i < order.size(); ++i)
        renumbered.insert(order[i], static_cast<int>(i + 1));

    static const QRegularExpression tagPattern(QStringLiteral("/FontName /Q[A-Z]{5}\\+"));
    QByteArray out = objects->header;
    QList<qsizetype> offsets;
    const auto append = [&](const QByteArray &body) {
        offsets.append(out.size());
        out += QByteArray::number(offsets.size()) + " 0 obj\n" + body;
    };
    for (const int old : order) {
        const QByteArray body = objects->bodies.value(old);
        const qsizetype length = dictionaryLength(body);
        const QString dictionary = QString::fromLatin1(body.left(length));
        QString changed;
        qsizetype done = 0;
        auto matches = reference().globalMatch(dictionary);
        while (matches.hasNext()) {
            const QRegularExpressionMatch match = matches.next();
            const int number = match.captured(1).toInt();
            if (!renumbered.contains(number))
                return std::nullopt;
            changed += dictionary.mid(done, match.capturedStart() - done) +
                       QString::number(renumbered.value(number)) + QStringLiteral(" 0 R");
            done = match.capturedEnd();
        }
        changed += dictionary.mid(done);
        changed.replace(
            tagPattern,
            QStringLiteral("/FontName /%1+").arg(QString::fromLatin1(subsetTag(renumbered.value(old)))));
        if (old == objects->root)
            changed.replace(
                QStringLiteral("/Type /Catalog"),
                QStringLiteral("/Type /Catalog\n/Lang (%1)\n/ViewerPreferences << /DisplayDocTitle true >>")
                    .arg(info.language));
        append(changed.toLatin1() + body.mid(length));
    }
    append(infoBody(info));

    const QByteArray id =
        QCryptographicHash::hash(out, QCryptographicHash::Sha256).left(16).toHex().toUpper();
    const qsizetype table = out.size();
    const QByteArray size = QByteArray::number(offsets.size() + 1);
    out += "xref\n0 " + size + "\n0000000000 65535 f \n";
    for (const qsizetype offset : offsets)
        out += QByteArray::number(offset).rightJustified(10, '0') + " 00000 n \n";
    out += "trailer\n<<\n/Size " + size + "\n/Info " + QByteArray::number(offsets.size()) +
           " 0 R\n/Root 1 0 R\n/ID [<" + id + "> <" + id + ">]\n>>\nstartxref\n" + QByteArray::number(table) +
           "\n%%EOF\n";
    return out;
}

} // namespace dothi::report

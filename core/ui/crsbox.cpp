// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/io/crslist.h>
#include <dothi/ui/crsbox.h>

#include <QCompleter>
#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>

namespace dothi::ui {

namespace {

QString entryText(int epsg, const QString &name)
{
    return QStringLiteral("%1 (EPSG:%2)").arg(name).arg(epsg);
}

} // namespace

CrsBox::CrsBox(QWidget *parent)
    : QComboBox(parent)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    setAccessibleName(tr("Coordinate system"));
    setMaxVisibleItems(18);
    // Seven thousand names must not be measured to find out how wide a line is.
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(36);
    lineEdit()->setAccessibleName(accessibleName()); // it is what has the focus
    lineEdit()->setPlaceholderText(tr("Search by code or name: 9210, VN-2000, UTM 48N…"));
    auto *completer = new QCompleter(model(), this);
    completer->setFilterMode(Qt::MatchContains);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    setCompleter(completer);
    connect(this, &QComboBox::activated, this, [this](int row) {
        m_shown = itemData(row).toInt();
        Q_EMIT chosen(m_shown);
    });
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, &CrsBox::take);
    connect(lineEdit(), &QLineEdit::editingFinished, this, [this] {
        if (lineEdit()->isModified())
            take(lineEdit()->text());
    });
}

void CrsBox::setCity(const geo::Crs &city)
{
    if (count() > 0 && m_city.sameAs(city))
        return;
    m_city = city;
    const QSignalBlocker quiet(this);
    clear();
    addItem(tr("What the file says"), 0);
    for (const io::KnownCrs &known : io::knownSystems(city))
        addItem(entryText(known.epsg, known.name), known.epsg);
    m_shown = -1;
}

void CrsBox::show(const geo::Crs &used, bool said)
{
    const QSignalBlocker quiet(this);
    setItemText(0, used.isNull() || said ? tr("What the file says")
                                         : tr("What the file says: %1").arg(used.displayName()));
    m_shown = said ? used.epsg() : 0;
    setCurrentIndex(std::max(0, findData(m_shown)));
    lineEdit()->setModified(false);
}

void CrsBox::take(const QString &text)
{
    static const QRegularExpression number(QStringLiteral("^\\s*(?:EPSG:)?(\\d{4,6})\\s*$"),
                                           QRegularExpression::CaseInsensitiveOption);
    int row = findText(text.trimmed(), Qt::MatchFixedString);
    if (row < 0) {
        if (const QRegularExpressionMatch match = number.match(text); match.hasMatch())
            row = findData(match.captured(1).toInt());
    }
    lineEdit()->setModified(false);
    if (row < 0) {
        // Half a name is none: what is used stays in sight.
        setCurrentIndex(std::max(0, findData(m_shown)));
        setEditText(itemText(currentIndex()));
        return;
    }
    setCurrentIndex(row);
    if (itemData(row).toInt() == m_shown)
        return;
    m_shown = itemData(row).toInt();
    Q_EMIT chosen(m_shown);
}

} // namespace dothi::ui

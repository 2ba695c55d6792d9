// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/ui/crsbox.h>

#include <QAbstractListModel>
#include <QCompleter>
#include <QLineEdit>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace dothi::ui {

namespace {

QString entryText(int epsg, const QString &name)
{
    return QStringLiteral("%1 (EPSG:%2)").arg(name).arg(epsg);
}

} // namespace

/// What the file says, and below it the systems; texts are made as they are looked at.
class CrsBox::Model : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    KnownSystems systems;
    QString first;
    geo::Crs used; ///< shown last as long as the systems are not known

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        if (parent.isValid())
            return 0;
        return 1 + (systems ? static_cast<int>(systems->size()) : used.epsg() > 0 ? 1 : 0);
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (!index.isValid() || index.row() >= rowCount())
            return {};
        const bool isText = role == Qt::DisplayRole || role == Qt::EditRole;
        if (!isText && role != Qt::UserRole)
            return {};
        if (index.row() == 0)
            return isText ? QVariant(first) : QVariant(0);
        const int epsg = systems ? (*systems)[static_cast<size_t>(index.row()) - 1].epsg : used.epsg();
        if (!isText)
            return epsg;
        return entryText(epsg, systems ? (*systems)[static_cast<size_t>(index.row()) - 1].name
                                       : used.displayName());
    }
    void reset(const std::function<void()> &change)
    {
        beginResetModel();
        change();
        endResetModel();
    }
};

CrsBox::CrsBox(QWidget *parent)
    : QComboBox(parent)
    , m_model(new Model(this))
{
    m_model->first = tr("What the file says");
    setModel(m_model);
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

void CrsBox::setSystems(const KnownSystems &systems)
{
    if (m_model->systems == systems)
        return;
    m_model->systems = systems;
    showUsed();
}

void CrsBox::show(const geo::Crs &used, bool said)
{
    m_used = used;
    m_said = said;
    showUsed();
}

void CrsBox::showUsed()
{
    const QSignalBlocker quiet(this);
    m_model->reset([this] {
        m_model->first = m_used.isNull() || m_said ? tr("What the file says")
                                                   : tr("What the file says: %1").arg(m_used.displayName());
        m_model->used = m_used;
    });
    m_shown = m_said ? m_used.epsg() : 0;
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

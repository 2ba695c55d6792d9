// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/plugincontext.h>

#include <QObject>

#include <permit/logic/permitreport.h>
#include <permit/review.h>

namespace dothi::permit {

/// Writes the report on the current entry, pictures and pages in a task: the window goes on. Main thread.
class ReportMaker : public QObject
{
    Q_OBJECT
public:
    /// `pictures` is called by a worker, with a connection of its own to the open city.
    ReportMaker(plugin::PluginContext &context, Review &review, PictureMaker pictures,
                QObject *parent = nullptr);

    /// A path to begin with: the dossier's number, in the folder used last or the user's documents.
    [[nodiscard]] QString suggestedPath() const;
    /// True when there is something to report: a checked application that is not out of date.
    [[nodiscard]] bool canSave() const;
    /// Asks for a file name, then saves there.
    void ask();
    /// Asks which agency stands at the head of the reports; kept in the settings.
    void askForAgency();
    void save(const QString &path);
    /// The name typed, ending in .pdf or .html: that of the kind chosen where it ends in neither.
    [[nodiscard]] static QString withSuffix(const QString &path, bool html);
    [[nodiscard]] bool isWriting() const { return m_writing > 0; }

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const dothi::Error &error);

private:
    plugin::PluginContext &m_context;
    Review &m_review;
    PictureMaker m_pictures;
    int m_writing = 0;
};

} // namespace dothi::permit

// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <dothi/plugin/plugincontext.h>

#include <QObject>

#include <permit/review.h>
#include <permit/reviewscene.h>

namespace dothi::permit {

/// Writes the report on the current entry: pictures from the window, then the PDF in a task. Main thread.
class ReportMaker : public QObject
{
    Q_OBJECT
public:
    ReportMaker(plugin::PluginContext &context, Review &review, ReviewScene &scene,
                QObject *parent = nullptr);

    /// A path to begin with: the dossier's number, in the folder used last or the user's documents.
    [[nodiscard]] QString suggestedPath() const;
    /// True when there is something to report: a checked application that is not out of date.
    [[nodiscard]] bool canSave() const;
    /// Asks for a file name, then saves there.
    void ask();
    void save(const QString &path);
    [[nodiscard]] bool isWriting() const { return m_writing > 0; }

Q_SIGNALS:
    void saved(const QString &path);
    void failed(const dothi::Error &error);

private:
    plugin::PluginContext &m_context;
    Review &m_review;
    ReviewScene &m_scene;
    int m_writing = 0;
};

} // namespace dothi::permit

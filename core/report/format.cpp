// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/report/report.h>

#include <QCoreApplication>
#include <QFileInfo>

namespace dothi::report {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(dothi::Report)
};

} // namespace

Result<Format> formatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("pdf"))
        return Format::Pdf;
    if (suffix == QLatin1String("html"))
        return Format::Html;
    return fail(Error(ErrorCode::InvalidArgument, Tr::tr("A report is written as PDF or as HTML."))
                    .inFile(path)
                    .withAdvice(Tr::tr("Let its name end in .pdf or in .html.")));
}

Result<> write(const Report &report, const QString &path)
{
    const Result<Format> format = formatOf(path);
    DOTHI_TRY(format);
    return *format == Format::Pdf ? writePdf(report, path) : writeHtml(report, path);
}

} // namespace dothi::report

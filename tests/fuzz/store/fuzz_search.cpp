// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <dothi/base/text.h>
#include <dothi/io/searchindex.h>

#include <cstdlib>

using namespace dothi;

/// Any text as a search: never a syntax error of FTS5, whatever it holds.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static SQLite::Database database = [] {
        SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        db.exec("CREATE VIRTUAL TABLE t USING fts5 (label, body, tokenize = 'unicode61 remove_diacritics 2');"
                "INSERT INTO t VALUES ('Nguyễn Trãi', '212/14')");
        return db;
    }();
    const QString folded =
        foldVietnamese(QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    (void)io::parseParcelQuery(folded.left(200));
    for (const bool unfinished : {false, true}) {
        const QString expression = io::ftsExpression(folded, unfinished);
        if (expression.isEmpty())
            continue;
        io::Statement select(database, "SELECT rowid FROM t WHERE t MATCH ?"); // throws on a syntax error
        select.bindText(1, expression);
        while (select.step()) {
        }
    }
    return 0;
}

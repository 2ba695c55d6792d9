// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <sqlite3.h>

#include <csignal>
#include <cstring>

/// A file system for SQLite on which the n-th change of a file goes wrong: the disk is full, or the process
/// dies in the middle of it. Changes are writes, truncations, syncs and removals, of the database and of its
/// journal.
namespace faultvfs {

enum class Fault
{
    None,
    DiskFull,
    Kill
};

struct State
{
    sqlite3_vfs *real = nullptr;
    Fault fault = Fault::None;
    int at = 0;      ///< 1: the first change from now on
    int changes = 0; ///< so far
};

inline State &state()
{
    static State s;
    return s;
}

/// True when this change is the one that goes wrong by an error; does not return when it kills.
template <class HalfDone>
bool goesWrong(HalfDone &&halfDone)
{
    State &s = state();
    ++s.changes;
    if (s.fault == Fault::None || s.changes < s.at)
        return false;
    if (s.fault == Fault::Kill) {
        halfDone();
        std::raise(SIGKILL);
    }
    return true; // and stays so: a full disk does not empty itself
}

struct File
{
    sqlite3_file base;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

inline File *self(sqlite3_file *f)
{
    return reinterpret_cast<File *>(f);
}

inline const sqlite3_io_methods *methods()
{
    static const sqlite3_io_methods m = [] {
        sqlite3_io_methods io;
        std::memset(&io, 0, sizeof io);
        io.iVersion = 1;
        io.xClose = [](sqlite3_file *f) { return self(f)->real()->pMethods->xClose(self(f)->real()); };
        io.xRead = [](sqlite3_file *f, void *to, int n, sqlite3_int64 at) {
            return self(f)->real()->pMethods->xRead(self(f)->real(), to, n, at);
        };
        io.xWrite = [](sqlite3_file *f, const void *from, int n, sqlite3_int64 at) {
            sqlite3_file *real = self(f)->real();
            if (goesWrong([&] { real->pMethods->xWrite(real, from, n / 2, at); }))
                return SQLITE_FULL;
            return real->pMethods->xWrite(real, from, n, at);
        };
        io.xTruncate = [](sqlite3_file *f, sqlite3_int64 size) {
            goesWrong([] {});
            return self(f)->real()->pMethods->xTruncate(self(f)->real(), size);
        };
        io.xSync = [](sqlite3_file *f, int flags) {
            goesWrong([] {});
            return self(f)->real()->pMethods->xSync(self(f)->real(), flags);
        };
        io.xFileSize = [](sqlite3_file *f, sqlite3_int64 *size) {
            return self(f)->real()->pMethods->xFileSize(self(f)->real(), size);
        };
        io.xLock = [](sqlite3_file *f, int level) {
            return self(f)->real()->pMethods->xLock(self(f)->real(), level);
        };
        io.xUnlock = [](sqlite3_file *f, int level) {
            return self(f)->real()->pMethods->xUnlock(self(f)->real(), level);
        };
        io.xCheckReservedLock = [](sqlite3_file *f, int *out) {
            return self(f)->real()->pMethods->xCheckReservedLock(self(f)->real(), out);
        };
        io.xFileControl = [](sqlite3_file *f, int op, void *arg) {
            return self(f)->real()->pMethods->xFileControl(self(f)->real(), op, arg);
        };
        io.xSectorSize = [](sqlite3_file *f) {
            return self(f)->real()->pMethods->xSectorSize(self(f)->real());
        };
        io.xDeviceCharacteristics = [](sqlite3_file *f) {
            return self(f)->real()->pMethods->xDeviceCharacteristics(self(f)->real());
        };
        return io;
    }();
    return &m;
}

/// Makes it the file system of every connection opened from now on.
inline void install()
{
    static sqlite3_vfs vfs;
    State &s = state();
    if (!s.real) {
        s.real = sqlite3_vfs_find(nullptr);
        vfs = *s.real;
        vfs.zName = "dothi-faults";
        vfs.szOsFile = static_cast<int>(sizeof(File)) + s.real->szOsFile;
        vfs.xOpen = [](sqlite3_vfs *, const char *name, sqlite3_file *f, int flags, int *outFlags) {
            self(f)->base.pMethods = nullptr;
            const int code = state().real->xOpen(state().real, name, self(f)->real(), flags, outFlags);
            if (self(f)->real()->pMethods)
                self(f)->base.pMethods = methods();
            return code;
        };
        vfs.xDelete = [](sqlite3_vfs *, const char *name, int syncFolder) {
            goesWrong([&] { state().real->xDelete(state().real, name, syncFolder); });
            return state().real->xDelete(state().real, name, syncFolder);
        };
    }
    sqlite3_vfs_register(&vfs, 1);
}

inline void uninstall()
{
    sqlite3_vfs_register(state().real, 1);
}

inline void arm(Fault fault, int at)
{
    state().fault = fault;
    state().at = at;
    state().changes = 0;
}

} // namespace faultvfs

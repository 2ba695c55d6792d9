// SPDX-FileCopyrightText: 2026 the DoThi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "confine.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>

namespace dothi::io {

namespace {

void limit(__rlimit_resource_t what, rlim_t value, rlim_t hard)
{
    const rlimit limit{value, hard};
    setrlimit(what, &limit); // what the system does not allow to be lowered stays as it is
}

#if defined(__x86_64__)
constexpr unsigned kMachine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kMachine = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned kMachine = 0;
#endif

/// The sanitizers reserve terabytes, and open pipes and files to look at the process they are in.
#ifdef __SANITIZE_ADDRESS__
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif

/// All others are answered with "not permitted", which the libraries take as any other failure.
constexpr std::array kAllowed = {
    __NR_read,          __NR_write,        __NR_close,        __NR_fstat,
    __NR_lseek,         __NR_mmap,         __NR_munmap,       __NR_mremap,
    __NR_mprotect,      __NR_madvise,      __NR_brk,          __NR_futex,
    __NR_exit,          __NR_exit_group,   __NR_rt_sigaction, __NR_rt_sigprocmask,
    __NR_rt_sigreturn,  __NR_sigaltstack,  __NR_getpid,       __NR_gettid,
    __NR_clock_gettime, __NR_gettimeofday, __NR_getrandom,    __NR_sched_yield,
    __NR_sysinfo,       __NR_writev,       __NR_getrusage,    __NR_restart_syscall};

} // namespace

void limitResources(long seconds, long megabytes)
{
    constexpr rlim_t kMegabyte = 1 << 20;
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    close_range(STDERR_FILENO + 1, ~0U, 0);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_FSIZE, 0, 0);
    // At the first a signal of its own comes, by which the cause is known; nothing outlives the second.
    limit(RLIMIT_CPU, static_cast<rlim_t>(seconds), static_cast<rlim_t>(seconds) + 2);
    if (!kSanitized) {
        limit(RLIMIT_AS, static_cast<rlim_t>(megabytes) * kMegabyte,
              static_cast<rlim_t>(megabytes) * kMegabyte);
    }
}

bool confine()
{
    if (kSanitized)
        return true;
    limit(RLIMIT_NOFILE, 0, 0);
    limit(RLIMIT_NPROC, 0, 0);
    if (kMachine == 0)
        return true;
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return false;
    constexpr size_t kHead = 9;
    constexpr size_t kCount = kAllowed.size();
    std::array<sock_filter, kHead + kCount + 2> filter{};
    auto put = [&filter, at = size_t(0)](sock_filter line) mutable { filter[at++] = line; };
    constexpr __u32 kDenied = SECCOMP_RET_ERRNO | EPERM;
    put(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)));
    put(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kMachine, 1, 0));
    put(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
    put(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)));
    // abort() needs a signal to itself; another process gets none.
    put(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_tgkill, 0, 4));
    put(BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, args)));
    put(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<__u32>(getpid()), 1, 0));
    put(BPF_STMT(BPF_RET | BPF_K, kDenied));
    put(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    for (size_t i = 0; i < kCount; ++i) {
        put(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<__u32>(kAllowed[i]),
                     static_cast<__u8>(kCount - i), 0));
    }
    put(BPF_STMT(BPF_RET | BPF_K, kDenied));
    put(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

} // namespace dothi::io

#define _GNU_SOURCE
#include "CLinux.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_X86_64
// From here on numbers mean another table of calls (x32).
#define FOREIGN_CALLS 0x40000000u
#elif defined(__aarch64__)
#define NATIVE_ARCHITECTURE AUDIT_ARCH_AARCH64
#define FOREIGN_CALLS 0xFFFFFFFFu
#endif

int broadsheet_memory_file(const void *bytes, size_t count) {
    int descriptor = (int)syscall(SYS_memfd_create, "input", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (descriptor < 0) return -errno;
    for (size_t at = 0; at < count;) {
        ssize_t written = write(descriptor, (const char *)bytes + at, count - at);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            int code = written < 0 ? errno : EIO;
            close(descriptor);
            return -code;
        }
        at += (size_t)written;
    }
    lseek(descriptor, 0, SEEK_SET);
    fcntl(descriptor, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
    return descriptor;
}

// What follows runs between fork and exec in a process of many threads: nothing but what signal-safety(7) lists.

static int limited(int resource, unsigned long soft, unsigned long hard) {
    struct rlimit limit = {soft, hard};
    return setrlimit((__rlimit_resource_t)resource, &limit);
}

// No network, no way out of the process group that is killed as a whole, no looking into other processes. Kernels
// without filters run the program all the same: the limits stand.
static void forbid_calls(void) {
#ifdef NATIVE_ARCHITECTURE
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NATIVE_ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, FOREIGN_CALLS, 6, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 5, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setsid, 4, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_setpgid, 3, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_ptrace, 2, 0),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_process_vm_readv, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
    };
    struct sock_fprog program = {sizeof filter / sizeof *filter, filter};
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
#endif
}

static void fail(int report, int code) {
    if (write(report, &code, sizeof code) < 0) _exit(126);
    _exit(127);
}

static void become(const char *path, char *const arguments[], char *const environment[], int input, int output,
                   int errors, int report, struct broadsheet_child_limits limits, pid_t parent) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    // Whoever started this may have died before it could be told.
    if (getppid() != parent) _exit(127);

    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    // Handlers end with exec, what is ignored stays so.
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);

    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) fail(report, errno);
    if (syscall(SYS_close_range, 3u, ~0u, 4u /* CLOSE_RANGE_CLOEXEC */) < 0) {
        struct rlimit open = {0, 0};
        getrlimit(RLIMIT_NOFILE, &open);
        for (int at = 3; at < (int)open.rlim_cur && at < 65536; at++) fcntl(at, F_SETFD, FD_CLOEXEC);
    }
    if (chdir("/") < 0) fail(report, errno);
    umask(077);

    if (limited(RLIMIT_CORE, 0, 0) < 0 || limited(RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes) < 0
        || limited(RLIMIT_AS, limits.memory_bytes, limits.memory_bytes) < 0
        || limited(RLIMIT_CPU, limits.processor_seconds, limits.processor_seconds + 1) < 0)
        fail(report, errno);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) forbid_calls();
    execve(path, arguments, environment);
    fail(report, errno);
}

int broadsheet_start_child(const char *path, char *const arguments[], char *const environment[], int input, int output,
                           int errors, struct broadsheet_child_limits limits) {
    int report[2];
    if (pipe2(report, O_CLOEXEC) < 0) return -errno;
    // No handler of this process may run in the child while it still has this process's memory in hand.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t parent = getpid();
    pid_t child = fork();
    int code = errno;
    if (child == 0) {
        // Out of the way of 0, 1 and 2, which this process may have had closed when it opened them.
        input = fcntl(input, F_DUPFD_CLOEXEC, 3);
        output = fcntl(output, F_DUPFD_CLOEXEC, 3);
        errors = fcntl(errors, F_DUPFD_CLOEXEC, 3);
        report[1] = fcntl(report[1], F_DUPFD_CLOEXEC, 3);
        become(path, arguments, environment, input, output, errors, report[1], limits, parent);
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    close(report[1]);
    if (child < 0) {
        close(report[0]);
        return -code;
    }
    // Both sides do it, as either may come first.
    setpgid(child, child);
    ssize_t count;
    do count = read(report[0], &code, sizeof code);
    while (count < 0 && errno == EINTR);
    close(report[0]);
    if (count != sizeof code) return child;
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    return -code;
}

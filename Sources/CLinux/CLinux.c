#define _GNU_SOURCE
#include "CLinux.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

unsigned long broadsheet_file_system_type(const char *path) {
    struct statfs status;
    return statfs(path, &status) == 0 ? (unsigned long)status.f_type : 0;
}

int broadsheet_thread_number(void) { return (int)syscall(SYS_gettid); }

static int crash_log = -1;

// Nothing here but what a signal handler may do (signal-safety(7)).
static void record_crash(int number) {
    char text[16];
    int at = sizeof text;
    text[--at] = '\n';
    for (int rest = broadsheet_thread_number(); at > 0; rest /= 10) {
        text[--at] = (char)('0' + rest % 10);
        if (rest < 10) break;
    }
    if (write(crash_log, text + at, sizeof text - (size_t)at) < 0) _exit(128 + number);
    // The handler is gone already (SA_RESETHAND): what happened happens once more.
    raise(number);
}

void broadsheet_record_crashes(int descriptor) {
    static const int numbers[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
    crash_log = descriptor;
    struct sigaction action = {.sa_handler = record_crash, .sa_flags = (int)SA_RESETHAND | SA_NODEFER | SA_ONSTACK};
    for (unsigned at = 0; at < sizeof numbers / sizeof *numbers; at++) sigaction(numbers[at], &action, NULL);
}

void broadsheet_prepare_for_crash(void) {
    static _Thread_local char *stack = NULL;
    if (stack) return;
    const size_t size = 64 << 10;
    stack = malloc(size);
    if (!stack) return;
    sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = size}, NULL);
}

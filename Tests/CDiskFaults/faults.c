// When a fault is due: what the environment asks for, and the count.

#define _GNU_SOURCE
#include "faults.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <fcntl.h>

static const char *calls, *within;
static long at, signal_number, error_number;
static int is_torn, is_ever, log_descriptor = -1;
static atomic_long count;

static long number(const char *name) {
    const char *text = getenv(name);
    return text ? atol(text) : 0;
}

__attribute__((constructor)) static void read_environment(void) {
    calls = getenv("DISK_FAULTS_CALLS");
    within = getenv("DISK_FAULTS_WITHIN");
    at = number("DISK_FAULTS_AT");
    signal_number = number("DISK_FAULTS_SIGNAL");
    error_number = number("DISK_FAULTS_ERROR");
    is_torn = getenv("DISK_FAULTS_TORN") != NULL;
    is_ever = getenv("DISK_FAULTS_EVER") != NULL;
    const char *log = getenv("DISK_FAULTS_LOG");
    if (log) log_descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
}

static int is_named(const char *call) {
    if (!calls) return strcmp(call, "read") != 0 && strcmp(call, "flock") != 0;
    size_t length = strlen(call);
    for (const char *found = calls; (found = strstr(found, call)); found += length)
        if ((found == calls || found[-1] == ' ') && (found[length] == ' ' || found[length] == 0)) return 1;
    return 0;
}

static void write_log(const char *call, const char *path) {
    char line[9000];
    int length = snprintf(line, sizeof line, "%s %s\n", call, path);
    if (length > 0 && (size_t)length < sizeof line) syscall(SYS_write, log_descriptor, line, length);
}

void torn_write(int descriptor, const void *bytes, size_t length, off_t offset) {
    if (!is_torn || length < 2) return;
    if (offset < 0) syscall(SYS_write, descriptor, bytes, length / 2);
    else syscall(SYS_pwrite64, descriptor, bytes, length / 2, offset);
}

enum due due(const char *call, const char *path) {
    if (!is_named(call) || (within && !strstr(path, within))) return NOTHING;
    if (log_descriptor >= 0) write_log(call, path);
    long now = atomic_fetch_add(&count, 1) + 1;
    if (at == 0 || now < at || (now > at && !is_ever)) return NOTHING;
    if (signal_number) return SIGNAL;
    errno = (int)error_number;
    return error_number ? ERROR : NOTHING;
}

// To this thread: a crash is the fault of one.
void send_signal(void) { raise((int)signal_number); }

enum due due_on(const char *call, int descriptor) {
    char link[64], path[4200];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, sizeof path - 1);
    path[length > 0 ? length : 0] = 0;
    return due(call, path);
}

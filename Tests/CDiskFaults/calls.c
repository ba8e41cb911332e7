// The calls themselves, each in the place of the C library's.

#define _GNU_SOURCE
#include "faults.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// Does a call of the C library unless something else is due.
#define INSTEAD(due_now, failure, call, ...)                                      \
    static __typeof__(call) *original;                                            \
    if (!original) original = (__typeof__(call) *)dlsym(RTLD_NEXT, #call);        \
    switch (due_now) {                                                            \
    case SIGNAL: send_signal(); break;                                            \
    case ERROR: return failure;                                                   \
    case NOTHING: break;                                                          \
    }                                                                             \
    return original(__VA_ARGS__)

int rename(const char *from, const char *to) { INSTEAD(due("rename", to), -1, rename, from, to); }
int link(const char *from, const char *to) { INSTEAD(due("link", to), -1, link, from, to); }
int symlink(const char *target, const char *path) { INSTEAD(due("symlink", path), -1, symlink, target, path); }
int unlink(const char *path) { INSTEAD(due("unlink", path), -1, unlink, path); }
int rmdir(const char *path) { INSTEAD(due("rmdir", path), -1, rmdir, path); }
int mkdir(const char *path, mode_t mode) { INSTEAD(due("mkdir", path), -1, mkdir, path, mode); }
int chmod(const char *path, mode_t mode) { INSTEAD(due("chmod", path), -1, chmod, path, mode); }
int fsync(int descriptor) { INSTEAD(due_on("fsync", descriptor), -1, fsync, descriptor); }
int fdatasync(int descriptor) { INSTEAD(due_on("fsync", descriptor), -1, fdatasync, descriptor); }
int syncfs(int descriptor) { INSTEAD(due_on("syncfs", descriptor), -1, syncfs, descriptor); }
int flock(int descriptor, int operation) {
    extern int flock(int, int);
    INSTEAD(due_on("flock", descriptor), -1, flock, descriptor, operation);
}
int ftruncate(int descriptor, off_t size) { INSTEAD(due_on("ftruncate", descriptor), -1, ftruncate, descriptor, size); }
int ftruncate64(int descriptor, off64_t size) {
    INSTEAD(due_on("ftruncate", descriptor), -1, ftruncate64, descriptor, size);
}
ssize_t read(int descriptor, void *bytes, size_t length) {
    INSTEAD(due_on("read", descriptor), -1, read, descriptor, bytes, length);
}

static enum due due_writing(const char *call, int descriptor, const void *bytes, size_t length, off_t offset) {
    enum due now = due_on(call, descriptor);
    if (now == SIGNAL) torn_write(descriptor, bytes, length, offset);
    return now;
}

ssize_t write(int descriptor, const void *bytes, size_t length) {
    INSTEAD(due_writing("write", descriptor, bytes, length, -1), -1, write, descriptor, bytes, length);
}
ssize_t pwrite(int descriptor, const void *bytes, size_t length, off_t offset) {
    INSTEAD(due_writing("pwrite", descriptor, bytes, length, offset), -1, pwrite, descriptor, bytes, length, offset);
}
ssize_t pwrite64(int descriptor, const void *bytes, size_t length, off64_t offset) {
    INSTEAD(due_writing("pwrite", descriptor, bytes, length, offset), -1, pwrite64, descriptor, bytes, length, offset);
}

static int opened(int folder, const char *path, int flags, va_list rest) {
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    if (flags & (O_CREAT | O_WRONLY | O_RDWR | O_TRUNC)) {
        switch (due("open", path)) {
        case SIGNAL: send_signal(); break;
        case ERROR: return -1;
        case NOTHING: break;
        }
    }
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

#define OPENED(folder)                             \
    va_list rest;                                  \
    va_start(rest, flags);                         \
    int descriptor = opened(folder, path, flags, rest); \
    va_end(rest);                                  \
    return descriptor

int open(const char *path, int flags, ...) { OPENED(AT_FDCWD); }
int open64(const char *path, int flags, ...) { OPENED(AT_FDCWD); }
int openat(int folder, const char *path, int flags, ...) { OPENED(folder); }
int openat64(int folder, const char *path, int flags, ...) { OPENED(folder); }

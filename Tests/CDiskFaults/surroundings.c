// What a program takes from its machine beside the disk's content: the time, and the order of names.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static long ahead(void) {
    const char *text = getenv("DISK_FAULTS_CLOCK");
    return text ? atol(text) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *now) {
    int result = (int)syscall(SYS_clock_gettime, clock, now);
    if (result == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) now->tv_sec += ahead();
    return result;
}

int gettimeofday(struct timeval *restrict now, void *restrict zone) {
    (void)zone;
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *now) {
    struct timespec precise;
    clock_gettime(CLOCK_REALTIME, &precise);
    if (now) *now = precise.tv_sec;
    return precise.tv_sec;
}

// The listing that this thread is reading, whole, to be given out from its end.
static _Thread_local DIR *listed;
static _Thread_local struct dirent *entries;
static _Thread_local size_t left;

struct dirent *readdir(DIR *folder) {
    static struct dirent *(*original)(DIR *);
    if (!original) original = (struct dirent *(*)(DIR *))dlsym(RTLD_NEXT, "readdir");
    if (!getenv("DISK_FAULTS_LISTING")) return original(folder);
    if (listed != folder) {
        listed = folder;
        left = 0;
        struct dirent *entry;
        while ((entry = original(folder))) {
            struct dirent *more = realloc(entries, (left + 1) * sizeof *entries);
            if (!more) abort();
            entries = more;
            memset(&entries[left], 0, sizeof *entries);
            memcpy(&entries[left++], entry, entry->d_reclen < sizeof *entries ? entry->d_reclen : sizeof *entries);
        }
    }
    if (left > 0) return &entries[--left];
    listed = NULL;
    return NULL;
}

// On this architecture the same, but programs may ask for either.
struct dirent64 *readdir64(DIR *folder) { return (struct dirent64 *)readdir(folder); }

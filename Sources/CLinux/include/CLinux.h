#pragma once

#include <stddef.h>
#include <sys/vfs.h>

/// What Swift's Glibc module leaves out of Linux.

/// syncfs(2): declared here, as <unistd.h> shows it only to those who ask for all of GNU's extensions.
extern int syncfs(int descriptor);

/// pipe2(2), likewise.
extern int pipe2(int ends[2], int flags);

/// malloc_trim(3), from <malloc.h>, which that module does not have.
extern int malloc_trim(unsigned long pad);

/// mallopt(3), likewise, with its M_MMAP_THRESHOLD.
extern int mallopt(int parameter, int value);
enum { broadsheet_mmap_threshold = -3 };

/// The type of a folder's file system (statfs(2)), 0 if it cannot be told.
unsigned long broadsheet_file_system_type(const char *path);

/// The number of the calling thread, as the kernel counts.
int broadsheet_thread_number(void);

/// From now on a thread that crashes (SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT) writes its number and a line feed
/// to this descriptor before the process dies as it would have.
void broadsheet_record_crashes(int descriptor);

/// Gives the calling thread a stack of its own for that, so that one that overflowed its stack can still write.
void broadsheet_prepare_for_crash(void);

/// A file in memory with these bytes, which nobody can change any more, at its beginning. The error's number, negative, if
/// there is none to be had.
int broadsheet_memory_file(const void *bytes, size_t count);

struct broadsheet_child_limits {
    unsigned long processor_seconds, memory_bytes, file_bytes;
};

/// Starts a program as the leader of a process group of its own, with these three descriptors, the folder `/`, no core
/// files, and without a network, further privileges or a way out of its group where the kernel can see to that. It is
/// killed when the thread that started it ends. Returns its number, or the error's, negative.
int broadsheet_start_child(const char *path, char *const arguments[], char *const environment[], int input, int output,
                           int errors, struct broadsheet_child_limits limits);

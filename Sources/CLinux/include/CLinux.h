#pragma once

#include <sys/vfs.h>

/// What Swift's Glibc module leaves out of Linux.

/// syncfs(2): declared here, as <unistd.h> shows it only to those who ask for all of GNU's extensions.
extern int syncfs(int descriptor);

/// malloc_trim(3), from <malloc.h>, which that module does not have.
extern int malloc_trim(unsigned long pad);

/// The type of a folder's file system (statfs(2)), 0 if it cannot be told.
unsigned long broadsheet_file_system_type(const char *path);

/// The number of the calling thread, as the kernel counts.
int broadsheet_thread_number(void);

/// From now on a thread that crashes (SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT) writes its number and a line feed
/// to this descriptor before the process dies as it would have.
void broadsheet_record_crashes(int descriptor);

/// Gives the calling thread a stack of its own for that, so that one that overflowed its stack can still write.
void broadsheet_prepare_for_crash(void);

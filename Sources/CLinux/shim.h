#pragma once

#include <sys/vfs.h>

/// What Swift's Glibc module leaves out of Linux.

/// syncfs(2): declared here, as <unistd.h> shows it only to those who ask for all of GNU's extensions.
extern int syncfs(int descriptor);

/// The type of a folder's file system (statfs(2)), 0 if it cannot be told.
static inline unsigned long broadsheet_file_system_type(const char *path) {
    struct statfs status;
    return statfs(path, &status) == 0 ? (unsigned long)status.f_type : 0;
}

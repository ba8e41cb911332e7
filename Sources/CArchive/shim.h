#ifndef BROADSHEET_CARCHIVE_SHIM_H
#define BROADSHEET_CARCHIVE_SHIM_H

#include <archive.h>
#include <archive_entry.h>

// Macros with casts, which Swift cannot see.
static const unsigned int bs_AE_IFMT = AE_IFMT;
static const unsigned int bs_AE_IFREG = AE_IFREG;
static const unsigned int bs_AE_IFLNK = AE_IFLNK;
static const unsigned int bs_AE_IFDIR = AE_IFDIR;

#endif

#ifndef BROADSHEET_COMPILED_DATA_H
#define BROADSHEET_COMPILED_DATA_H

#include <stddef.h>

/// What `broadsheet-train` has compiled, part of the executable: mapped with it, read-only, shared by all processes.
/// All are aligned to 64 bytes.
const void *broadsheet_lexicon_start(void);
extern const size_t broadsheet_lexicon_count;
const void *broadsheet_names_start(void);
extern const size_t broadsheet_names_count;
const void *broadsheet_terms_start(void);
extern const size_t broadsheet_terms_count;

/// Asks the processor to fetch the cache line at an address that will be read soon.
static inline void broadsheet_prefetch(const void *address) { __builtin_prefetch(address); }

#endif

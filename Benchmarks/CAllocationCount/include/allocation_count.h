#ifndef ALLOCATION_COUNT_H
#define ALLOCATION_COUNT_H

/// How many blocks of memory this process has asked for since it began: calls of malloc, calloc, realloc and the
/// aligned ones, by whatever library.
unsigned long allocation_count(void);

#endif

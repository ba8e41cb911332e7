#ifndef BROADSHEET_COPENCC_SHIM_H
#define BROADSHEET_COPENCC_SHIM_H

#include <stdint.h>
#include <stdlib.h>
#include <opencc/opencc.h>

// (opencc_t)-1, which Swift cannot see.
static inline int bs_opencc_failed(opencc_t converter) { return converter == (opencc_t)(intptr_t)-1; }

#endif

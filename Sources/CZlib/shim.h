#ifndef BROADSHEET_CZLIB_SHIM_H
#define BROADSHEET_CZLIB_SHIM_H

#include <zlib.h>

// deflateInit2 and inflateInit2 are macros, which Swift cannot see.
static inline int bs_deflateInit2(z_streamp stream, int level, int windowBits, int memoryLevel, int strategy) {
    return deflateInit2(stream, level, Z_DEFLATED, windowBits, memoryLevel, strategy);
}
static inline int bs_inflateInit2(z_streamp stream, int windowBits) {
    return inflateInit2(stream, windowBits);
}

#endif

#ifndef BROADSHEET_COMPILED_DATA_H
#define BROADSHEET_COMPILED_DATA_H

#include <stddef.h>
#include <stdint.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

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

/// Which of the four rows of a bucket bears a fingerprint in the upper 22 bits of its last word: the row, or `none`.
///
/// A bucket is 64 bytes, aligned to as many; a row 16. Found without a branch: which of the four it is, if any, cannot be
/// guessed, and wrong guesses cost more than looking at all.
static inline const void *broadsheet_row(const void *bucket, uint32_t fingerprint, const void *none) {
    const char *rows = (const char *)bucket;
#if defined(__SSE2__)
    const __m128i *row = (const __m128i *)bucket;
    const __m128i last = _mm_unpackhi_epi64(
        _mm_unpackhi_epi32(_mm_load_si128(row), _mm_load_si128(row + 1)),
        _mm_unpackhi_epi32(_mm_load_si128(row + 2), _mm_load_si128(row + 3)));
    const __m128i same = _mm_cmpeq_epi32(_mm_srli_epi32(last, 10), _mm_set1_epi32((int)fingerprint));
    static const uint8_t offsets[16] = {0, 0, 16, 16, 32, 32, 32, 32, 48, 48, 48, 48, 48, 48, 48, 48};
    const int which = _mm_movemask_ps(_mm_castsi128_ps(same));
    const char *found = rows + offsets[which];
    return __builtin_unpredictable(which != 0) ? found : (const char *)none;
#else
    const char *found = (const char *)none;
    for (int at = 0; at < 64; at += 16) {
        uint32_t last;
        __builtin_memcpy(&last, rows + at + 12, 4);
        found = __builtin_unpredictable(last >> 10 == fingerprint) ? rows + at : found;
    }
    return found;
#endif
}

#endif

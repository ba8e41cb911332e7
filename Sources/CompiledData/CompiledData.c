#include "CompiledData.h"

// #embed is of C23; clang has it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static _Alignas(64) const unsigned char lexicon[] = {
#embed "lexicon.bin"
};
const size_t broadsheet_lexicon_count = sizeof lexicon;
const void *broadsheet_lexicon_start(void) { return lexicon; }

static _Alignas(64) const unsigned char names[] = {
#embed "names.bin"
};
const size_t broadsheet_names_count = sizeof names;
const void *broadsheet_names_start(void) { return names; }

static _Alignas(64) const unsigned char terms[] = {
#embed "terms.bin"
};
const size_t broadsheet_terms_count = sizeof terms;
const void *broadsheet_terms_start(void) { return terms; }

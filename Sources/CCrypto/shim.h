#ifndef BROADSHEET_CCRYPTO_SHIM_H
#define BROADSHEET_CCRYPTO_SHIM_H

#include <openssl/evp.h>

#endif

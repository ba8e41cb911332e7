#include <stddef.h>
#include <stdint.h>

/// Of libFuzzer, which no header declares: tries inputs, as the arguments of the command line say, and does not come back.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*parse)(const uint8_t *data, size_t size));

#include <sys/types.h>

// What is to happen at a call.
enum due { NOTHING, SIGNAL, ERROR };

// Counts a call. For ERROR, errno is what the call is to fail with.
enum due due(const char *call, const char *path);
enum due due_on(const char *call, int descriptor);

void send_signal(void);

// Writes the first half, if the environment asks for that. A negative offset stands for the file's own.
void torn_write(int descriptor, const void *bytes, size_t length, off_t offset);

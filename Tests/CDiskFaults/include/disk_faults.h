#ifndef DISK_FAULTS_H
#define DISK_FAULTS_H

// A library that is loaded before a program (LD_PRELOAD) and stands between it and the kernel: it counts the calls that
// change a disk, over all threads of the process, and at the nth lets happen what the environment asks for. Nothing is
// said to the program, and nothing is built into it.
//
//   DISK_FAULTS_CALLS    which calls count, by the names below; all but read and flock unless given
//                        open (to write) write pwrite fsync syncfs rename link symlink unlink rmdir mkdir ftruncate
//                        chmod flock read
//   DISK_FAULTS_WITHIN   only calls on paths that contain this text count
//   DISK_FAULTS_AT       the call at which it happens, 1 for the first
//   DISK_FAULTS_SIGNAL   this signal comes just before the call: 9, 15, 19 …
//   DISK_FAULTS_TORN     half of a write is done before the signal comes
//   DISK_FAULTS_ERROR    or the call is not done and fails with this error number
//   DISK_FAULTS_EVER     so do all that come after it
//   DISK_FAULTS_LOG      a file that gets a line for each call that counts: its name and its path
//   DISK_FAULTS_CLOCK    seconds that the clock of this machine seems to be ahead; negative for behind
//   DISK_FAULTS_LISTING  folders list their names the other way round

#endif

#pragma once

#include <sys/types.h>

/// Starts a program in a process of its own; no shell is involved.
///
/// The program sees the three descriptors as 0, 1 and 2, no other descriptor, every signal as it is
/// by default, and no signal blocked. Returns 0, or the number of an error.
int picket_child_start(const char *_Nonnull path, char *_Nullable const *_Nonnull arguments,
                       char *_Nullable const *_Nonnull environment,
                       const int descriptors[_Nonnull 3], pid_t *_Nonnull child);

/// Waits until a child has ended. Returns its exit status, the negative number of the signal that
/// ended it, or `PICKET_CHILD_LOST` if the system does not tell.
int picket_child_wait(pid_t child);

#define PICKET_CHILD_LOST (-1000)

/// Makes a pipe whose ends no child inherits and none of which is a standard stream. Returns 0, or
/// the number of an error.
int picket_child_pipe(int ends[_Nonnull 2]);

/// Prepares an end of a pipe that this process keeps: calls never wait on it, and it holds much where
/// the system allows that. Returns 0, or the number of an error.
int picket_child_keep(int end);

/// Writes to a child as `write` does, and never raises SIGPIPE: whoever embeds the library decides what
/// that signal does to the process.
ssize_t picket_child_write(int end, const void *_Nonnull bytes, size_t count);

/// Writes the path of the running executable, ended by a zero byte. Returns 0, or -1 if the system does
/// not tell or there is no room.
int picket_executable_path(char *_Nonnull path, size_t room);

/// The environment of the process, ended by NULL.
char *_Nullable const *_Nullable picket_environment(void);

#define _GNU_SOURCE

#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__APPLE__)
#include <crt_externs.h>
#include <mach-o/dyld.h>
char *const *picket_environment(void) { return *_NSGetEnviron(); }
#else
extern char **environ;
char *const *picket_environment(void) { return environ; }
#endif

/// Tells whether the signal waits for the process or the thread.
static int is_pending(int number) {
  sigset_t pending;
  sigemptyset(&pending);
  return sigpending(&pending) == 0 && sigismember(&pending, number) == 1;
}

ssize_t picket_child_write(int end, const void *bytes, size_t count) {
  sigset_t pipe_signal, before;
  sigemptyset(&pipe_signal);
  sigaddset(&pipe_signal, SIGPIPE);
  int was_pending = is_pending(SIGPIPE);
  int is_blocked = pthread_sigmask(SIG_BLOCK, &pipe_signal, &before) == 0;
  ssize_t written = write(end, bytes, count);
  int error = errno;
  if (written < 0 && error == EPIPE && is_blocked && !was_pending && is_pending(SIGPIPE)) {
    // The signal is this thread's own: it is taken away before anybody may see it.
    int taken;
    sigwait(&pipe_signal, &taken);
  }
  if (is_blocked) pthread_sigmask(SIG_SETMASK, &before, NULL);
  errno = error;
  return written;
}

static int add_descriptors(posix_spawn_file_actions_t *actions, const int descriptors[3]) {
  for (int number = 0; number < 3; number++) {
    int error = posix_spawn_file_actions_adddup2(actions, descriptors[number], number);
    if (error) return error;
  }
#if defined(__GLIBC__) && __GLIBC_PREREQ(2, 34)
  // Descriptors of whoever embeds the library may be inheritable.
  return posix_spawn_file_actions_addclosefrom_np(actions, 3);
#else
  return 0;
#endif
}

static int set_signals(posix_spawnattr_t *attributes) {
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  // A worker's thread blocks signals, and this process ignores SIGPIPE: a child must do neither, or
  // it would neither be ended nor notice that nobody reads.
  int error = posix_spawnattr_setsigmask(attributes, &none);
  if (!error) error = posix_spawnattr_setsigdefault(attributes, &all);
  if (!error)
    error = posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  return error;
}

int picket_child_start(const char *path, char *const *arguments, char *const *environment,
                       const int descriptors[3], pid_t *child) {
  posix_spawn_file_actions_t actions;
  int error = posix_spawn_file_actions_init(&actions);
  if (error) return error;
  posix_spawnattr_t attributes;
  error = posix_spawnattr_init(&attributes);
  if (error) {
    posix_spawn_file_actions_destroy(&actions);
    return error;
  }
  error = add_descriptors(&actions, descriptors);
  if (!error) error = set_signals(&attributes);
  if (!error) error = posix_spawn(child, path, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

int picket_child_wait(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return PICKET_CHILD_LOST;
  if (WIFEXITED(status)) return WEXITSTATUS(status);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : PICKET_CHILD_LOST;
}

// Gives a descriptor a number that is none of a standard stream: where one of those was closed, the
// system hands out its number, and moving descriptors into place would overwrite it.
static int above_standard(int descriptor) {
  if (descriptor > 2) return descriptor;
  int moved = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
  int error = errno;
  close(descriptor);
  errno = error;
  return moved;
}

int picket_child_pipe(int ends[2]) {
#if defined(__linux__)
  if (pipe2(ends, O_CLOEXEC) < 0) return errno;
#else
  if (pipe(ends) < 0) return errno;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#endif
  ends[0] = above_standard(ends[0]);
  if (ends[0] < 0) {
    int error = errno;
    close(ends[1]);
    return error;
  }
  ends[1] = above_standard(ends[1]);
  if (ends[1] < 0) {
    int error = errno;
    close(ends[0]);
    return error;
  }
  return 0;
}

int picket_child_keep(int end) {
  if (fcntl(end, F_SETFL, O_NONBLOCK) < 0) return errno;
#if defined(F_SETPIPE_SZ)
  // Fewer changes between the two processes; if the system allows less, that does too.
  fcntl(end, F_SETPIPE_SZ, 1 << 20);
#endif
  return 0;
}

int picket_executable_path(char *path, size_t room) {
#if defined(__APPLE__)
  uint32_t size = (uint32_t)room;
  return _NSGetExecutablePath(path, &size);
#else
  ssize_t length = readlink("/proc/self/exe", path, room - 1);
  if (length < 0) return -1;
  path[length] = 0;
  return 0;
#endif
}

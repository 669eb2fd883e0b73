#define _GNU_SOURCE

#include "terminal.h"

#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static atomic_int caught_signal;

int picket_terminal_columns(int file) {
  struct winsize size;
  return ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static void remember(int number) {
  atomic_store(&caught_signal, number);
  signal(SIGINT, SIG_DFL);
  signal(SIGTERM, SIG_DFL);
}

// Keeps a signal that the parent ignores ignored: nohup and background jobs rely on it.
static void catch_signal(int number) {
  struct sigaction action;
  if (sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN) return;
  memset(&action, 0, sizeof action);
  // Without SA_RESTART: a read that waits for input has to end.
  action.sa_handler = remember;
  sigaction(number, &action, NULL);
}

void picket_catch_signals(void) {
  catch_signal(SIGINT);
  catch_signal(SIGTERM);
  // A parent that starts processes from a thread with blocked signals hands the block down.
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  pthread_sigmask(SIG_UNBLOCK, &signals, NULL);
}

int picket_caught_signal(void) { return atomic_load(&caught_signal); }

void picket_open_missing_streams(void) {
  for (int file = 0; file < 3; file++) {
    // The lowest number that is free is the one that is missing.
    if (fcntl(file, F_GETFD) < 0) open("/dev/null", O_RDONLY);
  }
}

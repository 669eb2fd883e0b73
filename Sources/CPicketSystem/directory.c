#define _GNU_SOURCE

#include "directory.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static picket_entry_kind kind_of(unsigned char type) {
  switch (type) {
  case DT_REG: return PICKET_ENTRY_FILE;
  case DT_DIR: return PICKET_ENTRY_DIRECTORY;
  case DT_LNK: return PICKET_ENTRY_LINK;
  case DT_UNKNOWN: return PICKET_ENTRY_UNKNOWN;
  default: return PICKET_ENTRY_SPECIAL;
  }
}

static int is_dot_or_dot_dot(const char *name) {
  return name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0));
}

#if defined(__linux__)

#include <sys/syscall.h>

struct picket_directory {
  int descriptor;
  size_t next;
  size_t filled;
  const struct dirent64 *entry;
  _Alignas(struct dirent64) char buffer[32 << 10];
};

picket_directory *picket_directory_create(void) {
  return malloc(sizeof(picket_directory));
}

void picket_directory_destroy(picket_directory *directory) { free(directory); }

int picket_directory_begin(picket_directory *directory, int descriptor) {
  directory->descriptor = descriptor;
  directory->next = directory->filled = 0;
  directory->entry = NULL;
  return 0;
}

int picket_directory_next(picket_directory *directory) {
  do {
    if (directory->next >= directory->filled) {
      // Not readdir: it allocates for each directory, and hides that one system call fills 32 KB.
      long count = syscall(SYS_getdents64, directory->descriptor, directory->buffer,
                           sizeof directory->buffer);
      if (count < 0) return -errno;
      if (count == 0) return 0;
      directory->next = 0;
      directory->filled = (size_t)count;
    }
    directory->entry = (const struct dirent64 *)(directory->buffer + directory->next);
    directory->next += directory->entry->d_reclen;
  } while (is_dot_or_dot_dot(directory->entry->d_name));
  return 1;
}

#else

struct picket_directory {
  DIR *stream;
  const struct dirent *entry;
};

picket_directory *picket_directory_create(void) { return calloc(1, sizeof(picket_directory)); }

void picket_directory_destroy(picket_directory *directory) {
  if (directory && directory->stream) closedir(directory->stream);
  free(directory);
}

int picket_directory_begin(picket_directory *directory, int descriptor) {
  if (directory->stream) closedir(directory->stream);
  // The stream closes its descriptor, so it gets one of its own.
  int own = dup(descriptor);
  directory->stream = own < 0 ? NULL : fdopendir(own);
  directory->entry = NULL;
  return directory->stream ? 0 : errno;
}

int picket_directory_next(picket_directory *directory) {
  do {
    errno = 0;
    directory->entry = readdir(directory->stream);
    if (!directory->entry) return -errno;
  } while (is_dot_or_dot_dot(directory->entry->d_name));
  return 1;
}

#endif

picket_entry_kind picket_directory_kind(const picket_directory *directory) {
  return kind_of(directory->entry->d_type);
}

const char *picket_directory_name(const picket_directory *directory) {
  return directory->entry->d_name;
}

size_t picket_directory_name_length(const picket_directory *directory) {
  return strlen(directory->entry->d_name);
}

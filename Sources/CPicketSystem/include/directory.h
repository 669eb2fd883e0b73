#pragma once

#include <stddef.h>
#include <stdint.h>

/// What a directory says about an entry, without a system call for the entry.
typedef enum {
  /// The file system does not tell.
  PICKET_ENTRY_UNKNOWN,
  PICKET_ENTRY_FILE,
  PICKET_ENTRY_DIRECTORY,
  PICKET_ENTRY_LINK,
  PICKET_ENTRY_SPECIAL,
} picket_entry_kind;

/// Reads the entries of one directory after the other with the same memory.
typedef struct picket_directory picket_directory;

/// Returns NULL if there is no memory.
picket_directory *_Nullable picket_directory_create(void);

void picket_directory_destroy(picket_directory *_Nullable directory);

/// Starts to read the directory that an open descriptor stands for; the caller keeps the descriptor
/// open until the last entry is read, and closes it. Returns 0, or the number of an error.
int picket_directory_begin(picket_directory *_Nonnull directory, int descriptor);

/// Goes to the next entry; `.` and `..` are none. Returns 1, 0 behind the last one, or the negative
/// number of an error.
int picket_directory_next(picket_directory *_Nonnull directory);

/// The entry gone to: its kind, its name (ended by a zero byte, valid until the next call) and the
/// length of the name in bytes.
picket_entry_kind picket_directory_kind(const picket_directory *_Nonnull directory);
const char *_Nonnull picket_directory_name(const picket_directory *_Nonnull directory);
size_t picket_directory_name_length(const picket_directory *_Nonnull directory);

/// Whether the file system of an open directory keeps the mode of each file, as far as its kind
/// tells; 1 where nothing is known.
int picket_keeps_modes(int descriptor);

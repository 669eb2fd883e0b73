#pragma once

#include <stddef.h>
#include <stdint.h>

/// The number of bytes in the table of the built-in rules.
size_t picket_table_count(void);

/// The table of the built-in rules, at a multiple of 64 bytes.
const void *_Nonnull picket_table(void);

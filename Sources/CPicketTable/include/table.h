#pragma once

#include <stddef.h>
#include <stdint.h>

/// The number of bytes in the table of the built-in rules.
size_t picket_table_count(void);

/// Copies bytes of the table; the range has to lie in it.
void picket_table_copy(size_t start, size_t count, uint8_t *_Nonnull target);

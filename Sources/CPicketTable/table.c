#include "table.h"

#include <string.h>

// The directive is C23, and works in every C of the compilers that Swift comes with.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t table[] = {
#embed "table.bin"
};

size_t picket_table_count(void) { return sizeof table; }

void picket_table_copy(size_t start, size_t count, uint8_t *target) {
  memcpy(target, table + start, count);
}

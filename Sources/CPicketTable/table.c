#include "table.h"

// The directive is C23, and works in every C of the compilers that Swift comes with.
#pragma clang diagnostic ignored "-Wc23-extensions"

// Aligned for who reads it in place.
static const _Alignas(64) uint8_t table[] = {
#embed "table.bin"
};

size_t picket_table_count(void) { return sizeof table; }

const void *picket_table(void) { return table; }

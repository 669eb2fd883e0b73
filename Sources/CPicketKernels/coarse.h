// The coarse filter: four small tables that fit registers, and rule out most places at once.
//
// Each table has 2,048 bits and sees three of the four bytes of a window: two choose a byte of the
// table, the third a bit of it. A place passes if its bit is set in all four. With 1,500 windows a
// table is half full, so about 7 % of places pass, and only they are hashed.
#pragma once

#include "filter.h"

#define COARSE_TABLES 4
#define COARSE_TABLE_BYTES 256

/// Which bytes of a window a table sees.
static const struct {
  uint8_t first, second, bit;
} coarse_bytes[COARSE_TABLES] = {{0, 1, 2}, {1, 2, 3}, {2, 3, 0}, {3, 0, 1}};

static inline uint8_t rotated(uint8_t byte, unsigned count) {
  return (uint8_t)(byte << count | byte >> (8 - count));
}

// Letters, digits and marks differ in few bits once they are folded: the rotations put those of one
// byte where the other has none. Both are linear over bits, so that one instruction does them.
static inline uint8_t coarse_spread(uint8_t byte) { return rotated(byte, 3); }
static inline uint8_t coarse_bit(uint8_t byte) { return byte ^ rotated(byte, 5); }

/// Sets the bits of a window, given by its folded key.
static inline void coarse_insert(uint8_t tables[COARSE_TABLES][COARSE_TABLE_BYTES], uint32_t key) {
  uint8_t bytes[4] = {(uint8_t)key, (uint8_t)(key >> 8), (uint8_t)(key >> 16),
                      (uint8_t)(key >> 24)};
  for (int table = 0; table < COARSE_TABLES; table++) {
    uint8_t cell = bytes[coarse_bytes[table].first] ^ coarse_spread(bytes[coarse_bytes[table].second]);
    tables[table][cell] |= (uint8_t)(1 << (coarse_bit(bytes[coarse_bytes[table].bit]) & 7));
  }
}

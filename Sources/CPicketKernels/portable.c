// The filter for every processor: hashed and looked up one by one.

#include "filter.h"

/// The number of places that are folded at once: what they need stays in the nearest cache.
#define BATCH 2048

/// Returns the hash of the four folded bytes, cut to the length of the byte table.
static inline uint32_t short_hash(const uint8_t *folded) {
  uint32_t key;
  memcpy(&key, folded, sizeof key);
  return hash_of(key) >> (32 - BYTE_TABLE_LOG2);
}

/// Tells whether any of four places may pass.
static inline uint8_t any_may_pass(const uint8_t *table, const uint8_t *folded) {
  uint8_t any = table[short_hash(folded)];
  for (int place = 1; place < 4; place++) any |= table[short_hash(folded + place)];
  return any;
}

/// Judges the places of a group that pass; returns where to go on, `to` when all were seen.
static size_t judge_group(scan_state *state, const uint8_t *folded, size_t from, size_t to) {
  const picket_filter *filter = state->filter;
  for (size_t place = from; place < to; place++, folded++) {
    if (!filter->bytes[short_hash(folded)]) continue;
    if (state->hit_capacity - state->hit_count < filter->largest_bucket) return place;
    judge_candidate(state, place);
  }
  return to;
}

size_t scan_portable(scan_state *state, size_t from, size_t to) {
  const uint8_t *table = state->filter->bytes;
  uint8_t folded[BATCH + 16];
  for (size_t batch = from; batch < to; batch += BATCH) {
    const uint8_t *bytes = state->bytes + batch;
    size_t count = to - batch < BATCH ? to - batch : BATCH;
    for (size_t i = 0; i < count + 16; i++) folded[i] = bytes[i] | 0x20;
    for (size_t i = 0; i < count; i += 8) {
      uint8_t first = any_may_pass(table, folded + i), second = any_may_pass(table, folded + i + 4);
      if (__builtin_expect(!(first | second), 1)) continue;
      size_t start = i + (first ? 0 : 4), end = i + (second ? 8 : 4);
      if (end > count) end = count;
      size_t next = judge_group(state, folded + start, batch + start, batch + end);
      if (next < batch + end) return next;
    }
  }
  return to;
}

// The filter for every processor: hashed and looked up pair by pair.

#include "filter.h"

/// The number of places that are folded at once: what they need stays in the nearest cache.
#define BATCH 2048

/// Returns which of two places may pass.
static inline uint8_t passing(const uint8_t *table, const uint8_t *folded) {
  uint32_t key;
  memcpy(&key, folded + 1, sizeof key);
  return table[pair_hash(key)];
}

static inline uint8_t any_passing_of_8(const uint8_t *table, const uint8_t *folded) {
  return passing(table, folded) | passing(table, folded + 2) | passing(table, folded + 4) |
         passing(table, folded + 6);
}

/// Judges the places of a group that pass; returns where to go on, `to` when all were seen.
static size_t judge_group(scan_state *state, const uint8_t *folded, size_t from, size_t to) {
  const picket_filter *filter = state->filter;
  const window_set *set = &filter->arrays.windows[ANYWHERE];
  for (size_t pair = from; pair < to; pair += 2, folded += 2) {
    uint8_t which = passing(filter->pair_bytes, folded);
    for (size_t second = 0; which; which >>= 1, second++) {
      size_t place = pair + second;
      if (!(which & 1) || place >= to) continue;
      if (!set_may_hold(set, hash_of(folded_word(state->bytes + place)))) continue;
      if (state->hit_capacity - state->hit_count < filter->image->windows[ANYWHERE].largest_bucket) return place;
      judge_candidate(state, set, place);
    }
  }
  return to;
}

size_t scan_portable(scan_state *state, size_t from, size_t to) {
  const uint8_t *table = state->filter->pair_bytes;
  uint8_t folded[BATCH + 16];
  for (size_t batch = from; batch < to; batch += BATCH) {
    const uint8_t *bytes = state->bytes + batch;
    size_t count = to - batch < BATCH ? to - batch : BATCH;
    for (size_t i = 0; i < count + 16; i++) folded[i] = bytes[i] | 0x20;
    for (size_t i = 0; i < count; i += 16) {
      uint8_t first = any_passing_of_8(table, folded + i);
      uint8_t second = any_passing_of_8(table, folded + i + 8);
      if (__builtin_expect(!(first | second), 1)) continue;
      size_t start = i + (first ? 0 : 8), end = i + (second ? 16 : 8);
      if (end > count) end = count;
      size_t next = judge_group(state, folded + start, batch + start, batch + end);
      if (next < batch + end) return next;
    }
  }
  return to;
}

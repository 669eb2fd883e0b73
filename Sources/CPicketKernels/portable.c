// The filter for every processor: hashed and looked up pair by pair, or one by one.

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

/// Tells whether any of four places may pass.
static inline uint8_t any_of_4(const uint8_t *table, const uint8_t *folded) {
  uint8_t any = 0;
  for (int place = 0; place < 4; place++) {
    uint32_t key;
    memcpy(&key, folded + place, sizeof key);
    any |= table[place_hash(key)];
  }
  return any;
}

/// Judges the places that pass of four; returns where to go on, `to` when all were seen.
static size_t judge_4(scan_state *state, const uint8_t *folded, size_t from, size_t to) {
  const picket_filter *filter = state->filter;
  const window_set *set = &filter->arrays.windows[ANYWHERE];
  for (size_t place = from; place < to; place++, folded++) {
    uint32_t key;
    memcpy(&key, folded, sizeof key);
    if (!filter->pair_bytes[place_hash(key)]) continue;
    if (state->hit_capacity - state->hit_count < filter->image->windows[ANYWHERE].largest_bucket)
      return place;
    judge_candidate(state, set, place);
  }
  return to;
}

/// Looks at a batch that is folded, pair by pair; returns where to go on.
static size_t scan_pairs(scan_state *state, const uint8_t *folded, size_t batch, size_t count) {
  const uint8_t *table = state->filter->pair_bytes;
  for (size_t i = 0; i < count; i += 16) {
    uint8_t first = any_passing_of_8(table, folded + i);
    uint8_t second = any_passing_of_8(table, folded + i + 8);
    if (__builtin_expect(!(first | second), 1)) continue;
    size_t start = i + (first ? 0 : 8), end = i + (second ? 16 : 8);
    if (end > count) end = count;
    size_t next = judge_group(state, folded + start, batch + start, batch + end);
    if (next < batch + end) return next;
  }
  return batch + count;
}

/// Looks at a batch that is folded, place by place; returns where to go on.
static size_t scan_places(scan_state *state, const uint8_t *folded, size_t batch, size_t count) {
  const uint8_t *table = state->filter->pair_bytes;
  for (size_t i = 0; i < count; i += 8) {
    uint8_t first = any_of_4(table, folded + i), second = any_of_4(table, folded + i + 4);
    if (__builtin_expect(!(first | second), 1)) continue;
    size_t start = i + (first ? 0 : 4), end = i + (second ? 8 : 4);
    if (end > count) end = count;
    size_t next = judge_4(state, folded + start, batch + start, batch + end);
    if (next < batch + end) return next;
  }
  return batch + count;
}

size_t scan_portable(scan_state *state, size_t from, size_t to) {
  int asks_for_each = state->filter->asks_for_each;
  uint8_t folded[BATCH + 16];
  for (size_t batch = from; batch < to; batch += BATCH) {
    const uint8_t *bytes = state->bytes + batch;
    size_t count = to - batch < BATCH ? to - batch : BATCH;
    for (size_t i = 0; i < count + 16; i++) folded[i] = bytes[i] | 0x20;
    size_t next = asks_for_each ? scan_places(state, folded, batch, count)
                                : scan_pairs(state, folded, batch, count);
    if (next < batch + count) return next;
  }
  return to;
}

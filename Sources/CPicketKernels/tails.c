// Finds anchors that a long run of token bytes has to follow: most prefixes of tokens, and the words
// that stand before them.
//
// They are many, and their windows would let a great part of all words pass the filter. But long runs
// are rare in most texts: only what stands before one, as near as an anchor may be, is looked at.

#include "filter.h"

/// The number of blocks of 64 bytes that are classified at once.
#define BATCH 32

int tail_reach(const picket_anchor *anchor) {
  return anchor->literal_length + anchor->tail_gap - anchor->window_offset;
}

int stands_at_tail(const picket_anchor *anchor, const uint8_t *sets) {
  return anchor->tail_count >= TAIL_LENGTH && tail_reach(anchor) <= LARGEST_TAIL_REACH &&
         set_is_in_class(sets + 32 * (size_t)anchor->tail_set, 1);
}

static inline uint8_t may_hold(const uint8_t *table, const uint8_t *bytes) {
  return table[hash_of(folded_word(bytes)) >> (32 - TAIL_LOG2_BYTES)];
}

/// Looks at the windows from `from` up to `to`; returns where to go on.
static size_t scan_near(scan_state *state, size_t from, size_t to) {
  const window_set *set = &state->filter->arrays.windows[AT_TAILS];
  const uint8_t *table = set->bytes, *bytes = state->bytes;
  size_t largest_bucket = state->filter->image->windows[AT_TAILS].largest_bucket;
  for (size_t place = from; place < to; place += 4) {
    const uint8_t *four = bytes + place;
    uint8_t any = may_hold(table, four) | may_hold(table, four + 1) | may_hold(table, four + 2) |
                  may_hold(table, four + 3);
    if (__builtin_expect(!any, 1)) continue;
    for (size_t each = place; each < place + 4 && each < to; each++) {
      if (!may_hold(table, bytes + each)) continue;
      if (state->hit_capacity - state->hit_count < largest_bucket) return each;
      judge_candidate(state, set, each);
    }
  }
  return to;
}

/// Returns the places of the first 64 at which a long run of token bytes begins.
static inline uint64_t long_runs(uint64_t places, uint64_t behind) {
  unsigned __int128 runs = (unsigned __int128)behind << 64 | places;
  runs &= runs >> 1;
  runs &= runs >> 2;
  runs &= runs >> 4;
  runs &= runs >> 8;  // 16 in a row
  return (uint64_t)(runs & runs >> (TAIL_LENGTH - 16));
}

size_t scan_tails(scan_state *state, size_t from, size_t to) {
  class_masks masks[BATCH + 1];
  size_t reach = state->filter->image->tail_reach;
  // Runs are looked for as far behind as the last window may reach.
  size_t last = to + reach < state->end ? to + reach : state->end;
  size_t seen = from;
  for (size_t batch = from; batch < last; batch += 64 * BATCH) {
    size_t count = (last - batch + 63) / 64 < BATCH ? (last - batch + 63) / 64 : BATCH;
    state->filter->classify(state->bytes + batch, count + 1, masks);
    for (size_t i = 0; i < count; i++) {
      uint64_t runs = long_runs(masks[i].token, masks[i + 1].token);
      if (!runs) continue;
      size_t block = batch + 64 * i;
      size_t first = block + (size_t)__builtin_ctzll(runs), end = block + 63 - (size_t)__builtin_clzll(runs);
      size_t start = first > seen + reach ? first - reach : seen;
      if (end > to) end = to;
      if (start >= end) continue;
      size_t next = scan_near(state, start, end);
      if (next < end) return next;
      seen = end;
    }
  }
  return to;
}

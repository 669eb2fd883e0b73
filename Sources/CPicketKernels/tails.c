// Finds anchors that a long run of token bytes has to follow: most prefixes of tokens, and the words
// that stand before them.
//
// They are many, and their windows would let a great part of all words pass the filter. But long runs
// are rare in most texts: only what stands before one, as near as an anchor may be, is looked at. The
// words stand farther away than the prefixes, and before longer runs or such without punctuation: they
// are a set of their own.

#include "filter.h"

/// The number of blocks of 64 bytes that are classified at once.
#define BATCH 32

int tail_reach(const picket_anchor *anchor) {
  return anchor->literal_length + anchor->tail_gap - anchor->window_offset;
}

int tail_set_of(const picket_anchor *anchor, const uint8_t *sets) {
  const uint8_t *set = sets + 32 * (size_t)anchor->tail_set;
  int reach = tail_reach(anchor);
  if (anchor->tail_count < TAIL_LENGTH || !set_is_in_class(set, 1)) return ANYWHERE;
  if (reach <= NEAR_TAIL_REACH) return AT_TAILS;
  int is_rare = anchor->tail_count >= FAR_TAIL_LENGTH || set_is_in_class(set, 0);
  return reach <= LARGEST_TAIL_REACH && is_rare ? FAR_FROM_TAILS : ANYWHERE;
}

static inline int may_hold(const uint32_t *bits, const uint8_t *bytes) {
  return bits_hold(bits, TAIL_LOG2_BITS, hash_of(folded_word(bytes)));
}

/// Looks at the windows from `from` up to `to`; returns where to go on.
static size_t scan_near(scan_state *state, int number, size_t from, size_t to) {
  const window_set *set = &state->filter->arrays.windows[number];
  const uint32_t *bits = set->bits;
  const uint8_t *bytes = state->bytes;
  size_t largest_bucket = state->filter->image->windows[number].largest_bucket;
  for (size_t place = from; place < to; place += 4) {
    const uint8_t *four = bytes + place;
    int any = may_hold(bits, four) | may_hold(bits, four + 1) | may_hold(bits, four + 2) |
              may_hold(bits, four + 3);
    if (__builtin_expect(!any, 1)) continue;
    for (size_t each = place; each < place + 4 && each < to; each++) {
      if (!may_hold(bits, bytes + each)) continue;
      if (state->hit_capacity - state->hit_count < largest_bucket) return each;
      judge_candidate(state, set, each);
    }
  }
  return to;
}

/// Returns the places of the first 64 at which a run of so many bytes begins, from 16 to 32.
static inline uint64_t long_runs(uint64_t places, uint64_t behind, int length) {
  unsigned __int128 runs = (unsigned __int128)behind << 64 | places;
  runs &= runs >> 1;
  runs &= runs >> 2;
  runs &= runs >> 4;
  runs &= runs >> 8;  // 16 in a row
  return (uint64_t)(runs & runs >> (length - 16));
}

/// Returns the places of the first 64 at which a run begins that some anchor of a set may have.
static inline uint64_t tails(int set, const class_masks *masks) {
  if (set == AT_TAILS) return long_runs(masks[0].token, masks[1].token, TAIL_LENGTH);
  return long_runs(masks[0].alphanumeric, masks[1].alphanumeric, TAIL_LENGTH) |
         long_runs(masks[0].token, masks[1].token, FAR_TAIL_LENGTH);
}

size_t scan_tails(scan_state *state, int set, size_t from, size_t to) {
  class_masks masks[BATCH + 1];
  size_t reach = state->filter->image->tail_reach[set];
  // Runs are looked for as far behind as the last window may reach.
  size_t last = to + reach < state->end ? to + reach : state->end;
  size_t seen = from;
  for (size_t batch = from; batch < last; batch += 64 * BATCH) {
    size_t count = (last - batch + 63) / 64 < BATCH ? (last - batch + 63) / 64 : BATCH;
    state->filter->classify(state->bytes + batch, count + 1, masks);
    for (size_t i = 0; i < count; i++) {
      uint64_t runs = tails(set, &masks[i]);
      if (!runs) continue;
      size_t block = batch + 64 * i;
      size_t first = block + (size_t)__builtin_ctzll(runs), end = block + 63 - (size_t)__builtin_clzll(runs);
      size_t start = first > seen + reach ? first - reach : seen;
      if (end > to) end = to;
      if (start >= end) continue;
      size_t next = scan_near(state, set, start, end);
      if (next < end) return next;
      seen = end;
    }
  }
  return to;
}

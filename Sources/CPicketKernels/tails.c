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

static inline uint8_t may_hold(const uint8_t *table, const uint8_t *bytes) {
  return table[hash_of(folded_word(bytes)) >> (32 - TAIL_LOG2_BYTES)];
}

/// Looks at the windows from `from` up to `to`; returns where to go on.
static size_t scan_near(scan_state *state, int number, size_t from, size_t to) {
  const window_set *set = &state->filter->arrays.windows[number];
  const uint8_t *table = set->bytes, *bytes = state->bytes;
  size_t largest_bucket = state->filter->image->windows[number].largest_bucket;
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

/// Keeps of each mask the places at which a run of so many bytes begins, from 16 to 32.
///
/// A mask goes on in the next one; behind the last of them nothing is known. All masks take one step
/// at a time, which compilers turn into vectors.
static void keep_runs(uint64_t *masks, size_t count, int length) {
  const int steps[] = {1, 2, 4, 8, length - 16};  // after four of them 16 in a row
  for (int step = 0; step < 5; step++) {
    int width = steps[step];
    if (width == 0) continue;
    for (size_t i = 0; i + 1 < count; i++)
      masks[i] &= masks[i] >> width | masks[i + 1] << (64 - width);
    masks[count - 1] &= masks[count - 1] >> width;
  }
}

/// Finds for each block the places at which a run begins that some anchor of a set may have.
static void find_tails(int set, const class_masks *masks, size_t count, uint64_t *tails) {
  for (size_t i = 0; i < count; i++) tails[i] = masks[i].token;
  keep_runs(tails, count, set == AT_TAILS ? TAIL_LENGTH : FAR_TAIL_LENGTH);
  if (set == AT_TAILS) return;
  uint64_t alphanumeric[BATCH + 1];
  for (size_t i = 0; i < count; i++) alphanumeric[i] = masks[i].alphanumeric;
  keep_runs(alphanumeric, count, TAIL_LENGTH);
  for (size_t i = 0; i < count; i++) tails[i] |= alphanumeric[i];
}

size_t scan_tails(scan_state *state, int set, size_t from, size_t to) {
  class_masks masks[BATCH + 1];
  uint64_t tails[BATCH + 1];
  size_t reach = state->filter->image->tail_reach[set];
  // Runs are looked for as far behind as the last window may reach.
  size_t last = to + reach < state->end ? to + reach : state->end;
  size_t seen = from;
  for (size_t batch = from; batch < last; batch += 64 * BATCH) {
    size_t count = (last - batch + 63) / 64 < BATCH ? (last - batch + 63) / 64 : BATCH;
    state->filter->classify(state->bytes + batch, count + 1, masks);
    find_tails(set, masks, count + 1, tails);
    for (size_t i = 0; i < count; i++) {
      uint64_t runs = tails[i];
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

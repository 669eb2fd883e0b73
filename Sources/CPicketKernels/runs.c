// Finds anchors of two or three letters or digits that a long run of letters and digits goes on.
//
// Such a literal has hundreds of windows, because what follows it can be anything, and they would
// let a great part of all words pass the filter. But long runs are rare, and those anchors can only
// stand where one starts.

#include "filter.h"

/// The number of blocks of 64 bytes that are classified at once.
#define BATCH 32

int stands_at_run(const picket_anchor *anchor, const uint8_t *literals, const uint8_t *sets,
                  size_t window_count) {
  if (window_count < 64 || anchor->is_caseless || !anchor->has_before) return 0;
  if (anchor->literal_length < 2 || anchor->tail_gap != 0) return 0;
  if (anchor->literal_length + anchor->tail_count < RUN_LENGTH) return 0;
  for (size_t i = 0; i < anchor->literal_length; i++)
    if (!is_alphanumeric_byte(literals[anchor->literal_start + i])) return 0;
  return set_is_in_class(sets + 32 * (size_t)anchor->tail_set, 0) &&
         !set_has_alphanumerics(sets + 32 * (size_t)anchor->before_set);
}

/// Tests the anchors at a place where a long run starts.
static void judge_run(scan_state *state, size_t position) {
  const picket_filter *filter = state->filter;
  for (size_t i = 0; i < filter->image->run_anchor_count; i++) {
    const picket_anchor *anchor = &filter->arrays.anchors[filter->arrays.run_anchors[i]];
    if (anchor_stands_at(state, anchor, position))
      state->hits[state->hit_count++] = (picket_hit){(uint32_t)position, anchor->rule};
  }
}

/// Judges the starts of runs in a block; returns where to go on, `to` when all were seen.
static size_t judge_starts(scan_state *state, uint64_t starts, size_t block, size_t to) {
  const picket_image *image = state->filter->image;
  for (; starts; starts &= starts - 1) {
    size_t position = block + (size_t)__builtin_ctzll(starts);
    if (position >= to) return to;
    const uint8_t *start = state->bytes + position;
    if (!(image->run_heads[start[0]] >> (start[1] & 63) & 1)) continue;
    if (state->hit_capacity - state->hit_count < image->run_anchor_count) return position;
    judge_run(state, position);
  }
  return to;
}

size_t scan_runs(scan_state *state, size_t from, size_t to) {
  class_masks masks[BATCH + 1];
  uint64_t before = from > 0 && is_alphanumeric_byte(state->bytes[from - 1]);
  for (size_t batch = from; batch < to; batch += 64 * BATCH) {
    size_t count = (to - batch + 63) / 64 < BATCH ? (to - batch + 63) / 64 : BATCH;
    state->filter->classify(state->bytes + batch, count + 1, masks);
    for (size_t i = 0; i < count; i++) {
      // Bit n is left where n and the 15 places behind it are in a run.
      unsigned __int128 runs = (unsigned __int128)masks[i + 1].alphanumeric << 64 | masks[i].alphanumeric;
      for (int width = 1; width < RUN_LENGTH; width *= 2) runs &= runs >> width;
      uint64_t starts = (uint64_t)runs & ~(masks[i].alphanumeric << 1 | before);
      before = masks[i].alphanumeric >> 63;
      if (!starts) continue;
      size_t next = judge_starts(state, starts, batch + 64 * i, to);
      if (next < to) return next;
    }
  }
  return to;
}

#include "kernels.h"

#include <stdlib.h>

#include "coarse.h"

int picket_kernel_is_supported(picket_kernel kernel) {
  switch (kernel) {
  case PICKET_KERNEL_AVX2:
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2") != 0;
#else
    return 0;
#endif
  case PICKET_KERNEL_AVX512:
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi") &&
           __builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("gfni");
#else
    return 0;
#endif
  case PICKET_KERNEL_PORTABLE:
  case PICKET_KERNEL_EXHAUSTIVE:
    return 1;
  }
  return 0;
}

picket_kernel picket_fastest_kernel(void) {
  if (picket_kernel_is_supported(PICKET_KERNEL_AVX512)) return PICKET_KERNEL_AVX512;
#if defined(__x86_64__)
  // Processors that leak data when they gather, and those of other makers, gather so slowly that
  // looking up one by one is faster. Those with AVX-VNNI came after that.
  if (picket_kernel_is_supported(PICKET_KERNEL_AVX2) && __builtin_cpu_supports("avxvnni"))
    return PICKET_KERNEL_AVX2;
#endif
  return PICKET_KERNEL_PORTABLE;
}

/// Takes out the anchors that are looked for at runs; returns how many of the windows are left.
static size_t take_run_anchors(picket_filter *filter, picket_window *windows, size_t count) {
  size_t *window_counts = calloc(filter->anchor_count + 1, sizeof *window_counts);
  if (!window_counts) return count;  // Slower, and not wrong.
  for (size_t i = 0; i < count; i++) window_counts[windows[i].anchor]++;
  size_t taken = 0;
  for (uint32_t i = 0; i < filter->anchor_count; i++) {
    if (!stands_at_run(filter, &filter->anchors[i], window_counts[i])) continue;
    taken += window_counts[i];
    window_counts[i] = 0;
    filter->run_anchors[filter->run_anchor_count++] = i;
  }
  if (taken < LEAST_RUN_WINDOWS_OF_ALL) {
    // A pass over the text of its own would cost more than it saves.
    filter->run_anchor_count = 0;
    free(window_counts);
    return count;
  }
  for (size_t i = 0; i < filter->run_anchor_count; i++) {
    const picket_anchor *anchor = &filter->anchors[filter->run_anchors[i]];
    const uint8_t *literal = filter->literals + anchor->literal_start;
    filter->run_heads[literal[0]] |= (uint64_t)1 << (literal[1] & 63);
  }
  size_t kept = 0;
  for (size_t i = 0; i < count; i++)
    if (window_counts[windows[i].anchor]) windows[kept++] = windows[i];
  free(window_counts);
  return kept;
}

/// Lets a window pass the pair filter, wherever in a pair it begins.
static void pair_insert(picket_filter *filter, uint32_t key) {
  uint32_t as_first = pair_hash(key >> 8), as_second = pair_hash(key);
  if (filter->pair_bytes) {
    filter->pair_bytes[as_first] |= 1;
    filter->pair_bytes[as_second] |= 2;
  }
  if (filter->pair_bits) {
    filter->pair_bits[as_first >> 5] |= (uint32_t)1 << (as_first & 31);
    filter->pair_bits[as_second >> 5] |= (uint32_t)1 << (as_second & 31);
  }
}

/// Sorts the windows by bucket, counting first.
static int fill_buckets(picket_filter *filter, const picket_window *windows, size_t count) {
  unsigned log2_buckets = 8;
  while (log2_buckets < 16 && (size_t)1 << log2_buckets < 2 * count) log2_buckets++;
  size_t bucket_count = (size_t)1 << log2_buckets;
  filter->bucket_shift = 32 - log2_buckets;
  filter->bucket_start = calloc(bucket_count + 1, sizeof *filter->bucket_start);
  uint32_t *next = calloc(bucket_count, sizeof *next);
  if (!filter->bucket_start || !next) {
    free(next);
    return 0;
  }
  for (size_t i = 0; i < count; i++)
    filter->bucket_start[(hash_of(windows[i].key) >> filter->bucket_shift) + 1]++;
  for (size_t bucket = 0; bucket < bucket_count; bucket++) {
    size_t size = filter->bucket_start[bucket + 1];
    if (size > filter->largest_bucket) filter->largest_bucket = size;
    filter->bucket_start[bucket + 1] += filter->bucket_start[bucket];
    next[bucket] = filter->bucket_start[bucket];
  }
  for (size_t i = 0; i < count; i++) {
    uint32_t hash = hash_of(windows[i].key);
    filter->windows[next[hash >> filter->bucket_shift]++] = windows[i];
    uint32_t bit = hash >> (32 - FILTER_LOG2_BITS);
    filter->bits[bit >> 5] |= (uint32_t)1 << (bit & 31);
    pair_insert(filter, windows[i].key);
    coarse_insert(filter->coarse, windows[i].key);
  }
  free(next);
  return 1;
}

static void *copied(const void *source, size_t count, size_t size) {
  void *copy = calloc(count + 1, size);
  if (copy && count) memcpy(copy, source, count * size);
  return copy;
}

static void measure_windows(picket_filter *filter) {
  for (size_t i = 0; i < filter->anchor_count; i++) {
    int offset = filter->anchors[i].window_offset;
    if (i == 0 || offset < filter->least_window_offset) filter->least_window_offset = offset;
    if (i == 0 || offset > filter->largest_window_offset) filter->largest_window_offset = offset;
  }
}

picket_filter *picket_filter_create(picket_kernel kernel, const picket_anchor *anchors,
                                    size_t anchor_count, const uint8_t *literals,
                                    size_t literal_byte_count, const uint8_t *sets,
                                    size_t set_count, const picket_window *windows,
                                    size_t window_count) {
  picket_filter *filter = calloc(1, sizeof *filter);
  if (!filter) return NULL;
  filter->kernel = kernel;
  filter->anchor_count = anchor_count;
  filter->anchors = copied(anchors, anchor_count, sizeof *anchors);
  filter->literals = copied(literals, literal_byte_count, 1);
  filter->sets = copied(sets, set_count, 32);
  filter->windows = calloc(window_count + 1, sizeof *filter->windows);
  filter->bits = calloc((size_t)1 << (FILTER_LOG2_BITS - 5), sizeof *filter->bits);
  int needs_bytes = kernel == PICKET_KERNEL_PORTABLE, needs_bits = kernel == PICKET_KERNEL_AVX2;
  if (needs_bytes) filter->pair_bytes = calloc((size_t)1 << PAIR_LOG2, 1);
  if (needs_bits) filter->pair_bits = calloc((size_t)1 << (PAIR_LOG2 - 5), sizeof *filter->pair_bits);
  picket_window *left = copied(windows, window_count, sizeof *windows);
  filter->run_anchors = calloc(anchor_count + 1, sizeof *filter->run_anchors);
  int is_complete = filter->anchors && filter->literals && filter->sets && filter->windows &&
                    filter->bits && (!needs_bytes || filter->pair_bytes) &&
                    (!needs_bits || filter->pair_bits) && left && filter->run_anchors;
  if (is_complete)
    is_complete = fill_buckets(filter, left, take_run_anchors(filter, left, window_count));
  free(left);
  if (!is_complete) {
    picket_filter_destroy(filter);
    return NULL;
  }
  measure_windows(filter);
  return filter;
}

void picket_filter_destroy(picket_filter *filter) {
  if (!filter) return;
  free(filter->anchors);
  free(filter->literals);
  free(filter->sets);
  free(filter->windows);
  free(filter->bits);
  free(filter->pair_bytes);
  free(filter->pair_bits);
  free(filter->bucket_start);
  free(filter->run_anchors);
  free(filter);
}

size_t picket_filter_least_capacity(const picket_filter *filter) {
  size_t per_place = filter->kernel == PICKET_KERNEL_EXHAUSTIVE ? filter->anchor_count
                                                                : filter->largest_bucket;
  if (filter->run_anchor_count > per_place) per_place = filter->run_anchor_count;
  return per_place + 1;
}

/// Looks at all windows of the places from `from` on; returns where to go on, `to` at the end.
static size_t scan_windows(scan_state *state, size_t from, size_t to) {
  switch (state->filter->kernel) {
#if defined(__x86_64__)
  case PICKET_KERNEL_AVX2: return scan_avx2(state, from, to);
  case PICKET_KERNEL_AVX512: return scan_avx512(state, from, to);
#else
  case PICKET_KERNEL_AVX2:
  case PICKET_KERNEL_AVX512:
#endif
  case PICKET_KERNEL_PORTABLE: return scan_portable(state, from, to);
  case PICKET_KERNEL_EXHAUSTIVE: return scan_exhaustive(state, from, to);
  }
  return to;
}

/// Set in a cursor when the windows were all seen, and the runs come next.
static const size_t runs_come = (size_t)1 << (8 * sizeof(size_t) - 2);

picket_scan_result picket_filter_scan(const picket_filter *filter, const uint8_t *bytes,
                                      size_t start, size_t limit, size_t end, size_t cursor,
                                      picket_hit *hits, size_t hit_capacity) {
  scan_state state = {filter, bytes, start, limit, end, hits, 0, hit_capacity, 0};
  int least = filter->least_window_offset, largest = filter->largest_window_offset;
  if (filter->kernel == PICKET_KERNEL_EXHAUSTIVE) least = largest = 0;
  if (cursor == PICKET_FROM_START)
    cursor = least < 0 && start < (size_t)-least ? 0 : (size_t)((ptrdiff_t)start + least);
  if (cursor < runs_come) {
    // A window may begin before a text that its literal starts, and end behind it, but it never
    // lies behind it: the literal itself is inside.
    size_t to = (size_t)((ptrdiff_t)limit + (largest > 0 ? largest : 0));
    if (to > end) to = end;
    if (cursor < to) cursor = filter->anchor_count ? scan_windows(&state, cursor, to) : to;
    if (cursor >= to) cursor = start | runs_come;
  }
  size_t place = cursor & ~runs_come;
  int has_runs = filter->run_anchor_count && filter->kernel != PICKET_KERNEL_EXHAUSTIVE;
  if (cursor >= runs_come && has_runs && place < limit) place = scan_runs(&state, place, limit);
  if (cursor >= runs_come) cursor = has_runs && place < limit ? place | runs_come : PICKET_DONE;
  return (picket_scan_result){state.hit_count, cursor, state.candidate_count};
}

size_t scan_exhaustive(scan_state *state, size_t from, size_t to) {
  const picket_filter *filter = state->filter;
  for (size_t i = from; i < to; i++) {
    if (state->hit_capacity - state->hit_count < filter->anchor_count) return i;
    for (uint32_t anchor = 0; anchor < filter->anchor_count; anchor++)
      if (anchor_stands_at(state, &filter->anchors[anchor], i))
        state->hits[state->hit_count++] = (picket_hit){(uint32_t)i, anchor};
  }
  return to;
}

enum { LANES = 64, LANE_LIMIT = 255 };

size_t picket_count_newlines(const uint8_t *bytes, size_t count) {
  size_t newlines = 0, i = 0;
  while (count - i >= LANES) {
    // Counts in bytes, which compilers turn into one vector; none overflows before it is added up.
    uint8_t lanes[LANES] = {0};
    for (int round = 0; round < LANE_LIMIT && count - i >= LANES; round++, i += LANES)
      for (int lane = 0; lane < LANES; lane++) lanes[lane] += bytes[i + (size_t)lane] == '\n';
    for (int lane = 0; lane < LANES; lane++) newlines += lanes[lane];
  }
  for (; i < count; i++) newlines += bytes[i] == '\n';
  return newlines;
}

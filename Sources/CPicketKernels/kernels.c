#include "kernels.h"

#include <stdlib.h>

#include "filter.h"

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

void picket_filter_destroy(picket_filter *filter) {
  if (!filter) return;
  free(filter->pair_bytes);
  free(filter->pair_bits);
  free(filter);
}

/// Fills the pair filter of a kernel that has one: a window passes it wherever in a pair it begins.
static void fill_pairs(picket_filter *filter) {
  for (size_t i = 0; i < filter->image->windows[ANYWHERE].window_count; i++) {
    uint32_t key = filter->arrays.windows[ANYWHERE].windows[i].key;
    uint32_t as_first = pair_hash(key >> 8), as_second = pair_hash(key);
    if (filter->asks_for_each) {
      filter->pair_bytes[place_hash(key)] = 1;
    } else if (filter->pair_bytes) {
      filter->pair_bytes[as_first] |= 1;
      filter->pair_bytes[as_second] |= 2;
    } else {
      filter->pair_bits[as_first >> 5] |= (uint32_t)1 << (as_first & 31);
      filter->pair_bits[as_second >> 5] |= (uint32_t)1 << (as_second & 31);
    }
  }
}

picket_filter *picket_filter_open(picket_kernel kernel, const uint8_t *image) {
  picket_filter *filter = calloc(1, sizeof *filter);
  if (!filter) return NULL;
  filter->kernel = kernel;
  filter->image = (const picket_image *)image;
  filter->arrays = arrays_of(filter->image);
  filter->classify = fastest_classifier();
  if (kernel == PICKET_KERNEL_PORTABLE) filter->pair_bytes = calloc((size_t)1 << PAIR_LOG2, 1);
  if (kernel == PICKET_KERNEL_AVX2)
    filter->pair_bits = calloc((size_t)1 << (PAIR_LOG2 - 5), sizeof *filter->pair_bits);
  int has_pairs = filter->pair_bytes || filter->pair_bits;
  if (!has_pairs && (kernel == PICKET_KERNEL_PORTABLE || kernel == PICKET_KERNEL_AVX2)) {
    picket_filter_destroy(filter);
    return NULL;
  }
  filter->asks_for_each = kernel == PICKET_KERNEL_PORTABLE &&
                          filter->image->windows[ANYWHERE].window_count > MOST_WINDOWS_OF_PAIRS;
  if (has_pairs) fill_pairs(filter);
  return filter;
}

size_t picket_filter_least_capacity(const picket_filter *filter) {
  const picket_image *image = filter->image;
  size_t per_place = 0;
  for (int set = 0; set < WINDOW_SETS; set++)
    if (image->windows[set].largest_bucket > per_place) per_place = image->windows[set].largest_bucket;
  if (filter->kernel == PICKET_KERNEL_EXHAUSTIVE) per_place = image->anchor_count;
  if (image->run_anchor_count > per_place) per_place = image->run_anchor_count;
  if (image->lead_anchor_count > per_place) per_place = image->lead_anchor_count;
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

/// A cursor holds what is looked at, in its highest bits, and the place where to go on.
enum { WINDOWS, TAILS, FAR_TAILS, RUNS, LEADS, PASS_COUNT };
static const int pass_shift = 8 * sizeof(size_t) - 3;
static const size_t place_mask = ((size_t)1 << (8 * sizeof(size_t) - 3)) - 1;

/// Where a pass over a text starts and ends.
typedef struct {
  size_t from, to;
} pass_range;

/// Tells whether a pass has anything to look for.
static int has_pass(const picket_filter *filter, unsigned pass) {
  const picket_image *image = filter->image;
  if (filter->kernel == PICKET_KERNEL_EXHAUSTIVE) return pass == WINDOWS && image->anchor_count;
  switch (pass) {
  case WINDOWS: return image->windows[ANYWHERE].window_count > 0;
  case TAILS: return image->windows[AT_TAILS].window_count > 0;
  case FAR_TAILS: return image->windows[FAR_FROM_TAILS].window_count > 0;
  case RUNS: return image->run_anchor_count > 0;
  default: return image->lead_anchor_count > 0;
  }
}

static pass_range range_of_pass(const scan_state *state, unsigned pass) {
  const picket_image *image = state->filter->image;
  pass_range range = {state->start, state->limit};
  if (!has_pass(state->filter, pass)) {
    range.to = range.from;
  } else if (pass <= FAR_TAILS && state->filter->kernel != PICKET_KERNEL_EXHAUSTIVE) {
    int least = image->least_window_offset, largest = image->largest_window_offset;
    // A window may begin before a text that its literal starts, and end behind it, but it never
    // lies behind it: the literal itself is inside.
    int is_at_start = least < 0 && state->start < (size_t)-least;
    range.from = is_at_start ? 0 : (size_t)((ptrdiff_t)state->start + least);
    range.to += largest > 0 ? (size_t)largest : 0;
    if (range.to > state->end) range.to = state->end;
  }
  return range;
}

static size_t scan_pass(scan_state *state, unsigned pass, size_t from, size_t to) {
  switch (pass) {
  case WINDOWS: return scan_windows(state, from, to);
  case TAILS: return scan_tails(state, AT_TAILS, from, to);
  case FAR_TAILS: return scan_tails(state, FAR_FROM_TAILS, from, to);
  case RUNS: return scan_runs(state, from, to);
  default: return scan_leads(state, from, to);
  }
}

picket_scan_result picket_filter_scan(const picket_filter *filter, const uint8_t *bytes,
                                      size_t start, size_t limit, size_t end, size_t cursor,
                                      picket_hit *hits, size_t hit_capacity) {
  scan_state state = {filter, bytes, start, limit, end, hits, 0, hit_capacity, 0};
  int resumes = cursor != PICKET_FROM_START;
  for (unsigned pass = resumes ? (unsigned)(cursor >> pass_shift) : 0; pass < PASS_COUNT; pass++) {
    pass_range range = range_of_pass(&state, pass);
    size_t place = resumes ? cursor & place_mask : range.from;
    resumes = 0;
    if (place < range.to) place = scan_pass(&state, pass, place, range.to);
    if (place < range.to) {
      cursor = (size_t)pass << pass_shift | place;
      return (picket_scan_result){state.hit_count, cursor, state.candidate_count};
    }
  }
  return (picket_scan_result){state.hit_count, PICKET_DONE, state.candidate_count};
}

size_t scan_exhaustive(scan_state *state, size_t from, size_t to) {
  const picket_filter *filter = state->filter;
  for (size_t i = from; i < to; i++) {
    if (state->hit_capacity - state->hit_count < filter->image->anchor_count) return i;
    for (uint32_t anchor = 0; anchor < filter->image->anchor_count; anchor++)
      if (anchor_stands_at(state, &filter->arrays.anchors[anchor], i))
        state->hits[state->hit_count++] =
            (picket_hit){(uint32_t)i, filter->arrays.anchors[anchor].rule};
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

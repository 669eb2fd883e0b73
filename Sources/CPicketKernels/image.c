// Writes the image of anchors: all that a kernel looks up, in the form in which it looks it up, so that
// nothing is left to do at start.

#include <stdlib.h>

#include "coarse.h"

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "an image is written with the lowest byte first");

static size_t aligned(size_t count) {
  return (count + PICKET_IMAGE_ALIGNMENT - 1) / PICKET_IMAGE_ALIGNMENT * PICKET_IMAGE_ALIGNMENT;
}

/// Returns where an array stands, and moves the end of the image behind it.
static const void *take(const picket_image *image, size_t *end, size_t count, size_t size) {
  const void *array = (const uint8_t *)image + *end;
  *end = aligned(*end + count * size);
  return array;
}

image_arrays arrays_of(const picket_image *image) {
  image_arrays arrays;
  size_t end = aligned(sizeof *image);
  arrays.bits = take(image, &end, (size_t)1 << (FILTER_LOG2_BITS - 5), sizeof *arrays.bits);
  arrays.anchors = take(image, &end, image->anchor_count, sizeof *arrays.anchors);
  arrays.windows = take(image, &end, image->window_count, sizeof *arrays.windows);
  arrays.bucket_start = take(image, &end, image->bucket_count + 1, sizeof *arrays.bucket_start);
  arrays.run_anchors = take(image, &end, image->run_anchor_count, sizeof *arrays.run_anchors);
  arrays.sets = take(image, &end, image->set_count, 32);
  arrays.literals = take(image, &end, image->literal_byte_count, 1);
  arrays.byte_count = end;
  return arrays;
}

/// What an image is written from.
typedef struct {
  const picket_anchor *anchors;
  size_t anchor_count;
  const uint8_t *literals;
  const uint8_t *sets;
  /// A copy, of which the windows of run anchors are taken out.
  picket_window *windows;
  size_t window_count;
  uint32_t *run_anchors;
  size_t run_anchor_count;
} image_source;

/// Takes out the anchors that are looked for at runs, with their windows; returns 0 without memory.
static int take_run_anchors(image_source *source) {
  size_t *window_counts = calloc(source->anchor_count + 1, sizeof *window_counts);
  source->run_anchors = calloc(source->anchor_count + 1, sizeof *source->run_anchors);
  if (!window_counts || !source->run_anchors) {
    free(window_counts);
    return 0;
  }
  for (size_t i = 0; i < source->window_count; i++) window_counts[source->windows[i].anchor]++;
  size_t taken = 0;
  for (uint32_t i = 0; i < source->anchor_count; i++) {
    if (!stands_at_run(&source->anchors[i], source->literals, source->sets, window_counts[i]))
      continue;
    taken += window_counts[i];
    window_counts[i] = 0;
    source->run_anchors[source->run_anchor_count++] = i;
  }
  if (taken < LEAST_RUN_WINDOWS_OF_ALL) {
    // A pass over the text of its own would cost more than it saves.
    source->run_anchor_count = 0;
  } else {
    size_t kept = 0;
    for (size_t i = 0; i < source->window_count; i++)
      if (window_counts[source->windows[i].anchor]) source->windows[kept++] = source->windows[i];
    source->window_count = kept;
  }
  free(window_counts);
  return 1;
}

static void write_heads(picket_image *image, const image_source *source) {
  for (size_t i = 0; i < source->run_anchor_count; i++) {
    const uint8_t *literal = source->literals + source->anchors[source->run_anchors[i]].literal_start;
    image->run_heads[literal[0]] |= (uint64_t)1 << (literal[1] & 63);
  }
}

static void measure_windows(picket_image *image, const image_source *source) {
  for (size_t i = 0; i < source->anchor_count; i++) {
    int offset = source->anchors[i].window_offset;
    if (i == 0 || offset < image->least_window_offset) image->least_window_offset = offset;
    if (i == 0 || offset > image->largest_window_offset) image->largest_window_offset = offset;
  }
}

static uint32_t bucket_of(const picket_image *image, uint32_t key) {
  return hash_of(key) >> image->bucket_shift;
}

/// Sorts the windows by bucket, counting first; those of one bucket keep their order.
static void write_windows(picket_image *image, const image_source *source) {
  image_arrays arrays = arrays_of(image);
  uint32_t *bits = (uint32_t *)arrays.bits, *starts = (uint32_t *)arrays.bucket_start;
  picket_window *windows = (picket_window *)arrays.windows;
  for (size_t i = 0; i < source->window_count; i++) starts[bucket_of(image, source->windows[i].key) + 1]++;
  for (size_t bucket = 0; bucket < image->bucket_count; bucket++) {
    if (starts[bucket + 1] > image->largest_bucket) image->largest_bucket = starts[bucket + 1];
    starts[bucket + 1] += starts[bucket];
  }
  for (size_t i = source->window_count; i-- > 0;) {
    uint32_t key = source->windows[i].key, hash = hash_of(key);
    // Filled from behind, so that the ends of the buckets become their starts.
    windows[--starts[bucket_of(image, key) + 1]] = source->windows[i];
    bits[hash >> (32 - FILTER_LOG2_BITS) >> 5] |= (uint32_t)1 << (hash >> (32 - FILTER_LOG2_BITS) & 31);
    coarse_insert(image->coarse, key);
  }
  // Each start stands one place too high now.
  for (size_t bucket = 0; bucket < image->bucket_count; bucket++) starts[bucket] = starts[bucket + 1];
  starts[image->bucket_count] = (uint32_t)source->window_count;
}

static unsigned log2_of_buckets(size_t window_count) {
  unsigned log2 = 8;
  while (log2 < 16 && (size_t)1 << log2 < 2 * window_count) log2++;
  return log2;
}

static void copy(const void *target, const void *from, size_t count, size_t size) {
  if (count) memcpy((void *)target, from, count * size);
}

uint8_t *picket_image_create(const picket_anchor *anchors, size_t anchor_count,
                             const uint8_t *literals, size_t literal_byte_count,
                             const uint8_t *sets, size_t set_count, const picket_window *windows,
                             size_t window_count, size_t *byte_count) {
  image_source source = {anchors, anchor_count, literals, sets, NULL, window_count, NULL, 0};
  source.windows = calloc(window_count + 1, sizeof *windows);
  picket_image *image = NULL;
  if (source.windows) {
    copy(source.windows, windows, window_count, sizeof *windows);
    if (take_run_anchors(&source)) {
      unsigned log2 = log2_of_buckets(source.window_count);
      picket_image counts = {(uint32_t)anchor_count, (uint32_t)literal_byte_count,
                             (uint32_t)set_count, (uint32_t)source.window_count,
                             (uint32_t)1 << log2, 32 - log2, 0,
                             (uint32_t)source.run_anchor_count, 0, 0, {{0}}, {0}};
      *byte_count = arrays_of(&counts).byte_count;
      image = calloc(1, *byte_count);
      if (image) *image = counts;
    }
  }
  if (image) {
    image_arrays arrays = arrays_of(image);
    copy(arrays.anchors, anchors, anchor_count, sizeof *anchors);
    copy(arrays.run_anchors, source.run_anchors, source.run_anchor_count, sizeof *source.run_anchors);
    copy(arrays.sets, sets, set_count, 32);
    copy(arrays.literals, literals, literal_byte_count, 1);
    measure_windows(image, &source);
    write_heads(image, &source);
    write_windows(image, &source);
  }
  free(source.windows);
  free(source.run_anchors);
  return (uint8_t *)image;
}

void picket_image_destroy(uint8_t *image) { free(image); }

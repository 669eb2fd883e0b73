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
  arrays.lead_anchors = take(image, &end, image->lead_anchor_count, sizeof *arrays.lead_anchors);
  arrays.sets = take(image, &end, image->set_count, 32);
  arrays.literals = take(image, &end, image->literal_byte_count, 1);
  arrays.byte_count = end;
  return arrays;
}

/// The anchors that are looked for in a pass of their own, by number.
typedef struct {
  uint32_t *numbers;
  size_t count;
} anchor_list;

/// What an image is written from.
typedef struct {
  const picket_anchor *anchors;
  size_t anchor_count;
  const uint8_t *literals;
  const uint8_t *sets;
  /// A copy, of which the windows of listed anchors are taken out.
  picket_window *windows;
  size_t window_count;
  anchor_list runs, leads;
} image_source;

/// Lists the anchors of each pass; returns the number of windows that the run anchors have.
static size_t list_anchors(image_source *source, const size_t *window_counts) {
  size_t run_windows = 0;
  for (uint32_t i = 0; i < source->anchor_count; i++) {
    const picket_anchor *anchor = &source->anchors[i];
    if (stands_at_lead(anchor, source->literals, window_counts[i])) {
      source->leads.numbers[source->leads.count++] = i;
    } else if (stands_at_run(anchor, source->literals, source->sets, window_counts[i])) {
      source->runs.numbers[source->runs.count++] = i;
      run_windows += window_counts[i];
    }
  }
  return run_windows;
}

static void forget_windows(size_t *window_counts, const anchor_list *list) {
  for (size_t i = 0; i < list->count; i++) window_counts[list->numbers[i]] = 0;
}

/// Takes out the anchors that have a pass of their own, with their windows; returns 0 without memory.
static int take_listed_anchors(image_source *source) {
  size_t *window_counts = calloc(source->anchor_count + 1, sizeof *window_counts);
  source->runs.numbers = calloc(source->anchor_count + 1, sizeof *source->runs.numbers);
  source->leads.numbers = calloc(source->anchor_count + 1, sizeof *source->leads.numbers);
  if (!window_counts || !source->runs.numbers || !source->leads.numbers) {
    free(window_counts);
    return 0;
  }
  for (size_t i = 0; i < source->window_count; i++) window_counts[source->windows[i].anchor]++;
  // A pass over the text of its own would cost more than it saves.
  if (list_anchors(source, window_counts) < LEAST_RUN_WINDOWS_OF_ALL) source->runs.count = 0;
  forget_windows(window_counts, &source->runs);
  forget_windows(window_counts, &source->leads);
  size_t kept = 0;
  for (size_t i = 0; i < source->window_count; i++)
    if (window_counts[source->windows[i].anchor]) source->windows[kept++] = source->windows[i];
  source->window_count = kept;
  free(window_counts);
  return 1;
}

static void write_heads(uint64_t *heads, const image_source *source, const anchor_list *list) {
  for (size_t i = 0; i < list->count; i++) {
    const uint8_t *literal = source->literals + source->anchors[list->numbers[i]].literal_start;
    heads[literal[0]] |= (uint64_t)1 << (literal[1] & 63);
  }
}

static void write_lead_bytes(picket_image *image) {
  for (int byte = 0x80; byte < 0x100; byte++)
    if (image->lead_heads[byte]) image->lead_bytes[image->lead_byte_count++] = (uint8_t)byte;
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

/// Makes an image with room for everything, and its counts; NULL without memory.
static picket_image *make_image(const image_source *source, size_t literal_byte_count,
                                size_t set_count, size_t *byte_count) {
  unsigned log2 = log2_of_buckets(source->window_count);
  picket_image counts;
  memset(&counts, 0, sizeof counts);
  counts.anchor_count = (uint32_t)source->anchor_count;
  counts.literal_byte_count = (uint32_t)literal_byte_count;
  counts.set_count = (uint32_t)set_count;
  counts.window_count = (uint32_t)source->window_count;
  counts.bucket_count = (uint32_t)1 << log2;
  counts.bucket_shift = 32 - log2;
  counts.run_anchor_count = (uint32_t)source->runs.count;
  counts.lead_anchor_count = (uint32_t)source->leads.count;
  *byte_count = arrays_of(&counts).byte_count;
  picket_image *image = calloc(1, *byte_count);
  if (image) *image = counts;
  return image;
}

static void write_image(picket_image *image, const image_source *source) {
  image_arrays arrays = arrays_of(image);
  copy(arrays.anchors, source->anchors, source->anchor_count, sizeof *source->anchors);
  copy(arrays.run_anchors, source->runs.numbers, source->runs.count, sizeof *arrays.run_anchors);
  copy(arrays.lead_anchors, source->leads.numbers, source->leads.count, sizeof *arrays.lead_anchors);
  copy(arrays.sets, source->sets, image->set_count, 32);
  copy(arrays.literals, source->literals, image->literal_byte_count, 1);
  measure_windows(image, source);
  write_heads(image->run_heads, source, &source->runs);
  write_heads(image->lead_heads, source, &source->leads);
  write_lead_bytes(image);
  write_windows(image, source);
}

uint8_t *picket_image_create(const picket_anchor *anchors, size_t anchor_count,
                             const uint8_t *literals, size_t literal_byte_count,
                             const uint8_t *sets, size_t set_count, const picket_window *windows,
                             size_t window_count, size_t *byte_count) {
  image_source source = {anchors, anchor_count, literals, sets, NULL, window_count, {NULL, 0}, {NULL, 0}};
  picket_image *image = NULL;
  source.windows = calloc(window_count + 1, sizeof *windows);
  if (source.windows) {
    copy(source.windows, windows, window_count, sizeof *windows);
    if (take_listed_anchors(&source))
      image = make_image(&source, literal_byte_count, set_count, byte_count);
  }
  if (image) write_image(image, &source);
  free(source.windows);
  free(source.runs.numbers);
  free(source.leads.numbers);
  return (uint8_t *)image;
}

void picket_image_destroy(uint8_t *image) { free(image); }

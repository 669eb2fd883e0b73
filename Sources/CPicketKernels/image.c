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
  for (int set = 0; set < WINDOW_SETS; set++) {
    const window_counts *counts = &image->windows[set];
    int has_bits = set == ANYWHERE, has_bytes = !has_bits && counts->window_count > 0;
    size_t words = has_bits ? (size_t)1 << (ANYWHERE_LOG2_BITS - 5) : 0;
    arrays.windows[set].bits = take(image, &end, words, sizeof(uint32_t));
    size_t bytes = has_bytes ? (size_t)1 << TAIL_LOG2_BYTES : 0;
    arrays.windows[set].bytes = take(image, &end, bytes, 1);
    arrays.windows[set].windows = take(image, &end, counts->window_count, sizeof(picket_window));
    arrays.windows[set].bucket_start =
        take(image, &end, (size_t)counts->bucket_count + 1, sizeof(uint32_t));
    arrays.windows[set].bucket_shift = counts->bucket_shift;
  }
  arrays.anchors = take(image, &end, image->anchor_count, sizeof *arrays.anchors);
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
  const picket_window *given;
  size_t given_count;
  /// The windows of each set.
  picket_window *windows[WINDOW_SETS];
  size_t window_counts[WINDOW_SETS];
  anchor_list runs, leads;
} image_source;

/// Where an anchor is looked for.
typedef enum { BY_WINDOW, BY_TAIL, BY_FAR_TAIL, BY_RUN, BY_LEAD, MEANS } means;
_Static_assert((int)BY_TAIL == AT_TAILS && (int)BY_FAR_TAIL == FAR_FROM_TAILS, "windows are divided by means");

static means means_of(const image_source *source, const picket_anchor *anchor, size_t window_count) {
  if (stands_at_lead(anchor, source->literals, window_count)) return BY_LEAD;
  if (stands_at_run(anchor, source->literals, source->sets, window_count)) return BY_RUN;
  return (means)tail_set_of(anchor, source->sets);
}

/// Chooses where each anchor is looked for.
static void choose_means(const image_source *source, const size_t *window_counts, means *chosen) {
  size_t totals[MEANS] = {0};
  for (size_t i = 0; i < source->anchor_count; i++) {
    chosen[i] = means_of(source, &source->anchors[i], window_counts[i]);
    totals[chosen[i]] += window_counts[i];
  }
  // A pass over the text of its own would cost more than it saves.
  for (size_t i = 0; i < source->anchor_count; i++) {
    if (chosen[i] == BY_RUN && totals[BY_RUN] < LEAST_RUN_WINDOWS_OF_ALL) chosen[i] = BY_WINDOW;
    int is_at_tail = chosen[i] == BY_TAIL || chosen[i] == BY_FAR_TAIL;
    if (is_at_tail && totals[chosen[i]] < LEAST_TAIL_WINDOWS_OF_ALL) chosen[i] = BY_WINDOW;
  }
}

static void divide(image_source *source, const means *chosen) {
  for (uint32_t i = 0; i < source->anchor_count; i++) {
    if (chosen[i] == BY_RUN) source->runs.numbers[source->runs.count++] = i;
    if (chosen[i] == BY_LEAD) source->leads.numbers[source->leads.count++] = i;
  }
  for (size_t i = 0; i < source->given_count; i++) {
    means set = chosen[source->given[i].anchor];
    if (set > BY_FAR_TAIL) continue;
    source->windows[set][source->window_counts[set]++] = source->given[i];
  }
}

/// Divides the anchors among the passes; returns 0 without memory.
static int divide_anchors(image_source *source) {
  size_t count = source->anchor_count + 1;
  size_t *window_counts = calloc(count, sizeof *window_counts);
  means *chosen = calloc(count, sizeof *chosen);
  source->runs.numbers = calloc(count, sizeof *source->runs.numbers);
  source->leads.numbers = calloc(count, sizeof *source->leads.numbers);
  int is_complete = window_counts && chosen && source->runs.numbers && source->leads.numbers;
  for (int set = 0; set < WINDOW_SETS; set++) {
    source->windows[set] = calloc(source->given_count + 1, sizeof *source->windows[set]);
    is_complete = is_complete && source->windows[set];
  }
  if (is_complete) {
    for (size_t i = 0; i < source->given_count; i++) window_counts[source->given[i].anchor]++;
    choose_means(source, window_counts, chosen);
    divide(source, chosen);
  }
  free(window_counts);
  free(chosen);
  return is_complete;
}

static void free_source(image_source *source) {
  for (int set = 0; set < WINDOW_SETS; set++) free(source->windows[set]);
  free(source->runs.numbers);
  free(source->leads.numbers);
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

/// Measures how far before their tails the windows of tail anchors may stand.
static void measure_tails(picket_image *image, const image_source *source, int set) {
  uint32_t *largest = &image->tail_reach[set];
  for (size_t i = 0; i < source->window_counts[set]; i++) {
    int reach = tail_reach(&source->anchors[source->windows[set][i].anchor]);
    if (reach > (int)*largest) *largest = (uint32_t)reach;
  }
}

/// Sorts the windows of a set by bucket, counting first; those of one bucket keep their order.
static void write_windows(picket_image *image, const image_source *source, int number) {
  window_set set = arrays_of(image).windows[number];
  window_counts *counts = &image->windows[number];
  uint32_t *starts = (uint32_t *)set.bucket_start;
  picket_window *windows = (picket_window *)set.windows;
  const picket_window *given = source->windows[number];
  for (size_t i = 0; i < counts->window_count; i++)
    starts[(hash_of(given[i].key) >> set.bucket_shift) + 1]++;
  for (size_t bucket = 0; bucket < counts->bucket_count; bucket++) {
    if (starts[bucket + 1] > counts->largest_bucket) counts->largest_bucket = starts[bucket + 1];
    starts[bucket + 1] += starts[bucket];
  }
  for (size_t i = counts->window_count; i-- > 0;) {
    uint32_t hash = hash_of(given[i].key);
    // Filled from behind, so that the ends of the buckets become their starts.
    windows[--starts[(hash >> set.bucket_shift) + 1]] = given[i];
    if (number == ANYWHERE) {
      uint32_t bit = hash >> (32 - ANYWHERE_LOG2_BITS);
      ((uint32_t *)set.bits)[bit >> 5] |= (uint32_t)1 << (bit & 31);
      coarse_insert(image->coarse, given[i].key);
    } else {
      ((uint8_t *)set.bytes)[hash >> (32 - TAIL_LOG2_BYTES)] = 1;
    }
  }
  // Each start stands one place too high now.
  for (size_t bucket = 0; bucket < counts->bucket_count; bucket++) starts[bucket] = starts[bucket + 1];
  starts[counts->bucket_count] = counts->window_count;
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
  picket_image counts;
  memset(&counts, 0, sizeof counts);
  counts.anchor_count = (uint32_t)source->anchor_count;
  counts.literal_byte_count = (uint32_t)literal_byte_count;
  counts.set_count = (uint32_t)set_count;
  for (int set = 0; set < WINDOW_SETS; set++) {
    unsigned log2 = log2_of_buckets(source->window_counts[set]);
    counts.windows[set] = (window_counts){(uint32_t)source->window_counts[set], (uint32_t)1 << log2,
                                          32 - log2, 0};
  }
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
  for (int set = AT_TAILS; set < WINDOW_SETS; set++) measure_tails(image, source, set);
  for (int set = 0; set < WINDOW_SETS; set++) write_windows(image, source, set);
}

uint8_t *picket_image_create(const picket_anchor *anchors, size_t anchor_count,
                             const uint8_t *literals, size_t literal_byte_count,
                             const uint8_t *sets, size_t set_count, const picket_window *windows,
                             size_t window_count, size_t *byte_count) {
  image_source source = {anchors, anchor_count, literals, sets, windows, window_count,
                         {NULL, NULL}, {0, 0}, {NULL, 0}, {NULL, 0}};
  picket_image *image = NULL;
  if (divide_anchors(&source))
    image = make_image(&source, literal_byte_count, set_count, byte_count);
  if (image) write_image(image, &source);
  free_source(&source);
  return (uint8_t *)image;
}

void picket_image_destroy(uint8_t *image) { free(image); }

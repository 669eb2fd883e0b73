#pragma once

#include <stddef.h>
#include <stdint.h>

#define PICKET_NONNULL _Nonnull
#define PICKET_NULLABLE _Nullable

/// The number of readable bytes that has to follow the end of a text given to a kernel. Behind the
/// end of a whole text they are zero.
#define PICKET_PADDING 128

/// A literal that gives a rule away, and what can be tested around it without a regex engine.
typedef struct {
  /// The number of the rule, which hits carry.
  uint32_t rule;
  /// Where the literal stands in the literals given with it, and its length in bytes.
  uint32_t literal_start;
  uint16_t literal_length;
  /// From the start of the literal to the four bytes that the filter hashes.
  int16_t window_offset;
  /// The sets of bytes for `before` and `tail`, by number.
  uint16_t before_set;
  uint16_t tail_set;
  /// The run of the tail set begins at most `tail_gap` bytes behind the literal and has at least
  /// `tail_count` bytes; a count of 0 asks for nothing.
  uint8_t tail_gap;
  uint8_t tail_count;
  uint8_t is_caseless;
  uint8_t is_weak;
  uint8_t has_before;
  uint8_t may_start_text;
  /// Fills the place up, so that equal anchors have equal bytes.
  uint16_t zero;
} picket_anchor;

/// Four bytes, folded by `| 0x20`, that lead to an anchor.
typedef struct {
  /// The bytes, the first in the lowest place.
  uint32_t key;
  uint32_t anchor;
} picket_window;

/// An anchor that stands in a text and passed every test of it.
typedef struct {
  uint32_t position;
  uint32_t rule;
} picket_hit;

/// The way in which candidates are looked for; all find the same hits.
typedef enum {
  PICKET_KERNEL_PORTABLE,
  PICKET_KERNEL_AVX2,
  PICKET_KERNEL_AVX512,
  /// No filter: every anchor is tried at every byte.
  PICKET_KERNEL_EXHAUSTIVE,
} picket_kernel;

/// An image of anchors, opened for one kernel. It never changes, so threads may share it.
typedef struct picket_filter picket_filter;

/// Tells whether this processor runs the kernel.
int picket_kernel_is_supported(picket_kernel kernel);

/// Returns the kernel that is fastest on this processor.
picket_kernel picket_fastest_kernel(void);

/// The alignment of an image in memory, in bytes.
#define PICKET_IMAGE_ALIGNMENT 64

/// Writes anchors as the bytes that every kernel reads in place; NULL if there is no memory. Who calls
/// frees them.
///
/// Every `key` has to be folded, every index valid, and every set has 32 bytes: bit b % 8 of byte
/// b / 8 tells whether byte b is in it. The image is the same on every machine of this byte order.
uint8_t *PICKET_NULLABLE picket_image_create(
    const picket_anchor *PICKET_NULLABLE anchors, size_t anchor_count,
    const uint8_t *PICKET_NULLABLE literals, size_t literal_byte_count,
    const uint8_t *PICKET_NULLABLE sets, size_t set_count,
    const picket_window *PICKET_NULLABLE windows, size_t window_count,
    size_t *PICKET_NONNULL byte_count);

void picket_image_destroy(uint8_t *PICKET_NULLABLE image);

/// Opens an image, which has to stay where it is; NULL if there is no memory. The image is our own:
/// it is not checked.
picket_filter *PICKET_NULLABLE picket_filter_open(picket_kernel kernel,
                                                  const uint8_t *PICKET_NONNULL image);

void picket_filter_destroy(picket_filter *PICKET_NULLABLE filter);

#define PICKET_FROM_START SIZE_MAX
#define PICKET_DONE SIZE_MAX

/// What a call of `picket_filter_scan` did.
typedef struct {
  /// The number of hits written.
  size_t hit_count;
  /// Where to go on when `hits` was full; `PICKET_DONE` when everything was looked at.
  size_t cursor;
  /// The number of places that passed the filter.
  size_t candidate_count;
} picket_scan_result;

/// Finds the anchors whose literal starts at `start` or behind and before `limit`.
///
/// `bytes` has `end` bytes and `PICKET_PADDING` readable ones behind them; where `bytes` starts is
/// the start of the text, or no literal starts there. `cursor` is `PICKET_FROM_START`, or what the
/// call before gave for the same text. Hits come in no order.
picket_scan_result picket_filter_scan(
    const picket_filter *PICKET_NONNULL filter, const uint8_t *PICKET_NONNULL bytes, size_t start,
    size_t limit, size_t end, size_t cursor, picket_hit *PICKET_NONNULL hits, size_t hit_capacity);

/// The least capacity for hits that `picket_filter_scan` makes progress with.
size_t picket_filter_least_capacity(const picket_filter *PICKET_NONNULL filter);

/// Tells whether an operator and a value stand behind the end of a weak word.
int picket_is_followed_by_value(const uint8_t *PICKET_NONNULL bytes, size_t from, size_t end);

/// Counts the newlines in some bytes.
size_t picket_count_newlines(const uint8_t *PICKET_NONNULL bytes, size_t count);

// The inside of a filter, shared by the kernels.
#pragma once

#include <string.h>

#include "kernels.h"

#define ANYWHERE_LOG2_BITS 19  // 64 KiB: 10,000 windows fill 2 % of it
#define TAIL_LOG2_BYTES 16  // 64 KiB of bytes, which take half as many instructions to ask as bits
#define PAIR_LOG2 18  // 256 KiB of bytes, or 32 KiB of bits
/// With more windows than this, pairs let so many places pass that it costs less to ask for each one.
#define MOST_WINDOWS_OF_PAIRS 800
#define FOLD 0x20202020u     // maps upper to lower case and leaves digits and -./= as they are
#define MULTIPLIER 0x9E3779B1u  // 2^32 / golden ratio: Fibonacci hashing (Knuth, TAOCP 3, 6.4)

/// How many windows a set has, and how they are sorted.
typedef struct {
  uint32_t window_count;
  uint32_t bucket_count;
  uint32_t bucket_shift;
  uint32_t largest_bucket;
} window_counts;

/// The sets of windows: those that are looked for everywhere, and those of tail anchors that stand
/// directly before their tails and farther away (tails.c).
enum { ANYWHERE, AT_TAILS, FAR_FROM_TAILS, WINDOW_SETS };

/// What stands in front of an image; its arrays follow in the order of `image_arrays`.
typedef struct {
  uint32_t anchor_count;
  uint32_t literal_byte_count;
  uint32_t set_count;
  uint32_t run_anchor_count;
  uint32_t lead_anchor_count;
  uint32_t lead_byte_count;
  window_counts windows[WINDOW_SETS];
  int32_t least_window_offset;
  int32_t largest_window_offset;
  /// For each set, the largest number of bytes from a window of a tail anchor to its tail.
  uint32_t tail_reach[WINDOW_SETS];
  uint32_t zero;
  /// The coarse filter of the AVX-512 kernel: see coarse.h.
  uint8_t coarse[4][256];
  /// Bit b % 64 of number a tells whether some run anchor may start with the bytes a and b.
  uint64_t run_heads[256];
  /// The same for lead anchors.
  uint64_t lead_heads[256];
  /// The bytes that lead anchors start with.
  uint8_t lead_bytes[128];
} picket_image;

/// Windows, and what tells quickly that a place holds none of them.
typedef struct {
  /// Bit h tells whether some window has the hash h; only of the windows anywhere.
  const uint32_t *bits;
  /// Byte h tells the same; only of the windows at tails.
  const uint8_t *bytes;
  unsigned bucket_shift;
  /// Windows sorted by bucket; bucket b holds [bucket_start[b], bucket_start[b + 1]).
  const picket_window *windows;
  const uint32_t *bucket_start;
} window_set;

/// Where the arrays of an image stand.
typedef struct {
  window_set windows[WINDOW_SETS];
  const picket_anchor *anchors;
  /// The anchors that are looked for at runs and not by windows: see runs.c.
  const uint32_t *run_anchors;
  /// The anchors that are looked for at their first byte: see leads.c.
  const uint32_t *lead_anchors;
  const uint8_t *sets;
  const uint8_t *literals;
  size_t byte_count;
} image_arrays;

/// Returns where the arrays of an image stand, and its length, from the counts in front.
image_arrays arrays_of(const picket_image *image);

/// Which of 64 bytes are in a class.
typedef struct {
  /// Letters and digits.
  uint64_t alphanumeric;
  /// Those, and what tokens are made of beside them: `-_+/=`.
  uint64_t token;
} class_masks;

/// Classifies blocks of 64 bytes.
typedef void (*classifier)(const uint8_t *bytes, size_t block_count, class_masks *masks);

/// Tells whether all bytes of a set are letters and digits, or token bytes.
int set_is_in_class(const uint8_t *set, int is_token);
int set_has_alphanumerics(const uint8_t *set);
int is_alphanumeric_byte(uint8_t byte);

/// Returns the fastest classifier of this processor.
classifier fastest_classifier(void);

struct picket_filter {
  picket_kernel kernel;
  const picket_image *image;
  image_arrays arrays;
  classifier classify;
  /// The pair filter, by hash: which of two neighbouring places may hold a window (1 the first one, 2
  /// the second one); only for the portable kernel.
  uint8_t *pair_bytes;
  /// Whether the table of bytes is asked for each place by its own hash, and not for pairs.
  int asks_for_each;
  /// The same in bits, without saying which place; only for the AVX2 kernel.
  uint32_t *pair_bits;
};

/// One call of `picket_filter_scan`.
typedef struct {
  const picket_filter *filter;
  const uint8_t *bytes;
  size_t start;
  size_t limit;
  size_t end;
  picket_hit *hits;
  size_t hit_count;
  size_t hit_capacity;
  size_t candidate_count;
} scan_state;

static inline uint32_t folded_word(const uint8_t *bytes) {
  uint32_t word;
  memcpy(&word, bytes, sizeof word);
  return word | FOLD;
}

static inline uint32_t hash_of(uint32_t key) { return key * MULTIPLIER; }

/// Returns the hash of the three bytes that two windows share which begin at neighbouring places:
/// the last three of the first one, the first three of the second one.
///
/// The pair filter asks once for both of them. The multiplier ends in a zero byte, so that the fourth
/// byte of the key falls out of the product.
static inline uint32_t pair_hash(uint32_t key) {
  return (key * (MULTIPLIER << 8)) >> (32 - PAIR_LOG2);
}

/// Returns the hash of a window, cut to the length of the table of bytes.
static inline uint32_t place_hash(uint32_t key) { return hash_of(key) >> (32 - PAIR_LOG2); }

static inline int set_may_hold(const window_set *set, uint32_t hash) {
  uint32_t bit = hash >> (32 - ANYWHERE_LOG2_BITS);
  return set->bits[bit >> 5] >> (bit & 31) & 1;
}

/// Tests what stands at a window that passed the filter, and writes its hits.
void judge_candidate(scan_state *state, const window_set *set, size_t window_position);

/// Tests everything but the window; returns whether it is a hit.
int anchor_stands_at(const scan_state *state, const picket_anchor *anchor, size_t position);

/// The number of letters and digits in a run that counts as long; a power of two.
#define RUN_LENGTH 16
/// The number of bytes in a tail that counts as long.
#define TAIL_LENGTH 20
/// An anchor that begins farther before its tail than this is looked for before fewer runs: those of
/// so many letters and digits as above, or of so many token bytes as this.
#define NEAR_TAIL_REACH 16
#define FAR_TAIL_LENGTH 32
/// How far before its tail an anchor may begin; what looks further is looked for everywhere.
#define LARGEST_TAIL_REACH 96
/// An anchor with fewer windows does not slow the filter; nor do all with fewer together.
#define MANY_WINDOWS 16
#define LEAST_RUN_WINDOWS_OF_ALL 1024
#define LEAST_TAIL_WINDOWS_OF_ALL 256

/// Tells whether an anchor can only stand where a long run of letters and digits starts.
int stands_at_run(const picket_anchor *anchor, const uint8_t *literals, const uint8_t *sets,
                  size_t window_count);

/// Looks at the places from `from` up to `to` where long runs start; returns where to go on.
size_t scan_runs(scan_state *state, size_t from, size_t to);

/// Returns the largest number of bytes from the window of an anchor to its tail.
int tail_reach(const picket_anchor *anchor);

/// Returns the set of windows of an anchor that a long run of token bytes has to follow; `ANYWHERE`
/// where none has to, or not near it.
int tail_set_of(const picket_anchor *anchor, const uint8_t *sets);

/// Looks at the windows of a set from `from` up to `to` that a long tail may follow; returns where to
/// go on.
size_t scan_tails(scan_state *state, int set, size_t from, size_t to);

/// Tells whether an anchor is better looked for by its first byte, which is outside of ASCII.
int stands_at_lead(const picket_anchor *anchor, const uint8_t *literals, size_t window_count);

/// Looks at the places from `from` up to `to` that hold such a byte; returns where to go on.
size_t scan_leads(scan_state *state, size_t from, size_t to);

/// Look at the windows from `from` up to `to`; return where to go on, `to` when all were seen.
size_t scan_portable(scan_state *state, size_t from, size_t to);
size_t scan_exhaustive(scan_state *state, size_t from, size_t to);
#if defined(__x86_64__)
size_t scan_avx2(scan_state *state, size_t from, size_t to);
size_t scan_avx512(scan_state *state, size_t from, size_t to);
#endif

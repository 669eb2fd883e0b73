// Finds anchors of two or three letters or digits that a long run of letters and digits goes on.
//
// Such a literal has hundreds of windows, because what follows it can be anything, and they would
// let a great part of all words pass the filter. But long runs are rare, and those anchors can only
// stand where one starts.

#include "filter.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static inline int is_alphanumeric(uint8_t byte) {
  uint8_t lower = byte | 0x20;
  return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
}

/// Tells for 64 bytes which are letters or digits.
static inline uint64_t alphanumeric_places(const uint8_t *bytes) {
  uint64_t places = 0;
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    __m128i lower = _mm_or_si128(text, _mm_set1_epi8(0x20));
    // A comparison is signed, so what is asked for moves to the lowest values.
    __m128i letters = _mm_cmplt_epi8(_mm_add_epi8(lower, _mm_set1_epi8((char)(0x80 - 'a'))),
                                     _mm_set1_epi8((char)(0x80 + 26)));
    __m128i digits = _mm_cmplt_epi8(_mm_add_epi8(text, _mm_set1_epi8((char)(0x80 - '0'))),
                                    _mm_set1_epi8((char)(0x80 + 10)));
    places |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(letters, digits)) << (16 * part);
  }
#else
  for (int place = 0; place < 64; place++)
    places |= (uint64_t)is_alphanumeric(bytes[place]) << place;
#endif
  return places;
}

static int set_is_alphanumeric(const uint8_t *set) {
  for (int byte = 0; byte < 256; byte++)
    if ((set[byte >> 3] >> (byte & 7) & 1) && !is_alphanumeric((uint8_t)byte)) return 0;
  return 1;
}

static int set_holds_alphanumerics(const uint8_t *set) {
  for (int byte = 0; byte < 256; byte++)
    if ((set[byte >> 3] >> (byte & 7) & 1) && is_alphanumeric((uint8_t)byte)) return 1;
  return 0;
}

int stands_at_run(const picket_anchor *anchor, const uint8_t *literals, const uint8_t *sets,
                  size_t window_count) {
  if (window_count < MANY_WINDOWS || anchor->is_caseless || !anchor->has_before) return 0;
  if (anchor->literal_length < 2 || anchor->tail_gap != 0) return 0;
  if (anchor->literal_length + anchor->tail_count < RUN_LENGTH) return 0;
  for (size_t i = 0; i < anchor->literal_length; i++)
    if (!is_alphanumeric(literals[anchor->literal_start + i])) return 0;
  return set_is_alphanumeric(sets + 32 * (size_t)anchor->tail_set) &&
         !set_holds_alphanumerics(sets + 32 * (size_t)anchor->before_set);
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

size_t scan_runs(scan_state *state, size_t from, size_t to) {
  const picket_filter *filter = state->filter;
  const uint8_t *bytes = state->bytes;
  uint64_t places = alphanumeric_places(bytes + from);
  uint64_t before = from > 0 && is_alphanumeric(bytes[from - 1]);
  for (size_t i = from; i < to; i += 64) {
    uint64_t next = alphanumeric_places(bytes + i + 64);
    // Bit n is left where n and the 15 places behind it are in a run.
    unsigned __int128 runs = (unsigned __int128)next << 64 | places;
    for (int width = 1; width < RUN_LENGTH; width *= 2) runs &= runs >> width;
    uint64_t starts = (uint64_t)runs & ~(places << 1 | before);
    for (; starts; starts &= starts - 1) {
      size_t position = i + (size_t)__builtin_ctzll(starts);
      if (position >= to) return to;
      const uint8_t *start = bytes + position;
      if (!(filter->image->run_heads[start[0]] >> (start[1] & 63) & 1)) continue;
      if (state->hit_capacity - state->hit_count < filter->image->run_anchor_count) return position;
      judge_run(state, position);
    }
    before = places >> 63;
    places = next;
  }
  return to;
}

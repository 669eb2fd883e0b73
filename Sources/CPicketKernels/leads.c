// Finds short anchors that start with a byte outside of ASCII, such as an invisible character.
//
// Three bytes and whatever follows them are hundreds of windows, which would let many more places
// pass the filter. But few texts hold such bytes at all, and those that do are mostly of letters that
// start with others.

#include "filter.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

int stands_at_lead(const picket_anchor *anchor, const uint8_t *literals, size_t window_count) {
  return window_count >= MANY_WINDOWS && !anchor->is_caseless && anchor->literal_length >= 2 &&
         literals[anchor->literal_start] >= 0x80;
}

/// Tells for 64 bytes which are outside of ASCII.
static inline uint64_t high_places(const uint8_t *bytes) {
  uint64_t places = 0;
#if defined(__SSE2__)
  for (int part = 0; part < 4; part++) {
    __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 16 * part));
    places |= (uint64_t)(uint32_t)_mm_movemask_epi8(text) << (16 * part);
  }
#else
  for (int place = 0; place < 64; place++) places |= (uint64_t)(bytes[place] >> 7) << place;
#endif
  return places;
}

/// Tells for 64 bytes which are one of those that anchors start with.
static inline uint64_t lead_places(const picket_image *image, const uint8_t *bytes) {
  uint64_t places = 0;
  for (uint32_t i = 0; i < image->lead_byte_count; i++) {
    for (int part = 0; part < 64; part += 16) {
#if defined(__SSE2__)
      __m128i text = _mm_loadu_si128((const __m128i *)(bytes + part));
      __m128i equal = _mm_cmpeq_epi8(text, _mm_set1_epi8((char)image->lead_bytes[i]));
      places |= (uint64_t)(uint32_t)_mm_movemask_epi8(equal) << part;
#else
      for (int place = part; place < part + 16; place++)
        places |= (uint64_t)(bytes[place] == image->lead_bytes[i]) << place;
#endif
    }
  }
  return places;
}

static void judge_lead(scan_state *state, size_t position) {
  const picket_filter *filter = state->filter;
  for (size_t i = 0; i < filter->image->lead_anchor_count; i++) {
    const picket_anchor *anchor = &filter->arrays.anchors[filter->arrays.lead_anchors[i]];
    if (anchor_stands_at(state, anchor, position))
      state->hits[state->hit_count++] = (picket_hit){(uint32_t)position, anchor->rule};
  }
}

size_t scan_leads(scan_state *state, size_t from, size_t to) {
  const picket_image *image = state->filter->image;
  for (size_t i = from; i < to; i += 64) {
    if (!high_places(state->bytes + i)) continue;
    for (uint64_t places = lead_places(image, state->bytes + i); places; places &= places - 1) {
      size_t position = i + (size_t)__builtin_ctzll(places);
      if (position >= to) return to;
      const uint8_t *start = state->bytes + position;
      if (!(image->lead_heads[start[0]] >> (start[1] & 63) & 1)) continue;
      if (state->hit_capacity - state->hit_count < image->lead_anchor_count) return position;
      judge_lead(state, position);
    }
  }
  return to;
}

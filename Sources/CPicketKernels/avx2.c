// The filter on 32 places at a time.

#if defined(__x86_64__)

#include <immintrin.h>

#include "filter.h"

#define AVX2 __attribute__((target("avx2")))

/// Tells for 8 pairs of places which pass the pair filter: bit n for the pair 2 n bytes behind `bytes`.
AVX2 static inline uint32_t passing_pairs(const uint32_t *bits, const uint8_t *bytes) {
  const __m256i words_of_10_bytes = _mm256_setr_epi8(
      0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9, 0, 1, 2, 3, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 8, 9);
  __m128i low = _mm_loadu_si128((const __m128i *)(bytes + 1));
  __m128i high = _mm_loadu_si128((const __m128i *)(bytes + 9));
  __m256i words = _mm256_shuffle_epi8(_mm256_set_m128i(high, low), words_of_10_bytes);
  __m256i keys = _mm256_or_si256(words, _mm256_set1_epi32((int)FOLD));
  __m256i hashes = _mm256_mullo_epi32(keys, _mm256_set1_epi32((int)(MULTIPLIER << 8)));
  __m256i bit = _mm256_srli_epi32(hashes, 32 - PAIR_LOG2);
  __m256i cells = _mm256_i32gather_epi32((const int *)bits, _mm256_srli_epi32(bit, 5), 4);
  // The bit that is asked for moves to the sign; a shift counts modulo 32 only where it is masked.
  __m256i place = _mm256_andnot_si256(bit, _mm256_set1_epi32(31));
  return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_sllv_epi32(cells, place)));
}

AVX2 size_t scan_avx2(scan_state *state, size_t from, size_t to) {
  const picket_filter *filter = state->filter;
  const window_set *set = &filter->arrays.windows[ANYWHERE];
  const uint32_t *bits = filter->pair_bits;
  for (size_t i = from; i < to; i += 32) {
    const uint8_t *bytes = state->bytes + i;
    uint32_t pairs = passing_pairs(bits, bytes) | passing_pairs(bits, bytes + 16) << 8;
    for (; pairs; pairs &= pairs - 1) {
      size_t first = i + 2 * (size_t)__builtin_ctz(pairs);
      for (size_t place = first; place < first + 2 && place < to; place++) {
        if (!set_may_hold(set, hash_of(folded_word(state->bytes + place)))) continue;
        if (state->hit_capacity - state->hit_count < filter->image->windows[ANYWHERE].largest_bucket) return place;
        judge_candidate(state, set, place);
      }
    }
  }
  return to;
}

#endif

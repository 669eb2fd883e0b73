// The filter on 64 places at a time, for processors that look up bytes in registers.

#if defined(__x86_64__)

#include <immintrin.h>

#include "coarse.h"

#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vbmi,avx512vbmi2,gfni")))

/// The number of places whose survivors are kept before they are hashed.
#define BATCH 4096

/// Returns the matrix with which GF2P8AFFINEQB computes a function that is linear over bits.
static uint64_t matrix_of(uint8_t (*function)(uint8_t)) {
  uint64_t matrix = 0;
  for (int row = 0; row < 8; row++)
    for (int column = 0; column < 8; column++)
      if (function((uint8_t)(1 << column)) >> row & 1)
        matrix |= (uint64_t)1 << (8 * (7 - row) + column);
  return matrix;
}

/// The coarse tables and what looks them up, in registers.
typedef struct {
  __m512i tables[COARSE_TABLES][4];
  __m512i spread, bit, powers, fold;
} coarse_registers;

AVX512 static inline coarse_registers load_registers(const picket_filter *filter) {
  coarse_registers registers;
  for (int table = 0; table < COARSE_TABLES; table++)
    for (int part = 0; part < 4; part++)
      registers.tables[table][part] = _mm512_loadu_si512(filter->image->coarse[table] + 64 * part);
  registers.spread = _mm512_set1_epi64((long long)matrix_of(coarse_spread));
  registers.bit = _mm512_set1_epi64((long long)matrix_of(coarse_bit));
  registers.powers = _mm512_set1_epi64((long long)0x8040201008040201u);
  registers.fold = _mm512_set1_epi8(0x20);
  return registers;
}

/// Tells for 64 places which pass the coarse filter.
AVX512 static inline __mmask64 coarse_places(const coarse_registers *registers,
                                             const uint8_t *bytes) {
  __m512i folded[4], spread[4], power[4];
  for (int i = 0; i < 4; i++) {
    folded[i] = _mm512_or_si512(_mm512_loadu_si512(bytes + i), registers->fold);
    spread[i] = _mm512_gf2p8affine_epi64_epi8(folded[i], registers->spread, 0);
    __m512i bit = _mm512_gf2p8affine_epi64_epi8(folded[i], registers->bit, 0);
    power[i] = _mm512_permutexvar_epi8(bit, registers->powers);
  }
  __mmask64 places = ~(__mmask64)0;
  for (int table = 0; table < COARSE_TABLES; table++) {
    const __m512i *parts = registers->tables[table];
    __m512i cell = _mm512_xor_si512(folded[coarse_bytes[table].first],
                                    spread[coarse_bytes[table].second]);
    __m512i low = _mm512_permutex2var_epi8(parts[0], cell, parts[1]);
    __m512i high = _mm512_permutex2var_epi8(parts[2], cell, parts[3]);
    __m512i bits = _mm512_mask_blend_epi8(_mm512_movepi8_mask(cell), low, high);
    places = _mm512_mask_test_epi8_mask(places, bits, power[coarse_bytes[table].bit]);
  }
  return places;
}

/// Writes the numbers of the places, counted from `first`; up to 64 behind them are overwritten.
AVX512 static inline size_t keep_places(uint16_t *kept, __mmask64 places, uint16_t first) {
  const __m512i ascending = _mm512_set_epi16(31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18,
                                             17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
                                             1, 0);
  __m512i low = _mm512_add_epi16(ascending, _mm512_set1_epi16((short)first));
  __m512i high = _mm512_add_epi16(low, _mm512_set1_epi16(32));
  size_t low_count = (size_t)__builtin_popcount((uint32_t)places);
  _mm512_storeu_si512(kept, _mm512_maskz_compress_epi16((__mmask32)places, low));
  _mm512_storeu_si512(kept + low_count, _mm512_maskz_compress_epi16((__mmask32)(places >> 32), high));
  return low_count + (size_t)__builtin_popcount((uint32_t)(places >> 32));
}

AVX512 size_t scan_avx512(scan_state *state, size_t from, size_t to) {
  const picket_filter *filter = state->filter;
  const window_set *set = &filter->arrays.windows[ANYWHERE];
  coarse_registers registers = load_registers(filter);
  uint16_t kept[BATCH + 64];
  for (size_t batch = from; batch < to; batch += BATCH) {
    const uint8_t *bytes = state->bytes + batch;
    size_t place_count = to - batch < BATCH ? to - batch : BATCH, kept_count = 0;
    for (size_t i = 0; i < place_count; i += 64) {
      __mmask64 places = coarse_places(&registers, bytes + i);
      if (place_count - i < 64) places &= ((__mmask64)1 << (place_count - i)) - 1;
      kept_count += keep_places(kept + kept_count, places, (uint16_t)i);
    }
    // Without a branch on what is found: a wrong guess costs more than the work.
    size_t candidate_count = 0;
    for (size_t i = 0; i < kept_count; i++) {
      uint16_t place = kept[i];
      kept[candidate_count] = place;
      candidate_count += (size_t)set_may_hold(set, hash_of(folded_word(bytes + place)));
    }
    for (size_t i = 0; i < candidate_count; i++) {
      if (state->hit_capacity - state->hit_count < filter->image->windows[ANYWHERE].largest_bucket) return batch + kept[i];
      judge_candidate(state, set, batch + kept[i]);
    }
  }
  return to;
}

#endif

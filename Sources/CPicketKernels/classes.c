// Tells which bytes are letters, digits, and what tokens are made of.

#include "filter.h"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

static inline int is_alphanumeric(uint8_t byte) {
  uint8_t lower = byte | 0x20;
  return (lower >= 'a' && lower <= 'z') || (byte >= '0' && byte <= '9');
}

#if defined(__SSE2__)

static inline uint64_t mask_of(__m128i places, int part) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(places) << (16 * part);
}

static void classify_portably(const uint8_t *bytes, size_t block_count, class_masks *masks) {
  for (size_t block = 0; block < block_count; block++) {
    masks[block] = (class_masks){0, 0};
    for (int part = 0; part < 4; part++) {
      __m128i text = _mm_loadu_si128((const __m128i *)(bytes + 64 * block + 16 * part));
      __m128i lower = _mm_or_si128(text, _mm_set1_epi8(0x20));
      // A comparison is signed, so what is asked for moves to the lowest values.
      __m128i letters = _mm_cmplt_epi8(_mm_add_epi8(lower, _mm_set1_epi8((char)(0x80 - 'a'))),
                                       _mm_set1_epi8((char)(0x80 + 26)));
      __m128i digits = _mm_cmplt_epi8(_mm_add_epi8(text, _mm_set1_epi8((char)(0x80 - '0'))),
                                      _mm_set1_epi8((char)(0x80 + 10)));
      __m128i alphanumeric = _mm_or_si128(letters, digits);
      __m128i marks = _mm_cmpeq_epi8(text, _mm_set1_epi8('-'));
      marks = _mm_or_si128(marks, _mm_cmpeq_epi8(text, _mm_set1_epi8('_')));
      marks = _mm_or_si128(marks, _mm_cmpeq_epi8(text, _mm_set1_epi8('+')));
      marks = _mm_or_si128(marks, _mm_cmpeq_epi8(text, _mm_set1_epi8('/')));
      marks = _mm_or_si128(marks, _mm_cmpeq_epi8(text, _mm_set1_epi8('=')));
      masks[block].alphanumeric |= mask_of(alphanumeric, part);
      masks[block].token |= mask_of(_mm_or_si128(alphanumeric, marks), part);
    }
  }
}

#define AVX2 __attribute__((target("avx2")))

/// Looks up both halves of each byte: a byte is in a class that both agree on.
AVX2 static void classify_avx2(const uint8_t *bytes, size_t block_count, class_masks *masks) {
  // Bits 0 to 2: digits, letters up to O, letters from P; bits 3 to 5: `+-/`, `=`, `_`.
  enum { D = 1, A = 2, P = 4, M = 8, E = 16, U = 32 };
  const __m256i low = _mm256_setr_epi8(
      D | P, D | A | P, D | A | P, D | A | P, D | A | P, D | A | P, D | A | P, D | A | P, D | A | P,
      D | A | P, A | P, A | M, A, A | M | E, A, A | M | U, D | P, D | A | P, D | A | P, D | A | P,
      D | A | P, D | A | P, D | A | P, D | A | P, D | A | P, D | A | P, A | P, A | M, A, A | M | E, A,
      A | M | U);
  const __m256i high = _mm256_setr_epi8(0, 0, M, D | E, A, P | U, A, P, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, M,
                                        D | E, A, P | U, A, P, 0, 0, 0, 0, 0, 0, 0, 0);
  const __m256i half = _mm256_set1_epi8(0x0f), alphanumeric = _mm256_set1_epi8(D | A | P);
  const __m256i none = _mm256_setzero_si256();
  for (size_t block = 0; block < block_count; block++) {
    uint64_t others = 0, others_than_token = 0;
    for (int part = 0; part < 64; part += 32) {
      __m256i text = _mm256_loadu_si256((const __m256i *)(bytes + 64 * block + part));
      // A byte outside of ASCII has its highest bit set, for which the look-up gives zero.
      __m256i first = _mm256_shuffle_epi8(low, text);
      __m256i second = _mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(text, 4), half));
      __m256i classes = _mm256_and_si256(first, second);
      __m256i not_token = _mm256_cmpeq_epi8(classes, none);
      __m256i not_alphanumeric = _mm256_cmpeq_epi8(_mm256_and_si256(classes, alphanumeric), none);
      others_than_token |= (uint64_t)(uint32_t)_mm256_movemask_epi8(not_token) << part;
      others |= (uint64_t)(uint32_t)_mm256_movemask_epi8(not_alphanumeric) << part;
    }
    masks[block] = (class_masks){~others, ~others_than_token};
  }
}

classifier fastest_classifier(void) {
  return __builtin_cpu_supports("avx2") ? classify_avx2 : classify_portably;
}

#else

static int is_token(uint8_t byte) {
  return is_alphanumeric(byte) || byte == '-' || byte == '_' || byte == '+' || byte == '/' || byte == '=';
}

static void classify_portably(const uint8_t *bytes, size_t block_count, class_masks *masks) {
  for (size_t block = 0; block < block_count; block++) {
    masks[block] = (class_masks){0, 0};
    for (int place = 0; place < 64; place++) {
      uint8_t byte = bytes[64 * block + (size_t)place];
      masks[block].alphanumeric |= (uint64_t)is_alphanumeric(byte) << place;
      masks[block].token |= (uint64_t)is_token(byte) << place;
    }
  }
}

classifier fastest_classifier(void) { return classify_portably; }

#endif

static int set_has(const uint8_t *set, int byte) { return set[byte >> 3] >> (byte & 7) & 1; }

int set_is_in_class(const uint8_t *set, int is_token) {
  static const uint8_t marks[] = "-_+/=";
  for (int byte = 0; byte < 256; byte++) {
    if (!set_has(set, byte) || is_alphanumeric((uint8_t)byte)) continue;
    if (!is_token || byte == 0 || !memchr(marks, byte, 5)) return 0;
  }
  return 1;
}

int set_has_alphanumerics(const uint8_t *set) {
  for (int byte = 0; byte < 256; byte++)
    if (set_has(set, byte) && is_alphanumeric((uint8_t)byte)) return 1;
  return 0;
}

int is_alphanumeric_byte(uint8_t byte) { return is_alphanumeric(byte); }

// What is tested at a place that passed the filter, cheapest first.

#include "filter.h"

static inline int set_has(const uint8_t *set, uint8_t byte) {
  return set[byte >> 3] >> (byte & 7) & 1;
}

static int literal_stands_at(const picket_anchor *anchor, const uint8_t *literal,
                             const uint8_t *bytes) {
  if (!anchor->is_caseless) return memcmp(bytes, literal, anchor->literal_length) == 0;
  for (size_t i = 0; i < anchor->literal_length; i++) {
    uint8_t byte = bytes[i];
    if (byte >= 'A' && byte <= 'Z') byte |= 0x20;
    if (byte != literal[i]) return 0;
  }
  return 1;
}

/// Tells whether a run of `count` bytes of a set begins at most `gap` bytes behind `from`.
///
/// Tests each run from its last byte: a byte outside the set rules out every run that holds it, so
/// a place without one costs about gap / count steps.
static int run_begins(const uint8_t *set, const uint8_t *bytes, size_t from, size_t end, size_t gap,
                      size_t count) {
  size_t run = from;
  while (run <= from + gap && run + count <= end) {
    size_t tested = run + count;
    while (tested > run && set_has(set, bytes[tested - 1])) tested--;
    if (tested == run) return 1;
    run = tested;
  }
  return 0;
}

enum { OPERATOR_REACH = 40, VALUE_REACH = 40, LEAST_VALUE = 6 };  // bytes

static inline int is_operator(uint8_t byte) {
  return byte == '=' || byte == ':' || byte == '>' || byte == ',' || byte == '(' || byte == '|';
}

static inline int is_value(uint8_t byte) {
  if (byte <= ' ' || byte == 0x7f) return 0;
  switch (byte) {
  case '"': case '\'': case '`': case '(': case ')': case '[': case ']': case '{': case '}':
  case '<': case '>': case ',': case ';':
    return 0;
  default:
    return 1;
  }
}

int picket_is_followed_by_value(const uint8_t *bytes, size_t from, size_t end) {
  size_t operator_end = from + OPERATOR_REACH < end ? from + OPERATOR_REACH : end;
  size_t i = from;
  while (i < operator_end && !is_operator(bytes[i])) i++;
  if (i == operator_end) return 0;
  i++;
  // The value begins within its reach, and may end behind.
  size_t value_end = i + VALUE_REACH + LEAST_VALUE - 1;
  if (value_end > end) value_end = end;
  size_t run = 0;
  for (; i < value_end; i++) {
    run = is_value(bytes[i]) ? run + 1 : 0;
    if (run == LEAST_VALUE) return 1;
  }
  return 0;
}

int anchor_stands_at(const scan_state *state, const picket_anchor *anchor, size_t position) {
  const picket_filter *filter = state->filter;
  size_t behind = position + anchor->literal_length;
  if (position < state->start || position >= state->limit || behind > state->end) return 0;
  if (!literal_stands_at(anchor, filter->arrays.literals + anchor->literal_start,
                         state->bytes + position))
    return 0;
  if (position == 0) {
    if (!anchor->may_start_text) return 0;
  } else if (anchor->has_before &&
             !set_has(filter->arrays.sets + 32 * (size_t)anchor->before_set, state->bytes[position - 1])) {
    return 0;
  }
  if (anchor->tail_count &&
      !run_begins(filter->arrays.sets + 32 * (size_t)anchor->tail_set, state->bytes, behind, state->end,
                  anchor->tail_gap, anchor->tail_count))
    return 0;
  return !anchor->is_weak || picket_is_followed_by_value(state->bytes, behind, state->end);
}

void judge_candidate(scan_state *state, const window_set *set, size_t window_position) {
  uint32_t key = folded_word(state->bytes + window_position);
  uint32_t bucket = hash_of(key) >> set->bucket_shift;
  state->candidate_count++;
  for (uint32_t i = set->bucket_start[bucket]; i < set->bucket_start[bucket + 1]; i++) {
    if (set->windows[i].key != key) continue;
    const picket_anchor *anchor = &state->filter->arrays.anchors[set->windows[i].anchor];
    ptrdiff_t position = (ptrdiff_t)window_position - anchor->window_offset;
    if (position < 0 || !anchor_stands_at(state, anchor, (size_t)position)) continue;
    state->hits[state->hit_count++] = (picket_hit){(uint32_t)position, anchor->rule};
  }
}

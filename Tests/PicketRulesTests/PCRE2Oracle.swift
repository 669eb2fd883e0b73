import CPCRE2

/// PCRE2 itself, to judge what the compiler says of a pattern.
@safe final class PCRE2Oracle {
  private let code: OpaquePointer
  private let data: OpaquePointer
  private let context: OpaquePointer

  /// Compiles a pattern as the engine does, or returns `nil` if PCRE2 refuses it.
  init?(_ pattern: String) {
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.utf8)
    // PCRE2 10.42's start optimization misses `(?=a)(?:b){0}a` in "a"; the oracle does without.
    let options = UInt32(PCRE2_DOLLAR_ENDONLY) | UInt32(PCRE2_NO_START_OPTIMIZE)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress, buffer.count, options, &error, &offset, nil)
    }
    guard let compiled = unsafe compiled,
      let data = unsafe pcre2_match_data_create_from_pattern_8(compiled, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { return nil }
    unsafe pcre2_set_match_limit_8(context, 200_000)
    unsafe code = compiled
    unsafe self.data = data
    unsafe self.context = context
  }

  deinit {
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_code_free_8(code)
  }

  /// The first match at or behind a place, or exactly at it; `nil` also if a limit was met.
  func match(in text: [UInt8], from start: Int, isAnchored: Bool = false) -> Range<Int>? {
    let options = isAnchored ? UInt32(bitPattern: Int32(bitPattern: PCRE2_ANCHORED)) : 0
    let count = unsafe text.withUnsafeBufferPointer { buffer in
      unsafe pcre2_match_8(code, buffer.baseAddress, buffer.count, start, options, data, context)
    }
    guard count > 0, let vector = unsafe pcre2_get_ovector_pointer_8(data) else { return nil }
    let (lower, upper) = unsafe (vector[0], vector[1])
    return lower <= upper ? lower..<upper : nil
  }

  /// All matches of a search from the start, as a scanner would find them; at most `limit`.
  func matches(in text: [UInt8], limit: Int = 50) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var start = 0
    while start <= text.count, result.count < limit, let found = match(in: text, from: start) {
      result.append(found)
      start = found.isEmpty ? found.upperBound + 1 : found.upperBound
    }
    return result
  }
}

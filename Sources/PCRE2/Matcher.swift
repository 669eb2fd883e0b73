internal import CPCRE2

/// The memory and the limits that matching needs: one per worker.
///
/// Making it costs an allocation, so it is kept; it must not be used by two threads at once.
@safe package final class Matcher {
  private let data: OpaquePointer
  private let context: OpaquePointer
  /// Memory for machine code, made when some first runs.
  private var stack: OpaquePointer?

  /// What a match may cost before it is given up, in PCRE2's own units.
  package struct Limits: Hashable, Sendable {
    /// The number of backtracking points.
    package var match: UInt32
    /// The depth of nested backtracking, in the interpreter.
    package var depth: UInt32
    /// The heap for backtracking, in kibibytes, in the interpreter.
    package var heap: UInt32

    /// Enough for a lazy repeat over 64 KiB; a pattern that explodes is stopped in a few ms.
    package static let standard = Limits(match: 1_000_000, depth: 200_000, heap: 20_000)

    package init(match: UInt32, depth: UInt32, heap: UInt32) {
      self.match = match
      self.depth = depth
      self.heap = heap
    }
  }

  /// Makes a matcher; traps if the system has no memory for it.
  package init(limits: Limits = .standard) {
    guard
      let data = unsafe pcre2_match_data_create_8(Self.groupLimit, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { preconditionFailure("no memory for matching") }
    unsafe self.data = data
    unsafe self.context = context
    _ = unsafe pcre2_set_match_limit_8(context, limits.match)
    _ = unsafe pcre2_set_depth_limit_8(context, limits.depth)
    _ = unsafe pcre2_set_heap_limit_8(context, limits.heap)
  }

  private func makeStack() {
    unsafe stack = pcre2_jit_stack_create_8(Self.stackStart, Self.stackLimit, nil)
    unsafe pcre2_jit_stack_assign_8(context, nil, stack.map { unsafe UnsafeMutableRawPointer($0) })
  }

  deinit {
    unsafe pcre2_jit_stack_free_8(stack)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_match_data_free_8(data)
  }

  /// Matches a pattern at a place in a text, and keeps the groups until the next call.
  ///
  /// - Parameters:
  ///   - pattern: what to match; its mode says whether to search.
  ///   - text: the bytes that the pattern may look at, before `offset` too.
  ///   - offset: where matching starts; what stands before it is seen by assertions only.
  ///   - endsText: whether the end of `text` is one for `$` too, and not only of what is at hand.
  /// - Returns: whether the pattern matches there (or, in search mode, anywhere behind).
  /// - Throws: `MatchError` if a limit bites, so that it is not known whether it matches.
  package func matches(
    _ pattern: Pattern, in text: Span<UInt8>, from offset: Int, endsText: Bool = true
  ) throws(MatchError) -> Bool {
    if pattern.hasMachineCode, unsafe stack == nil { makeStack() }
    let options = endsText ? 0 : UInt32(PCRE2_NOTEOL)
    let status = unsafe text.withUnsafeBufferPointer { buffer in
      unsafe pattern.withCode { code in
        unsafe pcre2_match_8(code, buffer.baseAddress, buffer.count, offset, options, data, context)
      }
    }
    if status >= 0 { return true }
    if status == PCRE2_ERROR_NOMATCH { return false }
    throw MatchError(code: status)
  }

  /// Returns the range of a group of the last match; group 0 is the whole match.
  ///
  /// - Returns: `nil` if the group took no part in the match.
  /// - Precondition: `group` is below `groupLimit`, and the last call of `matches` gave `true`.
  package func range(ofGroup group: Int) -> Range<Int>? {
    precondition(group < Int(Self.groupLimit))
    let vector = unsafe pcre2_get_ovector_pointer_8(data)
    guard let vector = unsafe vector else { return nil }
    let (start, end) = unsafe (vector[2 * group], vector[2 * group + 1])
    // PCRE2_UNSET is the largest size_t, which Swift sees as -1.
    guard start >= 0, start <= end else { return nil }
    return start..<end
  }

  /// Where the last match starts, `\K` or not: at or before the start of its group 0.
  ///
  /// - Precondition: the last call of `matches` gave `true`.
  package var start: Int {
    unsafe pcre2_get_startchar_8(data)
  }

  /// The number of groups whose ranges are kept, the whole match included.
  package static let groupLimit: UInt32 = 128
  private static let stackStart = 32 << 10  // bytes
  private static let stackLimit = 1 << 20  // bytes
}

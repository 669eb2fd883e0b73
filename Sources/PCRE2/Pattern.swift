internal import CPCRE2

/// A compiled regular expression over bytes.
///
/// A class, because workers share one compiled pattern.
@safe package final class Pattern: @unchecked Sendable {
  // Sendable: PCRE2 never changes code after it is compiled, and JIT compilation, which does, runs
  // inside init.
  private let code: OpaquePointer

  /// Whether machine code was made for the pattern.
  package let hasMachineCode: Bool

  /// The number of capturing groups.
  package let groupCount: Int

  /// What a pattern is asked for.
  package enum Mode: Hashable, Sendable {
    /// A match has to start where matching starts. An option of compilation, because PCRE2 does not
    /// run machine code when it is given with the match.
    case anchored
    /// The first match at or behind the start is wanted.
    case search
  }

  /// Compiles a pattern in PCRE2's syntax, over bytes: no UTF, and `$` is only the very end.
  ///
  /// - Parameters:
  ///   - pattern: the pattern; characters beyond ASCII stand for their bytes in UTF-8.
  ///   - mode: whether to match at one place or to search.
  ///   - machineCode: whether to make machine code: about 4 times the cost of compiling, and
  ///     matches run 7 to 8 times as fast. Where the system refuses memory for code, the pattern is
  ///     interpreted.
  /// - Throws: `PatternError` if the pattern is not valid.
  package init(_ pattern: String, mode: Mode, machineCode: Bool) throws(PatternError) {
    var errorCode: Int32 = 0
    var errorOffset = 0
    // At a known place there is nothing to skip, and PCRE2 10.42 skips matches for what stands
    // behind them: `(?=a)(?:b){0}a` is found in "aa" and not in "a".
    let anchored = PCRE2_ANCHORED | UInt32(PCRE2_NO_START_OPTIMIZE)
    let options = UInt32(PCRE2_DOLLAR_ENDONLY) | (mode == .anchored ? anchored : 0)
    let bytes = Array(pattern.utf8)
    let compiled = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(
        buffer.baseAddress, buffer.count, options, &errorCode, &errorOffset, nil)
    }
    guard let compiled = unsafe compiled else {
      throw PatternError(
        code: errorCode, offset: errorOffset, reason: Self.message(for: errorCode))
    }
    unsafe code = compiled
    var translation = PCRE2_ERROR_JIT_BADOPTION
    if machineCode {
      translation = unsafe pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    }
    hasMachineCode = translation == 0
    var count: UInt32 = 0
    _ = unsafe pcre2_pattern_info_8(compiled, UInt32(PCRE2_INFO_CAPTURECOUNT), &count)
    groupCount = Int(count)
  }

  deinit {
    unsafe pcre2_code_free_8(code)
  }

  /// Lends the compiled code to the one caller that matches with it.
  @unsafe func withCode<R>(_ body: (OpaquePointer) -> R) -> R {
    unsafe body(code)
  }

  private static func message(for code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)  // bytes; PCRE2 says that 120 are enough
    let length = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
      unsafe pcre2_get_error_message_8(code, buffer.baseAddress, buffer.count)
    }
    return String(decoding: buffer.prefix(Int(max(length, 0))), as: UTF8.self)
  }
}

internal import CPicketKernels
internal import PicketRules

/// Finds the anchors of all rules in one pass over a text.
@safe final class Filter: @unchecked Sendable {
  // Sendable: the kernel's tables never change once they are made.
  private let storage: OpaquePointer
  /// Keeps the image in memory.
  private let table: TableBytes

  /// The least room for hits that a pass makes progress with.
  let leastCapacity: Int

  /// Opens the image of a table's anchors for a kernel.
  ///
  /// - Precondition: the processor runs the kernel.
  init(kernel: Kernel, _ rules: RuleTable) {
    let image = rules.image
    table = image.table
    let storage = unsafe image.table.withAddress(of: image.start) { address in
      unsafe picket_filter_open(kernel.number, address.assumingMemoryBound(to: UInt8.self))
    }
    guard let storage = unsafe storage else { preconditionFailure("no memory for the filter") }
    unsafe self.storage = storage
    leastCapacity = unsafe picket_filter_least_capacity(storage)
  }

  deinit {
    unsafe picket_filter_destroy(storage)
  }

  /// Finds every anchor whose literal starts in `starts`; hits come in no order.
  ///
  /// - Parameters:
  ///   - bytes: the text and `padding` bytes behind it, zero behind the end of a whole text.
  ///   - starts: where literals may start; none of it lies behind `end`.
  ///   - end: the number of bytes of text in `bytes`.
  ///   - hits: room for at least `leastCapacity` hits.
  ///   - body: gets the hits whenever `hits` is full, and at the end.
  /// - Returns: the number of places that passed the filter.
  func forEachBatch(
    in bytes: Span<UInt8>, starts: Range<Int>, end: Int, hits: inout [picket_hit],
    _ body: (ArraySlice<picket_hit>) -> Void
  ) -> Int {
    precondition(end + Self.padding <= bytes.count && starts.upperBound <= end)
    precondition(hits.count >= leastCapacity)
    var cursor = Self.fromStart
    var candidateCount = 0
    repeat {
      let result = unsafe bytes.withUnsafeBufferPointer { text in
        unsafe hits.withUnsafeMutableBufferPointer { room in
          // Never nil: both buffers hold at least the padding and the least capacity.
          unsafe picket_filter_scan(
            storage, text.baseAddress.unsafelyUnwrapped, starts.lowerBound, starts.upperBound, end,
            cursor, room.baseAddress.unsafelyUnwrapped, room.count)
        }
      }
      candidateCount += result.candidate_count
      cursor = result.cursor
      if result.hit_count > 0 { body(hits[..<result.hit_count]) }
    } while cursor != Self.done
    return candidateCount
  }

  /// The number of readable bytes that has to follow a text.
  static let padding = Int(PICKET_PADDING)
  private static let fromStart = -1  // PICKET_FROM_START, the largest size_t
  private static let done = -1  // PICKET_DONE, the largest size_t
}

/// The way in which anchors are looked for; all find the same.
package enum Kernel: String, CaseIterable, Hashable, Sendable {
  case portable
  case avx2
  case avx512
  /// No filter: every anchor is tried at every byte. For tests, and to see what the filter saves.
  case exhaustive

  /// The fastest kernel that this processor runs.
  package static var fastest: Kernel {
    let number = picket_fastest_kernel()
    return allCases.first { $0.number == number } ?? .portable
  }

  /// Whether this processor runs the kernel.
  package var isSupported: Bool {
    picket_kernel_is_supported(number) != 0
  }

  fileprivate var number: picket_kernel {
    switch self {
    case .portable: PICKET_KERNEL_PORTABLE
    case .avx2: PICKET_KERNEL_AVX2
    case .avx512: PICKET_KERNEL_AVX512
    case .exhaustive: PICKET_KERNEL_EXHAUSTIVE
    }
  }
}

internal import PicketSystem

/// A worker's memory for text: a piece, and the zero bytes that the kernels read behind it.
struct TextBuffer {
  /// The bytes; `padding` more than `capacity`.
  var bytes: [UInt8]
  /// The number of bytes of text that fit.
  let capacity: Int
  private let padding: Int

  init(capacity: Int, padding: Int) {
    self.capacity = capacity
    self.padding = padding
    bytes = [UInt8](untouched: capacity + padding)
  }

  /// Writes the zero bytes behind a text of `count` bytes.
  mutating func pad(from count: Int) {
    for index in count..<(count + padding) { bytes[index] = 0 }
  }

  /// Moves what stands from `start` up to `end` to the front.
  mutating func keep(_ start: Int, upTo end: Int) {
    bytes.moveToFront(start..<end)
  }
}

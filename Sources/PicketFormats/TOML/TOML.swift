internal import PicketModel

/// The configuration language TOML, version 1.0.
package enum TOML {
  /// Bounds on what is read, because the file may come from an attacker.
  package struct Limits: Hashable, Sendable {
    /// The largest size of a file, in bytes.
    package var byteCount: Int
    /// The largest number of tables and arrays around a value.
    package var depth: Int
    /// The number of faults after which the reader gives up.
    package var faultCount: Int

    /// Makes limits; the defaults are far beyond every file that a person writes.
    package init(byteCount: Int = 8 << 20, depth: Int = 64, faultCount: Int = 100) {
      self.byteCount = byteCount
      self.depth = depth
      self.faultCount = faultCount
    }
  }

  /// Reads a file to its end, whatever faults it has.
  ///
  /// A fault costs the line that it stands on. The table holds all that could be read, in the order
  /// of the file; the faults are in the order of the file too.
  ///
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package static func parse(
    _ bytes: [UInt8], limits: Limits = Limits()
  ) -> (table: TOMLTable, faults: [TOMLFault]) {
    guard bytes.count <= limits.byteCount else {
      let place = SourcePlace(offset: 0, position: .init(line: 1, column: 1))
      return (TOMLTable(), [TOMLFault(.tooLarge(limit: limits.byteCount), at: place)])
    }
    var parser = TOMLParser(bytes, limits: limits)
    parser.parse()
    parser.faults.sort { $0.place.offset < $1.place.offset }
    return (parser.root.frozen(), parser.faults)
  }
}

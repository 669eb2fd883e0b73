package import PicketModel

/// Finds entries of archives that would be unpacked elsewhere: by the list of an archive alone,
/// without unpacking anything.
package enum ArchiveChecks {
  /// The largest list of an archive that is read, in bytes.
  static let maximumListLength = 8 << 20

  /// What came of looking at the list of an archive.
  package enum Verdict: Hashable, Sendable {
    case clean
    case found(EntryFinding)
    /// The list is longer than what is read.
    case notJudged
  }

  /// Gives a part of the file; fewer bytes behind its end.
  package typealias Reader<Failure: Error> = (Range<Int>) throws(Failure) -> [UInt8]

  /// An archive whose list can be read.
  package enum Kind: Hashable, Sendable {
    case zip
    case tar

    /// The number of bytes of a file that tell its kind.
    package static let startLength = 512

    /// Tells the kind of a file by its first bytes; `nil` for all others.
    package init?(_ start: Span<UInt8>) {
      guard start.count >= 22 else { return nil }
      if isZip(start) {
        self = .zip
      } else if isTar(start) {
        self = .tar
      } else {
        return nil
      }
    }
  }

  /// Judges the list of an archive.
  ///
  /// - Parameters:
  ///   - path: the path of the archive.
  ///   - kind: what its first bytes say.
  ///   - size: its length in bytes.
  ///   - read: gives a part of it.
  /// - Returns: the first entry that leaves the archive, if one does.
  /// - Throws: what `read` throws.
  package static func verdict<Failure: Error>(
    of path: BytePath, _ kind: Kind, size: Int, read: Reader<Failure>
  ) throws(Failure) -> Verdict {
    var names = EscapingNames()
    let end: ArchiveListEnd
    switch kind {
    case .zip: end = try ZipList.read(size: size, read) { names.add($0) }
    case .tar: end = try TarList.read(size: size, read) { names.add($0) }
    }
    if let found = names.found {
      return .found(
        EntryFinding(
          .escapingArchive, .file, path, "its entry '\(found.name.shown)' \(found.fault)"))
    }
    // What is broken is no archive to programs either.
    return end == .tooLong ? .notJudged : .clean
  }

  private static func isZip(_ start: Span<UInt8>) -> Bool {
    start[0] == UInt8(ascii: "P") && start[1] == UInt8(ascii: "K")
      && (start[2] == 3 && start[3] == 4 || start[2] == 5 && start[3] == 6)
  }

  private static func isTar(_ start: Span<UInt8>) -> Bool {
    guard start.count >= 512 else { return false }
    return "ustar".utf8.enumerated().allSatisfy { start[257 + $0.offset] == $0.element }
  }
}

/// How the reading of a list ended.
enum ArchiveListEnd: Hashable, Sendable {
  case complete
  case broken
  case tooLong
}

/// An entry in the list of an archive.
struct ArchiveEntry {
  var name: [UInt8]
  var isLink = false
  /// The entry that a hard link shares its bytes with.
  var sharedName: [UInt8]?
}

/// Looks for the first name that leads out of an archive.
private struct EscapingNames {
  private(set) var found: (name: [UInt8], fault: String)?
  /// The links seen so far, each with `/` behind it.
  private var links: Set<[UInt8]> = []

  /// The number of links that are kept: a hostile archive may have millions.
  private static let maximumLinkCount = 10_000

  mutating func add(_ entry: ArchiveEntry) {
    guard found == nil else { return }
    if let fault = Self.fault(of: entry.name) {
      found = (entry.name, fault)
    } else if let shared = entry.sharedName, let fault = Self.fault(of: shared) {
      found = (entry.name, "shares its bytes with '\(shared.shown)', which \(fault)")
    } else if let link = linkAbove(entry.name) {
      found = (entry.name, "goes through the symbolic link '\(link.shown)' of the same archive")
    } else if entry.isLink, links.count < Self.maximumLinkCount {
      links.insert(entry.name)
    }
  }

  private func linkAbove(_ name: [UInt8]) -> [UInt8]? {
    guard !links.isEmpty else { return nil }
    let slashes = name.indices.filter { name[$0] == UInt8(ascii: "/") }
    return slashes.lazy.map { Array(name[..<$0]) }.first(where: links.contains)
  }

  private static func fault(of name: [UInt8]) -> String? {
    if name.first == UInt8(ascii: "/") || name.first == UInt8(ascii: "\\") { return "is absolute" }
    if name.count > 2, name[1] == UInt8(ascii: ":"),
      name[2] == UInt8(ascii: "\\") || name[2] == UInt8(ascii: "/")
    {
      return "is absolute"
    }
    let parts = name.split { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
    return parts.contains { $0.elementsEqual("..".utf8) } ? "leads out with '..'" : nil
  }
}

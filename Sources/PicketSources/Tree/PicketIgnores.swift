internal import PicketGlob
internal import PicketModel
internal import PicketSystem

/// The `.picketignore` files that hold for a directory: what they name is out of scope, whether git
/// tracks it or not.
struct PicketIgnores: Sendable {
  /// Relative to the root of reports.
  private var stack = IgnoreStack()

  private static let fileName = Array(PicketIgnoreFiles.fileName.utf8)
  private static let largestFile = 16 << 20  // bytes

  /// Makes rules that ignore nothing.
  init() {}

  /// Reads the files above a directory that the user named, from the root of reports on.
  ///
  /// As with git's files, they say nothing of the directory itself: the user named it.
  ///
  /// - Parameters:
  ///   - path: the path of the directory in reports.
  ///   - absolutePath: its absolute path.
  ///   - fileSystem: what the files are read from.
  /// - Throws: `SystemError` if there is a file and it cannot be read.
  init(
    above path: BytePath, absolutePath: [UInt8], _ fileSystem: FileSystem
  ) throws(SystemError) {
    let suffix = [UInt8(ascii: "/")] + path.bytes
    // Else reports do not count from a directory above.
    guard !path.bytes.isEmpty, absolutePath.suffix(suffix.count).elementsEqual(suffix) else {
      return
    }
    let root = Array(absolutePath.dropLast(suffix.count))
    let directory = try fileSystem.openDirectory(root.isEmpty ? [UInt8(ascii: "/")] : root)
    var above: [UInt8] = []
    for component in path.bytes.split(separator: UInt8(ascii: "/")) {
      self = try reading(directory, at: BytePath(above), within: above, fileSystem)
      above += (above.isEmpty ? [] : [UInt8(ascii: "/")]) + component
    }
  }

  /// Whether nothing is ignored.
  var isEmpty: Bool { stack.isEmpty }

  /// Returns the rules with those of the file in a directory, if there is one.
  ///
  /// - Parameters:
  ///   - directory: an open directory: that one, or one above it.
  ///   - path: the path of the directory in reports.
  ///   - prefix: the path from the open directory to it.
  ///   - fileSystem: what the file is read from.
  /// - Returns: the rules for what is in the directory.
  /// - Throws: `SystemError` if there is a file and it cannot be read.
  func reading(
    _ directory: Directory, at path: BytePath, within prefix: [UInt8] = [],
    _ fileSystem: FileSystem
  ) throws(SystemError) -> PicketIgnores {
    var extended = self
    do throws(SystemError) {
      let name = BytePath(prefix).appending(Self.fileName).bytes
      let file = try fileSystem.open(name, in: directory, as: .file)
      let rules = IgnoreFile(try fileSystem.contents(of: file, limit: Self.largestFile))
      if !rules.isEmpty { extended.stack = stack.pushing(rules, directory: path) }
    } catch {
      // As git does with its files, a link in this place is not followed.
      guard error.isMissing || error.isLink || error.isDirectory else { throw error }
    }
    return extended
  }

  /// Tells whether an entry of the directory is ignored.
  ///
  /// Allocates nothing.
  func ignores(_ path: BytePath, nameLength: Int, isDirectory: Bool) -> Bool {
    let bytes = path.bytes
    return stack.verdict(
      path: bytes.span, nameStart: bytes.count - nameLength, isDirectory: isDirectory) == .ignored
  }
}

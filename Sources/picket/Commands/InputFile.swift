internal import PicketKit
internal import PicketSystem

/// Reads the small files that a command line names.
enum InputFile {
  /// The largest list of paths, in bytes.
  private static let largestList = 1 << 30

  /// Returns the rule files of a directory, or the one file that a path names.
  static func rules(at path: [UInt8]) throws -> [RuleSource] {
    do throws(SystemError) {
      if try FileSystem().status(of: path).kind == .directory {
        return try RuleDirectory.read(path)
      }
    } catch {
      throw FileError("", path, error.withAdvice)
    }
    return [RuleSource(name: String(decoding: path, as: UTF8.self), bytes: try bytes(path, ""))]
  }

  /// Returns the parts of a list; a line feed or a zero byte ends each.
  static func list(_ path: [UInt8], isNullSeparated: Bool) throws -> [[UInt8]] {
    let isStandardInput = path.elementsEqual("-".utf8)
    let option = "--files-from"
    let content =
      try isStandardInput
      ? standardInput(for: option) : bytes(path, option, limit: largestList)
    return content.split(separator: isNullSeparated ? 0 : UInt8(ascii: "\n")).map { part in
      let endsInReturn = !isNullSeparated && part.last == UInt8(ascii: "\r")
      return Array(endsInReturn ? part.dropLast() : part)
    }
  }

  /// Returns the content of a file.
  static func bytes(
    _ path: [UInt8], _ option: String, limit: Int = RuleSource.largestFile
  ) throws -> [UInt8] {
    let fileSystem = FileSystem()
    do throws(SystemError) {
      // As a stream, because a shell may give a pipe: `--config <(…)`.
      let file = try fileSystem.open(path, as: .stream)
      return try fileSystem.contents(of: file, limit: limit)
    } catch {
      throw FileError(option, path, error.withAdvice)
    }
  }

  /// Returns all that standard input gives.
  static func standardInput(for option: String) throws -> [UInt8] {
    do throws(SystemError) {
      return try FileSystem().contents(of: .standardInput(), limit: largestList)
    } catch {
      throw FileError(option, [UInt8(ascii: "-")], error.withAdvice)
    }
  }
}

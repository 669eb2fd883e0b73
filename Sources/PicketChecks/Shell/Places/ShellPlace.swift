import PicketModel

/// Where a path leads, seen from a project.
enum ShellPlace: Hashable {
  /// `/`, or all in it.
  case root
  /// A directory that stands directly in the root, or the whole of a drive.
  case topLevel(String)
  /// A home directory, or all in it.
  case home(String)
  /// The current directory or one around it, or all in it.
  case current(String)
  /// git's own files of a repository.
  case git(String)
  /// What can be made again: temporary files and caches.
  case temporary(String)
  case inProject(String)
  /// Part of the operating system.
  case system(String)
  /// A device, such as a disk.
  case device(String)
  case outside(String)
  /// It depends on something that is not known.
  case unknown

  /// The absolute path, if it is known.
  var constantPath: String? {
    switch self {
    case .root: "/"
    case .topLevel(let path), .home(let path), .current(let path), .git(let path),
      .temporary(let path), .inProject(let path), .system(let path), .device(let path),
      .outside(let path):
      path
    case .unknown: nil
    }
  }
}

extension ShellRun {
  /// The path from the root, without `.` and `..`; relative if the current directory is not known.
  func absolute(_ path: String) -> String {
    PathFacts.normal(path, from: directory)
  }

  /// Where a path leads.
  func place(of text: ShellText) -> ShellPlace {
    if text.marks.contains(.temporary) { return .temporary(text.text) }
    // What stands before the first unknown part tells, if it is a directory of its own.
    guard let constant = text.constant else {
      guard let hole = text.text.firstIndex(of: ShellText.hole) else { return .unknown }
      let known = String(text.text[..<hole])
      guard known.contains("/") else { return .unknown }
      let path = PathFacts.normal(known + "x", from: directory)
      switch place(ofAbsolute: path) {
      case .temporary: return .temporary(path)
      case .inProject: return .inProject(path)
      case .system: return .system(path)
      case .device: return .device(path)
      default: return .unknown
      }
    }
    return place(ofPath: constant)
  }

  /// Where a constant path leads; a glob at its end stands for all that is there.
  func place(ofPath path: String) -> ShellPlace {
    var base = path
    var holdsAll = false
    while let slash = base.lastIndex(of: "/"), Self.isAll(base[base.index(after: slash)...]) {
      base = String(base[...slash])
      holdsAll = true
      if base == "/" { break }
      base.removeLast()
      if base.isEmpty { base = "/" }
    }
    if Self.isAll(base[...]) {
      base = "."
      holdsAll = true
    }
    if let drive = PathFacts.drive(base) { return drive }
    guard base.hasPrefix("/") || directory != nil || base.hasPrefix("~") else { return .unknown }
    if base.hasPrefix("~"), !base.contains("/") { return .home(base) }
    let place = place(ofAbsolute: PathFacts.normal(base, from: directory))
    if holdsAll, case .topLevel(let path) = place, PathFacts.isTemporary(path + "/x") {
      return .temporary(path)
    }
    if holdsAll, path.hasPrefix("./") || Self.isAll(path[...]), case .temporary = place {
      return place
    }
    return place
  }

  /// Whether a glob takes everything that is in a directory.
  private static func isAll(_ name: Substring) -> Bool {
    ["*", ".*", "{*,.*}", ".[!.]*", ".??*", "**", "*.*", "?*", ".[^.]*"].contains(name)
  }

  private func place(ofAbsolute path: String) -> ShellPlace {
    if path == "/" { return .root }
    let parts = path.split(separator: "/")
    if parts.contains(".git") { return .git(path) }
    if path == setting.home || PathFacts.isSomebodysHome(parts) { return .home(path) }
    if let directory, !PathFacts.isTemporary(directory + "/x"),
      directory == path || directory.hasPrefix(path + "/"), !isBelowProject(path)
    {
      return parts.count == 1 ? .topLevel(path) : .current(path)
    }
    if PathFacts.isDevice(path) { return .device(path) }
    if isBelowProject(path) { return .inProject(path) }
    if path == setting.project { return .current(path) }
    if PathFacts.isTemporary(path) || isCache(path) { return .temporary(path) }
    if parts.count == 1 {
      // Code that was put together out of unknown parts still has them.
      return path.holds(String(ShellText.hole)) ? .unknown : .topLevel(path)
    }
    if PathFacts.isSystem(parts) { return .system(path) }
    return .outside(path)
  }

  private func isBelowProject(_ path: String) -> Bool {
    path.hasPrefix(setting.project + "/")
  }

  /// What tools fetch or make again.
  private func isCache(_ path: String) -> Bool {
    guard path.hasPrefix(setting.home + "/") else { return false }
    let rest = path.dropFirst(setting.home.count + 1)
    return [
      ".cache/", ".npm/_", "Library/Caches/", ".gradle/caches", ".m2/repository/",
      ".cargo/registry", "Library/Developer/Xcode/DerivedData", ".local/share/Trash/",
    ].contains { rest.hasPrefix($0) }
  }
}

/// What paths mean on the machines that there are.
enum PathFacts {
  /// The path without `.`, `..` and double slashes.
  static func normal(_ path: String, from directory: String?) -> String {
    var parts: [Substring] = []
    let isAbsolute = path.hasPrefix("/")
    if !isAbsolute, let directory { parts = directory.split(separator: "/") }
    for part in path.split(separator: "/") where part != "." {
      if part == "..", !parts.isEmpty {
        parts.removeLast()
      } else if part != ".." {
        parts.append(part)
      }
    }
    let joined = parts.joined(separator: "/")
    return isAbsolute || directory != nil ? "/" + joined : joined
  }

  static func isTemporary(_ path: String) -> Bool {
    ["/tmp/", "/var/tmp/", "/private/tmp/", "/var/folders/", "/dev/shm/"].contains {
      path.hasPrefix($0) && path.utf8.count > $0.utf8.count
    }
  }

  static func isSomebodysHome(_ parts: [Substring]) -> Bool {
    if parts.count == 2, parts[0] == "home" || parts[0] == "Users" { return true }
    return parts.count == 1 && parts[0] == "root"
  }

  static let systemDirectories: Set<Substring> = [
    "etc", "usr", "bin", "sbin", "boot", "lib", "lib32", "lib64", "var", "sys", "proc", "dev",
    "opt",
    "root", "run", "srv", "System", "Library", "Applications", "Windows", "private",
  ]

  static func isSystem(_ parts: [Substring]) -> Bool {
    parts.first.map(systemDirectories.contains) ?? false
  }

  /// Whether a path is a device that holds data, not a stream or nothing.
  static func isDevice(_ path: String) -> Bool {
    guard path.hasPrefix("/dev/") else { return false }
    let name = path.dropFirst(5)
    return [
      "sd", "hd", "vd", "xvd", "nvme", "mmcblk", "disk", "rdisk", "mapper/", "md", "dm-", "mem",
      "kmem", "port", "nbd", "sr", "mtd", "disk/",
    ].contains { name.hasPrefix($0) }
  }

  /// A drive of Windows, or all on it.
  static func drive(_ path: String) -> ShellPlace? {
    let bytes = Array(path.utf8)
    guard bytes.count >= 2, bytes[1] == UInt8(ascii: ":"),
      Character(Unicode.Scalar(bytes[0])).isLetter
    else { return nil }
    let rest = bytes.dropFirst(2).filter { $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "/") }
    if rest.isEmpty || rest == [UInt8(ascii: "*")] { return .topLevel(path) }
    let lower = path.lowercased()
    let isSystem = lower.holds("windows") || lower.holds("program files")
    return isSystem ? .system(path) : .outside(path)
  }
}

package import PicketSystem

/// How the files of a repository are reached; paths are absolute.
package struct GitFileAccess: Sendable {
  // The name is here for the compiler: 6.3 sees no use of the import in a thrown type alone.
  package typealias Failure = SystemError

  /// Returns the content of a file; `nil` if there is none.
  package var read: @Sendable (_ path: [UInt8]) throws(Failure) -> [UInt8]?
  /// Whether a path names a directory, or a link to one.
  package var isDirectory: @Sendable (_ path: [UInt8]) -> Bool

  package init(
    read: @escaping @Sendable (_ path: [UInt8]) throws(Failure) -> [UInt8]?,
    isDirectory: @escaping @Sendable (_ path: [UInt8]) -> Bool
  ) {
    (self.read, self.isDirectory) = (read, isDirectory)
  }
}

/// What git takes from the environment of the user.
package struct GitEnvironment: Hashable, Sendable {
  /// `HOME`; `nil` if it is not set.
  package var home: [UInt8]?
  /// `XDG_CONFIG_HOME`; `nil` if it is not set or empty.
  package var configHome: [UInt8]?
  /// The configuration of the whole system; `nil` to leave it out, as with `GIT_CONFIG_NOSYSTEM`.
  package var systemConfig: [UInt8]?

  package init(
    home: [UInt8]?, configHome: [UInt8]? = nil,
    systemConfig: [UInt8]? = Array("/etc/gitconfig".utf8)
  ) {
    (self.home, self.configHome, self.systemConfig) = (home, configHome, systemConfig)
  }

  /// Where git looks for a file of the user, such as `ignore`.
  package func userFile(_ name: String) -> [UInt8]? {
    if let configHome { return configHome.appendingComponent("git/" + name) }
    return home?.appendingComponent(".config/git/" + name)
  }
}

extension [UInt8] {
  /// The path with a relative one behind it.
  func appendingComponent(_ path: some StringProtocol) -> [UInt8] {
    appendingComponent(Array(path.utf8))
  }

  /// The path with another behind it; an absolute one replaces it.
  func appendingComponent(_ path: [UInt8]) -> [UInt8] {
    if path.first == UInt8(ascii: "/") { return path }
    return last == UInt8(ascii: "/") ? self + path : self + [UInt8(ascii: "/")] + path
  }

  /// The directory above an absolute path; that of the root is the root.
  var parentDirectory: [UInt8] {
    guard let slash = lastIndex(of: UInt8(ascii: "/")), slash > 0 else {
      return [UInt8(ascii: "/")]
    }
    return Array(self[..<slash])
  }

  /// The absolute path without `.`, `..` and doubled slashes, by its text alone.
  var normalizedPath: [UInt8] {
    var components: [ArraySlice<UInt8>] = []
    for component in split(separator: UInt8(ascii: "/")) {
      if component.elementsEqual("..".utf8) {
        _ = components.popLast()
      } else if !component.elementsEqual(".".utf8) {
        components.append(component)
      }
    }
    if components.isEmpty { return [UInt8(ascii: "/")] }
    // Not `joined`: making its type at run time costs a fifth of a start.
    return components.reduce(into: []) { path, component in
      path.append(UInt8(ascii: "/"))
      path += component
    }
  }
}

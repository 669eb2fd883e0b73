package import PicketChecks
package import PicketModel
package import PicketSources

/// A tree of git as checks see it: what the next commit will have, or what a commit has.
package struct GitTree: EntryTree {
  private let listing: GitListing
  private let readBlob: (GitObjectID) -> [UInt8]?
  package let rootPath: [UInt8]?
  package let links: LinkTable

  /// Makes a tree.
  ///
  /// - Parameters:
  ///   - listing: its entries.
  ///   - rootPath: the absolute path of the work tree, without links; `nil` without one.
  ///   - readBlob: gives the content of an object; asked for symbolic links only.
  package init(
    _ listing: GitListing, rootPath: [UInt8]?, readBlob: @escaping (GitObjectID) -> [UInt8]?
  ) {
    self.listing = listing
    self.rootPath = rootPath
    self.readBlob = readBlob
    links = LinkTable(
      listing.entries.lazy.filter { GitChange.Kind(mode: $0.mode) == .symbolicLink }
        .map(listing.path))
  }

  package func kind(at path: BytePath) -> EntryKind? {
    guard !path.bytes.isEmpty else { return .directory }
    guard let entry = listing.entry(at: path) else {
      return listing.entries(below: path).isEmpty ? nil : .directory
    }
    switch GitChange.Kind(mode: entry.mode) {
    case .file: return .file
    case .submodule: return .submodule
    case .symbolicLink: return listing.id(of: entry).flatMap(readBlob).map { .link(target: $0) }
    // A directory that a sparse checkout leaves out.
    case nil: return .directory
    }
  }

  package func names(in directory: BytePath) -> [[UInt8]] {
    let start = directory.bytes.isEmpty ? 0 : directory.bytes.count + 1
    var names: [[UInt8]] = []
    for entry in listing.entries(below: directory) {
      let path = listing.path(of: entry).bytes
      let name = Array(path.dropFirst(start).prefix { $0 != UInt8(ascii: "/") })
      // Entries of one directory follow each other.
      if !name.isEmpty, name != names.last { names.append(name) }
    }
    return names
  }
}

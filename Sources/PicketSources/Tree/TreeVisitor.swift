package import PicketModel
package import PicketSystem

/// Takes what the listing of a directory finds.
package protocol TreeVisitor: AnyObject {
  /// A directory is open, and its entries follow.
  ///
  /// - Parameters:
  ///   - directory: the directory.
  ///   - path: its path in reports.
  ///   - base: the root that it lies below, or is.
  func enter(_ directory: Directory, path: BytePath, base: TreeBase)

  /// A directory is in scope and waits to be listed.
  func visit(directory: TreeNode)

  /// A file is in scope and open.
  ///
  /// - Parameters:
  ///   - file: the open file, which is the visitor's from now on.
  ///   - path: the path in reports.
  func visit(file: consuming FileDescriptor, path: BytePath)

  /// A symbolic link is in scope; what is behind it is not.
  func visit(link path: BytePath, in directory: Directory)

  /// A pipe, a socket or a device stands where git ignores nothing.
  func visit(specialFile path: BytePath)

  /// A file is ignored by git, so that its bytes are out of scope.
  func visit(ignoredFile path: BytePath, in directory: Directory)

  /// Git ignores a file or directory, and tracks it, or something in it, all the same.
  func visit(ignoredButTracked path: BytePath)

  /// Something is out of scope.
  func exclude(_ exclusion: Exclusion)

  /// Something in scope could not be opened or listed.
  func fail(_ kind: Failure.Kind, _ path: BytePath, _ detail: String)
}

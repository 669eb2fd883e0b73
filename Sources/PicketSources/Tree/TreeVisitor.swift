package import PicketModel
package import PicketSystem

/// Takes what the listing of a directory finds.
package protocol TreeVisitor: AnyObject {
  /// A directory is in scope and waits to be listed.
  func visit(directory: TreeNode)

  /// A file is in scope and open.
  ///
  /// - Parameters:
  ///   - file: the open file, which is the visitor's from now on.
  ///   - path: the path in reports.
  func visit(file: consuming FileDescriptor, path: BytePath)

  /// Something is out of scope.
  func exclude(_ exclusion: Exclusion)

  /// Something in scope could not be opened or listed.
  func fail(_ kind: Failure.Kind, _ path: BytePath, _ detail: String)
}

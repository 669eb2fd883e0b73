extension Process {
  /// The arguments of the process, without its name: bytes, because paths are bytes.
  package static var arguments: [[UInt8]] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe bytes(ofCString: argument)
    }
  }
}

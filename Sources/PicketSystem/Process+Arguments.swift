internal import CPicketSystem

extension Process {
  /// The arguments of the process, without its name: bytes, because paths are bytes.
  package static var arguments: [[UInt8]] {
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
      return unsafe bytes(ofCString: argument)
    }
  }

  /// The variables of the environment, as `NAME=value`.
  package static var environment: [[UInt8]] {
    guard var entry = unsafe picket_environment() else { return [] }
    var variables: [[UInt8]] = []
    while let variable = unsafe entry.pointee {
      unsafe variables.append(bytes(ofCString: variable))
      unsafe entry += 1
    }
    return variables
  }
}

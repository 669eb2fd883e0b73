// swift-tools-version: 6.3
import PackageDescription

// A tool that embeds picket. Elsewhere the dependency is a URL and a version.
let package = Package(
  name: "Embedding",
  platforms: [.macOS(.v15)],
  dependencies: [.package(name: "picket", path: "../..")],
  targets: [
    .executableTarget(
      name: "Embedding", dependencies: [.product(name: "PicketKit", package: "picket")])
  ],
  swiftLanguageModes: [.v6]
)

// swift-tools-version: 6.3
import PackageDescription

let package = Package(
  name: "picket",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "PicketKit", targets: ["PicketKit"]),
    .executable(name: "picket", targets: ["picket"]),
  ],
  targets: [
    // MARK: C

    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]),
    .target(name: "CPicketKernels"),
    .target(name: "CPicketSystem"),
    .target(name: "CPicketTable", exclude: ["table.bin"]),

    // MARK: Values, and doors to the outside

    .target(name: "PicketModel"),
    .target(name: "PCRE2", dependencies: ["CPCRE2", "PicketModel"]),
    .target(name: "PicketSystem", dependencies: ["CPicketSystem", "PicketModel"]),
    .target(name: "PicketFormats", dependencies: ["PicketModel"]),
    .target(name: "PicketGlob", dependencies: ["PicketModel"]),

    // MARK: Rules

    .target(
      name: "PicketRules",
      dependencies: ["PCRE2", "PicketFormats", "PicketGlob", "PicketModel"]),
    .target(name: "PicketTable", dependencies: ["CPicketTable", "PicketModel", "PicketRules"]),

    // MARK: Parts of a run; none knows another

    .target(
      name: "PicketScan",
      dependencies: ["CPicketKernels", "PCRE2", "PicketFormats", "PicketModel", "PicketRules"]),
    .target(
      name: "PicketSources",
      dependencies: ["PicketGlob", "PicketModel", "PicketSystem"]),
    .target(name: "PicketChecks", dependencies: ["PicketGlob", "PicketModel"]),
    .target(
      name: "PicketPolicy",
      dependencies: ["PCRE2", "PicketFormats", "PicketGlob", "PicketModel", "PicketRules"]),
    .target(name: "PicketReport", dependencies: ["PicketFormats", "PicketModel"]),

    // MARK: What a caller sees

    .target(
      name: "PicketKit",
      dependencies: [
        "PicketChecks", "PicketModel", "PicketPolicy", "PicketRules", "PicketScan", "PicketSources",
        "PicketSystem", "PicketTable",
      ]),
    .executableTarget(
      name: "picket",
      dependencies: [
        "PicketFormats", "PicketKit", "PicketModel", "PicketReport", "PicketRules", "PicketScan",
        "PicketSystem",
      ]),

    // MARK: Tests
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c17
)

/// Targets that have tests, each beside the modules its tests may name.
let tested: [(name: String, with: [Target.Dependency])] = [
  ("PCRE2", []),
  ("PicketChecks", ["PicketModel"]),
  ("PicketFormats", ["PicketModel"]),
  ("PicketGlob", ["PicketModel"]),
  ("PicketModel", []),
  ("PicketReport", ["PicketFormats", "PicketModel"]),
  ("PicketPolicy", ["PicketFormats", "PicketModel", "PicketRules"]),
  ("PicketRules", ["CPCRE2", "PCRE2", "PicketFormats", "PicketModel"]),
  ("PicketScan", ["CPicketKernels", "PCRE2", "PicketFormats", "PicketModel", "PicketRules"]),
  ("PicketSources", ["PicketGlob", "PicketModel", "PicketSystem"]),
  ("PicketSystem", []),
  (
    "PicketKit",
    [
      "PicketChecks", "PicketModel", "PicketPolicy", "PicketReport", "PicketRules", "PicketScan",
      "PicketSources", "PicketSystem", "PicketTable",
    ]
  ),
]
for (name, dependencies) in tested {
  package.targets.append(
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.byName(name: name), "PicketTestSupport"] + dependencies,
      exclude: name == "PicketReport" ? ["Golden"] : []))
}
package.targets.append(
  .testTarget(
    name: "picketTests",
    dependencies: ["picket", "PicketKit", "PicketReport", "PicketRules", "PicketTestSupport"],
    exclude: ["Golden"]))
package.targets.append(
  .target(
    name: "PicketTestSupport", dependencies: ["PicketModel", "PicketRules", "PicketScan"],
    path: "Tests/PicketTestSupport"))

// Only `make fuzz` wants it: it has no main function of its own.
if Context.environment["PICKET_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "PicketFuzz",
      dependencies: [
        "PicketChecks", "PicketFormats", "PicketGlob", "PicketKit", "PicketModel", "PicketPolicy",
        "PicketRules", "PicketScan", "PicketSources",
      ], path: "Tests/PicketFuzz"))
}

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    // Every use of a pointer is marked, so that a review can find all of them.
    .strictMemorySafety(),
    // A warning that may stay is one that nobody reads.
    .treatAllWarnings(as: .error),
    // `any` marks each place that pays for dynamic dispatch.
    .enableUpcomingFeature("ExistentialAny"),
    // C types and neighbours' types cannot leak into a module's interface by accident.
    .enableUpcomingFeature("InternalImportsByDefault"),
    // A member is found only through an import that the file states.
    .enableUpcomingFeature("MemberImportVisibility"),
    // A weak reference that nobody reassigns can be shared safely.
    .enableUpcomingFeature("ImmutableWeakCaptures"),
  ]
}

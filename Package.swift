// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "yici",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "yici", targets: ["yici"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.1.0"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(name: "KnowledgeModel"),
    .target(
      name: "KnowledgeStore",
      dependencies: [
        "KnowledgeModel", .product(name: "Yams", package: "Yams"),
        .product(name: "SwiftCSV", package: "SwiftCSV"),
      ]),
    .target(name: "Language"),
    .target(name: "Matching", dependencies: ["KnowledgeModel", "Language"]),
    .target(name: "Notification", dependencies: ["KnowledgeModel"]),
    .target(name: "Dialogue", dependencies: ["Matching", "Notification"]),
    .target(name: "Rendering", dependencies: ["Dialogue", "Notification"]),
    // No pkgConfig: readline.pc has flags that SwiftPM refuses with a warning, and Debian needs none of them.
    .systemLibrary(name: "CReadline", providers: [.apt(["libreadline-dev"])]),
    .systemLibrary(name: "CQrencode", providers: [.apt(["libqrencode-dev"])]),
    .executableTarget(
      name: "yici",
      dependencies: [
        "KnowledgeModel", "KnowledgeStore", "Language", "Matching", "Notification", "Dialogue",
        "Rendering", "CReadline", "CQrencode",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      plugins: ["KnowledgeSnapshot"]),
    // The snapshot of KnowledgeBase/ and Dialogs/ that the binary carries is made by the build itself.
    .plugin(name: "KnowledgeSnapshot", capability: .buildTool(), dependencies: ["snapshot-tool"]),
    .executableTarget(
      name: "snapshot-tool",
      dependencies: ["KnowledgeModel", "KnowledgeStore", "Language", "Matching"],
      path: "Plugins/snapshot-tool"),
    .executableTarget(
      name: "matcher-benchmark",
      dependencies: [
        "KnowledgeModel", "KnowledgeStore", "Language", "Matching",
        .product(name: "Histogram", package: "hdrhistogram-swift"),
      ],
      path: "Benchmarks/MatcherBenchmark"),
    .testTarget(name: "LanguageTests", dependencies: ["Language"]),
    .testTarget(name: "KnowledgeStoreTests", dependencies: ["KnowledgeStore"]),
    .testTarget(name: "NotificationTests", dependencies: ["Notification"]),
    .testTarget(name: "MatchingTests", dependencies: ["Matching", "TestSupport"]),
    .testTarget(name: "DialogueTests", dependencies: ["Dialogue", "TestSupport"]),
    .testTarget(
      name: "RenderingTests",
      dependencies: ["Rendering", "KnowledgeModel", "KnowledgeStore", "Notification", "TestSupport"]),
    .testTarget(
      name: "yiciTests",
      dependencies: ["yici", "KnowledgeModel", "KnowledgeStore", "Dialogue", "Language", "Rendering"]),
    // The repository's own knowledge, loaded once for all tests.
    .target(
      name: "TestSupport", dependencies: ["KnowledgeStore", "Language", "Matching", "Dialogue"],
      path: "Tests/TestSupport"),
  ],
  swiftLanguageModes: [.v6]
)

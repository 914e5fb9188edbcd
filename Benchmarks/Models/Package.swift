// swift-tools-version: 6.2
import PackageDescription

// A package of its own beside the HTTP benchmark, so that measuring the models builds no server.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "starling-model-benchmarks",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "starling-models", targets: ["BenchStarlingModels"]),
        .executable(name: "foundation-models", targets: ["BenchFoundationModels"]),
        // Loaded with LD_PRELOAD into the pass that counts, and nowhere else.
        .library(name: "AllocationCounter", type: .dynamic, targets: ["AllocationCounter"]),
    ],
    dependencies: [
        .package(name: "starling", path: "../..")
    ],
    targets: [
        .target(name: "AllocationCounter"),
        .target(name: "Worker", swiftSettings: strict),
        .executableTarget(
            name: "BenchStarlingModels",
            dependencies: ["Worker", .product(name: "StarlingModel", package: "starling")],
            swiftSettings: strict
        ),
        .executableTarget(name: "BenchFoundationModels", dependencies: ["Worker"], swiftSettings: strict),
    ]
)

// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that nobody who depends on Starling ever builds or resolves any of this.
// The targets bear other names than the executables: `starling` beside the library's module `Starling`
// (and `hummingbird` beside `Hummingbird`) would be one file on a case-insensitive file system.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "starling-benchmarks",
    platforms: [.macOS(.v26)],
    products: [
        .executable(name: "bare-nio", targets: ["BenchBareNIO"]),
        .executable(name: "blocking", targets: ["BenchBlocking"]),
        .executable(name: "hummingbird", targets: ["BenchHummingbird"]),
        .executable(name: "starling", targets: ["BenchStarling"]),
        .executable(name: "starling-layers", targets: ["BenchLayers"]),
        .executable(name: "pipeline", targets: ["BenchPipeline"]),
    ],
    dependencies: [
        .package(name: "starling", path: ".."),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    ],
    targets: [
        .executableTarget(
            name: "BenchBareNIO",
            dependencies: [
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(name: "BenchBlocking", cSettings: [.unsafeFlags(["-O2", "-Wall", "-Werror"])]),
        .executableTarget(
            name: "BenchHummingbird",
            dependencies: [
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "BenchApplications",
            dependencies: [
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Starling", package: "starling"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "BenchStarling",
            dependencies: ["BenchApplications", .product(name: "Starling", package: "starling")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "BenchLayers",
            dependencies: ["BenchApplications", .product(name: "Starling", package: "starling")],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "BenchPipeline",
            dependencies: [
                "BenchApplications",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "Starling", package: "starling"),
            ],
            swiftSettings: strict
        ),
    ]
)

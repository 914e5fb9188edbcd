// swift-tools-version: 6.2
import CompilerPluginSupport
import PackageDescription

/// One set of rules for every target of ours.
/// - ExistentialAny: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
/// - MemberImportVisibility: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
/// - InternalImportsByDefault: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// The same, where asynchronous functions stay with whoever calls them: a request passes a dozen of ours, and each change of executors costs
/// as much as a guard.
/// - NonisolatedNonsendingByDefault: https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
let staying = strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

/// What `import Starling` brings. Whoever depends on it names all of them: the build compares the modules that a target names, and a
/// change below `Starling` leaves that module as it was, though the code that macros write into the target calls what has changed.
let umbrella = ["Starling", "StarlingCore", "StarlingHTTP", "StarlingModel", "StarlingServer"]
let everything = umbrella.map { Target.Dependency.byName(name: $0) }

let package = Package(
    name: "starling",
    // `Task.immediate`, which starts a request on its event loop, needs macOS 26.
    platforms: [.macOS(.v26)],
    products: [
        .library(name: "Starling", targets: umbrella),
        .library(name: "StarlingModel", targets: ["StarlingModel"]),
        .library(name: "StarlingHTTP", targets: ["StarlingHTTP"]),
        .library(name: "StarlingServer", targets: ["StarlingServer"]),
        .library(name: "StarlingCompression", targets: ["StarlingCompression"]),
        .library(name: "StarlingProblemDetails", targets: ["StarlingProblemDetails"]),
        .library(name: "StarlingSecurity", targets: ["StarlingSecurity"]),
        .library(name: "StarlingTesting", targets: ["StarlingTesting"]),
        .library(name: "StarlingYAML", targets: ["StarlingYAML"]),
        .executable(name: "Bookshelf", targets: ["Bookshelf"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.0.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.4.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.90.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.25.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.8.0"),
        .package(url: "https://github.com/swiftlang/swift-syntax", "602.0.0"..<"604.0.0"),
    ],
    targets: [
        .macro(
            name: "StarlingMacros",
            dependencies: [
                .product(name: "SwiftCompilerPlugin", package: "swift-syntax"),
                .product(name: "SwiftDiagnostics", package: "swift-syntax"),
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftSyntaxBuilder", package: "swift-syntax"),
                .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
            ],
            swiftSettings: strict
        ),
        .target(name: "StarlingModel", dependencies: ["StarlingMacros"], swiftSettings: strict),
        .systemLibrary(name: "CStarlingSystem"),
        .target(
            name: "StarlingHTTP",
            dependencies: [
                "CStarlingSystem", "StarlingModel",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: staying
        ),
        .target(
            name: "StarlingServer",
            dependencies: [
                "CStarlingSystem", "StarlingHTTP",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "StarlingCore",
            dependencies: [
                "StarlingMacros", "StarlingModel", "StarlingHTTP",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: staying
        ),
        .target(
            name: "Starling",
            dependencies: [
                "StarlingModel", "StarlingHTTP", "StarlingServer", "StarlingCore",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: staying
        ),
        .systemLibrary(name: "CStarlingBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"]), .brew(["brotli"])]),
        .systemLibrary(name: "CStarlingZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(name: "CStarlingZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"]), .brew(["zstd"])]),
        .target(
            name: "StarlingCompression",
            dependencies: [
                "CStarlingBrotli", "CStarlingZlib", "CStarlingZstd", "StarlingModel", "StarlingHTTP", "StarlingCore",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: staying
        ),
        .target(
            name: "StarlingProblemDetails",
            dependencies: [
                "StarlingModel", "StarlingHTTP", "StarlingCore",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: staying
        ),
        .target(
            name: "StarlingSecurity",
            dependencies: ["StarlingModel", "StarlingHTTP", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: staying
        ),
        .target(
            name: "StarlingTesting",
            dependencies: [
                "StarlingModel", "StarlingHTTP", "StarlingServer", "StarlingCore",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "StarlingYAML",
            dependencies: ["StarlingModel", "StarlingHTTP", "StarlingCore", .product(name: "Yams", package: "Yams")],
            swiftSettings: staying
        ),
        .executableTarget(
            name: "ModelsAlone", dependencies: ["StarlingModel"], path: "Examples/ModelsAlone", swiftSettings: strict),
        .executableTarget(name: "Hello", dependencies: everything, path: "Examples/Hello", swiftSettings: strict),
        .executableTarget(
            name: "Bookshelf", dependencies: everything, path: "Examples/Bookshelf", swiftSettings: strict),

        .testTarget(
            name: "StarlingMacrosTests",
            dependencies: [
                "StarlingMacros",
                .product(name: "SwiftDiagnostics", package: "swift-syntax"),
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftSyntaxMacroExpansion", package: "swift-syntax"),
                .product(name: "SwiftSyntaxMacros", package: "swift-syntax"),
                .product(name: "SwiftSyntaxMacrosGenericTestSupport", package: "swift-syntax"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "StarlingModelTests", dependencies: ["StarlingModel"], swiftSettings: strict),
        .testTarget(
            name: "StarlingHTTPTests",
            dependencies: [
                "StarlingHTTP", "StarlingModel",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StarlingServerTests",
            dependencies: [
                "StarlingServer", "StarlingHTTP", "StarlingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StarlingCoreTests",
            dependencies: everything + [
                "StarlingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "ConformanceTests",
            dependencies: everything + [
                "StarlingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/Conformance",
            swiftSettings: strict
        ),
        .testTarget(
            name: "StarlingCompressionTests",
            dependencies: everything + [
                "StarlingCompression", "StarlingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StarlingProblemDetailsTests",
            dependencies: everything + [
                "StarlingProblemDetails", "StarlingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StarlingSecurityTests",
            dependencies: everything + [
                "StarlingSecurity", "StarlingTesting", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StarlingTestingTests",
            dependencies: everything + ["StarlingTesting", .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StarlingTests",
            dependencies: everything + [
                "StarlingTesting", "Bookshelf",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StarlingYAMLTests",
            dependencies: everything + [
                "StarlingYAML", "StarlingTesting",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
    ]
)

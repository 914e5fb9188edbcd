#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Test data that others made. It is no part of the repository: it stands beside it, or where `STARLING_CORPORA` says.
enum Corpora {
    /// Where the data is.
    static let folder: String = {
        if let folder = ProcessInfo.processInfo.environment["STARLING_CORPORA"] { return folder }
        // Beside the package, which is five levels above this file: Tests/StarlingModelTests/Corpora/Corpora.swift.
        return #filePath.split(separator: "/").dropLast(5).reduce("") { $0 + "/" + $1 } + "/shared/corpora"
    }()

    /// Whether tests that need a folder of the data run. On a machine of the CI they do in any case, and fail without it.
    static func isWanted(_ name: String) -> Bool {
        ProcessInfo.processInfo.environment["CI"] != nil || FileManager.default.fileExists(atPath: folder + "/" + name)
    }

    /// The bytes of a file.
    static func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: folder + "/" + name))) }

    /// The files of a folder with their bytes, in the order of their names.
    static func files(_ name: String) throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/" + name).sorted().map { ($0, try bytes(name + "/" + $0)) }
    }
}

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The lines of source around a place, for the debug page.
///
/// A program does not say where its sources are: `#filePath` would tell the folders of whoever built it to whoever has it. The file is
/// looked for by its `#fileID`, in a folder with the module's name within the working directory. It is there with `swift run`.
struct DebugSource: Sendable {
    struct Line: Sendable {
        let number: Int
        let text: String
        /// Whether it is the place itself.
        let isMarked: Bool
    }

    /// The file, from the working directory.
    let path: String
    let lines: [Line]

    private static let linesBefore = 6
    private static let linesAfter = 12
    private static let maximumEntries = 20_000
    private static let maximumSize = 2_000_000

    /// Reads the lines around a place; nil when the file is not found, or has not so many lines.
    init?(around location: SourceLocation, below folder: String = FileManager.default.currentDirectoryPath) {
        guard let path = Self.path(of: location.fileID, below: folder) else { return nil }
        guard let data = FileManager.default.contents(atPath: folder + "/" + path), data.count <= Self.maximumSize else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(location.line - 1) else { return nil }
        let first = max(1, location.line - Self.linesBefore)
        let last = min(lines.count, location.line + Self.linesAfter)
        self.path = path
        self.lines = (first...last).map { Line(number: $0, text: String(lines[$0 - 1]), isMarked: $0 == location.line) }
    }

    /// Looks for a file in folder after folder, those near the top first.
    private static func path(of fileID: String, below root: String) -> String? {
        let parts = fileID.split(separator: "/")
        guard parts.count > 1, let module = parts.first, let file = parts.last else { return nil }
        var folders: [(path: String, isModule: Bool)] = [("", false)]
        var next = 0
        var seen = 0
        while next < folders.count {
            let folder = folders[next]
            next += 1
            for name in (try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder.path))?.sorted() ?? [] {
                seen += 1
                if seen > maximumEntries { return nil }
                let path = folder.path.isEmpty ? name : folder.path + "/" + name
                if name == file {
                    if folder.isModule { return path }
                } else if !name.utf8.contains(UInt8(ascii: ".")), isFolder(root + "/" + path) {
                    folders.append((path, folder.isModule || moduleName(of: name) == module))
                }
            }
        }
        return nil
    }

    /// Links to folders are not followed: they may lead in a circle.
    private static func isFolder(_ path: String) -> Bool {
        let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
        return type == .typeDirectory
    }

    /// The module of a target `my-app` is `my_app`.
    private static func moduleName(of target: String) -> String {
        String(target.map { $0.isLetter || $0.isNumber ? $0 : "_" })
    }
}

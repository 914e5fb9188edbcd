import CStarlingSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The files of a folder on disk, and of the folders in it. Nothing outside of it can be reached, unless symbolic links may lead there.
public struct FolderFiles: FileSource {
    /// What becomes of symbolic links within the folder. The way to the folder itself may have any.
    public enum SymbolicLinks: Sendable, Hashable {
        /// They are no files.
        case refused
        /// They lead to files within the folder; others are no files.
        case within
        /// They lead wherever they lead.
        case anywhere
    }

    /// The folder, seen from the working directory of the process.
    public var folder: String
    /// What becomes of symbolic links.
    public var symbolicLinks: SymbolicLinks

    /// Names a folder.
    /// - Parameters:
    ///   - folder: Seen from the working directory of the process.
    ///   - symbolicLinks: What becomes of symbolic links. Default: they are no files.
    public init(_ folder: String, symbolicLinks: SymbolicLinks = .refused) {
        self.folder = folder
        self.symbolicLinks = symbolicLinks
    }

    /// Opens a file.
    /// - Throws: ``FileError`` when it is there and cannot be read.
    public func file(at path: String, on executor: any BlockingExecutor) async throws -> FoundFile? {
        try await first(of: [path], on: executor)?.file
    }

    /// Opens the first that there is, all in one go.
    public func first(of paths: [String], on executor: any BlockingExecutor) async throws -> (index: Int, file: FoundFile)? {
        // Nearly always the system knows by heart where they are.
        switch try immediately(paths) {
        case .found(let index, let file): return (index, file)
        case .missing: return nil
        case .unknown: break
        }
        return try await executor.run {
            for (index, path) in paths.enumerated() {
                if let file = try find(path) { return (index, file) }
            }
            return nil
        }
    }

    /// Says so when there is no such folder.
    public var problem: String? {
        let opened = Self.openFolder(folder)
        guard opened >= 0 else { return "`\(folder)` is no folder that can be read: \(String(cString: strerror(errno)))" }
        close(opened)
        return nil
    }

    private static let folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC

    /// What is known without asking a disk.
    private enum Knowledge {
        case found(Int, FoundFile)
        case missing
        case unknown
    }

    /// Looks for files where no disk has to be asked.
    private func immediately(_ paths: [String]) throws(FileError) -> Knowledge {
        let root = symbolicLinks == .anywhere ? AT_FDCWD : starling_open_cached(AT_FDCWD, folder, Self.folderFlags, 0)
        guard root >= 0 || symbolicLinks == .anywhere else { return .unknown }
        defer { if symbolicLinks != .anywhere { close(root) } }
        let bounds: UInt64 =
            switch symbolicLinks {
            case .refused: UInt64(STARLING_BENEATH | STARLING_NO_SYMLINKS)
            case .within: UInt64(STARLING_BENEATH)
            case .anywhere: 0
            }
        for (index, path) in paths.enumerated() where Self.isPlain(Self.parts(of: path.utf8[...])) {
            let name = "\(folder)/\(path)"
            do {
                guard let file = try OpenFile.immediately(symbolicLinks == .anywhere ? name : path, in: root, name, within: bounds) else {
                    return .unknown
                }
                return .found(index, FoundFile(readingImmediately: file))
            } catch  where error.isMissing {
                continue
            }
        }
        return .missing
    }

    /// Whether these are the parts of a path within the folder. Whoever asks has seen to it; here it is the last door.
    private static func isPlain(_ parts: [String]) -> Bool {
        parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0) }
    }

    private func find(_ path: String) throws(FileError) -> FoundFile? {
        let parts = Self.parts(of: path.utf8[...])
        guard Self.isPlain(parts) else { return nil }
        do {
            let file: OpenFile? =
                switch symbolicLinks {
                case .refused: try Self.open(parts, in: folder)
                case .within: try openWithin(parts)
                case .anywhere: try OpenFile("\(folder)/\(path)")
                }
            return try file.map { (file) throws(FileError) in try FoundFile(reading: file) }
        } catch  where error.isMissing {
            return nil
        }
    }

    /// Goes down part by part, and never through a symbolic link: what is checked is what is opened, whatever others do meanwhile.
    private static func open(_ parts: [String], in folder: String) throws(FileError) -> OpenFile? {
        guard let name = parts.last else { return nil }
        let path = folder + "/" + parts.joined(separator: "/")
        var current = openFolder(folder)
        guard current >= 0 else { throw FileError(path: folder, code: errno) }
        defer { close(current) }
        for part in parts.dropLast() {
            let next = openat(current, part, folderFlags | O_NOFOLLOW)
            guard next >= 0 else { throw FileError(path: path, code: errno) }
            close(current)
            current = next
        }
        return try OpenFile(openat(current, name, OpenFile.flags | O_NOFOLLOW), path)
    }

    private static func openFolder(_ path: String) -> Int32 {
        #if canImport(Glibc)
            Glibc.open(path, folderFlags)
        #elseif canImport(Musl)
            Musl.open(path, folderFlags)
        #else
            Darwin.open(path, folderFlags)
        #endif
    }

    /// Finds out where the links lead, and goes down the way without them.
    private func openWithin(_ parts: [String]) throws(FileError) -> OpenFile? {
        guard let root = Self.resolved(folder), let path = Self.resolved("\(folder)/\(parts.joined(separator: "/"))") else {
            throw FileError(path: "\(folder)/\(parts.joined(separator: "/"))", code: errno)
        }
        let start = root == "/" ? root : root + "/"
        guard path.utf8.starts(with: start.utf8) else { return nil }
        return try Self.open(Self.parts(of: path.utf8.dropFirst(start.utf8.count)), in: root)
    }

    /// The parts between slashes. By bytes, as the file system sees them: as a character, a slash with an accent is none.
    private static func parts(of path: Substring.UTF8View) -> [String] {
        path.split(separator: 0x2F, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    private static func resolved(_ path: String) -> String? {
        guard let text = realpath(path, nil) else { return nil }
        defer { free(text) }
        return String(cString: text)
    }
}

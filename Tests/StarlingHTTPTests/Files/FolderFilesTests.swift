import HTTPTypes
import NIOCore
import StarlingHTTP
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite("Files of a folder") struct FolderFilesTests {
    /// A folder with files, folders and links, beside one that is none of its business.
    private func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let manager = FileManager.default
        let base = manager.temporaryDirectory.appending(path: "starling-\(UInt64.random(in: 0 ... .max))").path
        defer { try? manager.removeItem(atPath: base) }
        for folder in ["/inside/sub", "/outside"] { try manager.createDirectory(atPath: base + folder, withIntermediateDirectories: true) }
        for (path, text) in [
            ("/inside/a.txt", "a"), ("/inside/sub/b.txt", "bb"), ("/inside/empty", ""), ("/inside/.hidden", "h"),
            ("/outside/secret", "secret"),
            ("/inside/long", String(repeating: "x", count: 100_000)),
        ] { try Data(text.utf8).write(to: URL(filePath: base + path)) }
        for (path, target) in [
            ("/inside/link", "a.txt"), ("/inside/folder", "sub"), ("/inside/out", base + "/outside/secret"), ("/inside/away", "../outside"),
            ("/inside/loop", "loop"), ("/inside/absolute", base + "/inside/a.txt"), ("/inside/gone", "nothing"), ("/way", "inside"),
        ] { try manager.createSymbolicLink(atPath: base + path, withDestinationPath: target) }
        return try await body(base)
    }

    private func text(_ path: String, in files: FolderFiles) async throws -> String? {
        guard let file = try await files.file(at: path, on: ConcurrentExecutor()) else { return nil }
        let writer = Collector()
        try await file.body().send(to: writer, on: ConcurrentExecutor())
        let text = await writer.text
        #expect(text.utf8.count == file.length)
        return text
    }

    @Test(arguments: [
        (FolderFiles.SymbolicLinks.refused, ["a.txt": "a", "sub/b.txt": "bb", "empty": "", ".hidden": "h"]),
        (.within, ["a.txt": "a", "sub/b.txt": "bb", "link": "a", "folder/b.txt": "bb", "absolute": "a"]),
        (.anywhere, ["a.txt": "a", "link": "a", "folder/b.txt": "bb", "absolute": "a", "out": "secret", "away/secret": "secret"]),
    ]) func areFound(links: FolderFiles.SymbolicLinks, files: [String: String]) async throws {
        try await withFolder { base in
            for (path, expected) in files {
                let found = try await text(path, in: FolderFiles(base + "/inside", symbolicLinks: links))
                #expect(found == expected, "\(path)")
                // The way to the folder may have links.
                #expect(try await text(path, in: FolderFiles(base + "/way", symbolicLinks: links)) == expected, "\(path)")
            }
        }
    }

    @Test(arguments: [
        (
            FolderFiles.SymbolicLinks.refused,
            [
                "link", "folder/b.txt", "out", "away/secret", "absolute", "loop", "gone", "sub", "", "nothing", "a.txt/b",
                "../outside/secret",
            ]
        ),
        (
            .within,
            [
                "out", "away/secret", "loop", "gone", "sub", "folder", "", "../outside/secret", "sub/../a.txt", "./a.txt", "sub//b.txt",
                "/a.txt",
            ]
        ),
        (.anywhere, ["loop", "gone", "sub", "away", "../outside/secret", "sub/../a.txt", "a.txt\u{0}", "/etc/passwd", "..", "."]),
    ]) func areNotFound(links: FolderFiles.SymbolicLinks, paths: [String]) async throws {
        try await withFolder { base in
            let files = FolderFiles(base + "/inside", symbolicLinks: links)
            for path in paths { #expect(try await text(path, in: files) == nil, "\(path)") }
            let first = try await files.first(of: paths + ["sub/b.txt", "a.txt"], on: ConcurrentExecutor())
            #expect(first?.index == paths.count)
        }
    }

    /// By characters, a slash with an accent is no slash; to the file system it is.
    @Test func areNotFoundBehindSlashesThatAreNoCharacters() async throws {
        try await withFolder { base in
            try #require(FileManager.default.createFile(atPath: base + "/\u{301}x", contents: Data("out".utf8)))
            for links in [FolderFiles.SymbolicLinks.refused, .within, .anywhere] {
                let found = try await text("../\u{301}x", in: FolderFiles(base + "/inside", symbolicLinks: links))
                #expect(found == nil)
            }
        }
    }

    @Test func aVersionIsThatOfTheContents() async throws {
        try await withFolder { base in
            let files = FolderFiles(base + "/inside")
            let before = try await files.file(at: "a.txt", on: ConcurrentExecutor())
            #expect(try await files.file(at: "a.txt", on: ConcurrentExecutor())?.etag == before?.etag)
            try Data("longer".utf8).write(to: URL(filePath: base + "/inside/a.txt"))
            let after = try await files.file(at: "a.txt", on: ConcurrentExecutor())
            #expect(before?.etag != nil && after?.etag != nil && before?.etag != after?.etag)
            #expect(after?.lastModified != nil)
        }
    }

    @Test func aFolderThatIsNoneIsTold() async throws {
        try await withFolder { base in
            #expect(FolderFiles(base + "/inside").problem == nil)
            #expect(FolderFiles(base + "/way").problem == nil)
            #expect(FolderFiles(base + "/nowhere").problem?.contains("/nowhere") == true)
            #expect(FolderFiles(base + "/inside/a.txt").problem != nil)
            let found = try await text("a.txt", in: FolderFiles(base + "/nowhere"))
            #expect(found == nil)
        }
    }

    /// What is open stays what it was, and gives what there is when it has become shorter.
    @Test func anOpenFileStaysWhatItWas() async throws {
        try await withFolder { base in
            let path = base + "/inside/long"
            let file = try OpenFile(path)
            try FileManager.default.removeItem(atPath: path)
            try Data("other".utf8).write(to: URL(filePath: path))
            #expect(file.length == 100_000)
            #expect(try file.read(at: 99_998, count: 10).readableBytes == 2)
            #expect(try file.read(at: 200_000, count: 10).readableBytes == 0)
            #expect(throws: FileError.self) { try OpenFile(base + "/inside/sub") }
            #expect(throws: FileError.self) { try OpenFile(base + "/inside/a.txt\u{0}b") }
            let error = #expect(throws: FileError.self) { try OpenFile(base + "/nothing") }
            #expect(error?.isMissing == true)
            #expect(error?.httpError.status == .notFound)
        }
    }
}

private actor Collector: BodyWriter {
    private(set) var text = ""
    func write(_ buffer: ByteBuffer) { text += String(buffer: buffer) }
}

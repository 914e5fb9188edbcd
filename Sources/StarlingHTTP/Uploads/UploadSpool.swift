import Synchronization

/// The temporary files of one form.
package final class UploadSpool: Sendable {
    private let folder: String?
    private let blocking: any BlockingExecutor
    private let files = Mutex<[TemporaryFile]>([])

    /// Keeps the files of a form.
    /// - Parameters:
    ///   - folder: Where they are made; nil for the system's folder.
    ///   - blocking: Runs what blocks.
    package init(folder: String?, blocking: any BlockingExecutor) {
        self.folder = folder
        self.blocking = blocking
    }

    /// Whether there are any.
    package var isEmpty: Bool { files.withLock { $0.isEmpty } }

    /// Makes a file. It blocks.
    func makeFile() throws -> TemporaryFile {
        let file = try TemporaryFile(in: folder)
        files.withLock { $0.append(file) }
        return file
    }

    /// Runs what blocks.
    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result { try await blocking.run(work) }

    /// Removes all files that were not moved elsewhere.
    package func removeAll() async {
        let files = files.withLock { files in
            defer { files = [] }
            return files
        }
        if files.isEmpty { return }
        do {
            try await blocking.run { for file in files { file.remove() } }
        } catch {
            // The threads have ended with the server; the files must not stay for that.
            for file in files { file.remove() }
        }
    }

    /// What makes chunks, copies and moves of files.
    var executor: any BlockingExecutor { blocking }
}

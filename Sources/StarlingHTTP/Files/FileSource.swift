/// Where files come from: a folder (``FolderFiles``), an archive, a bucket of a cloud.
///
/// ```swift
/// struct Packed: FileSource {
///     let files: [String: ByteBuffer]
///     func file(at path: String, on executor: any BlockingExecutor) async -> FoundFile? { files[path].map { FoundFile($0) } }
/// }
/// ```
public protocol FileSource: Sendable {
    /// Looks a file up.
    /// - Parameters:
    ///   - path: Its path within the source, with single slashes between its parts and none around them. No part is empty, `.` or `..`.
    ///   - executor: Runs what blocks its thread.
    /// - Returns: The file; nil when there is none of that path.
    /// - Throws: When it cannot be told; answered 500.
    func file(at path: String, on executor: any BlockingExecutor) async throws -> FoundFile?

    /// Looks several files up, and gives the first that there is. Default: asks for one after the other.
    /// - Returns: The file and its place in the list; nil when there is none of them.
    func first(of paths: [String], on executor: any BlockingExecutor) async throws -> (index: Int, file: FoundFile)?

    /// Why the source cannot be used, in words that go on after "because"; nil when it can. It is asked at start-up. Default: nil.
    var problem: String? { get }
}

extension FileSource {
    /// Asks for one after the other.
    public func first(of paths: [String], on executor: any BlockingExecutor) async throws -> (index: Int, file: FoundFile)? {
        for (index, path) in paths.enumerated() {
            if let file = try await file(at: path, on: executor) { return (index, file) }
        }
        return nil
    }

    /// It can be used.
    public var problem: String? { nil }
}

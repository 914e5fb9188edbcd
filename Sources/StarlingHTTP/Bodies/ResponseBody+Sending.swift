import NIOCore

extension ResponseBody {
    /// Sends it, whatever it is, as a part of something else; nothing of an upgrade. Trailers are left out.
    /// - Parameter executor: Where files are read.
    /// - Throws: What making, reading and writing throw.
    package func send(to writer: any BodyWriter, on executor: any BlockingExecutor) async throws {
        switch self {
        case .file(let file): try await file.send(to: writer, on: executor)
        case .stream(let stream): _ = try await stream.produce(writer)
        case .buffer(let buffer): try await writer.write(buffer)
        case .empty, .upgrade: break
        case .text, .bytes, .encoded:
            var buffer = ByteBuffer()
            write(to: &buffer)
            try await writer.write(buffer)
        }
    }
}

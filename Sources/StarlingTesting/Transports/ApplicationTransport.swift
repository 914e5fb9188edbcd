import HTTPTypes
import NIOCore
import StarlingHTTP
import StarlingModel
import Synchronization

/// Hands requests to a responder without a socket, and reads its answers as a client would.
enum ApplicationTransport {
    /// A client of one responder.
    static func client(_ responder: any Responder) -> TestClient {
        TestClient(port: nil) { request in
            var headers = request.headers
            if !request.body.isEmpty { headers[.contentLength] = "\(request.body.count)" }
            let response = await responder.respond(
                to: Request(
                    method: request.method, target: request.target, headers: headers,
                    body: RequestBody(ByteBuffer(bytes: request.body))))
            return try await read(response, of: request.method)
        }
    }

    private static func read(_ response: Response, of method: HTTPRequest.Method) async throws -> TestResponse {
        var headers = response.headers
        let status = response.status
        if case .file(let file) = response.body, method != .head {
            // As a server does it: what cannot be opened is told before anything is sent.
            do { _ = try await file.opened(on: executor) } catch {
                response.finish(.failed(error))
                return try await read(Response.fileFailure(error), of: method)
            }
        }
        let bodiless = status.code == 204 || status.code == 304 || status.code < 200
        do {
            var body: [UInt8] = []
            if !bodiless {
                if let length = response.body.length { headers[.contentLength] = "\(length)" }
                if method != .head { body = try await bytes(of: response.body) }
            }
            response.finish(.sent)
            return TestResponse(status: status, headers: headers, body: body)
        } catch {
            response.finish(.failed(error))
            throw error
        }
    }

    private static func bytes(of body: ResponseBody) async throws -> [UInt8] {
        if case .upgrade = body { throw NeedsSocket() }
        let writer = CollectingWriter()
        try await body.send(to: writer, on: executor)
        return writer.bytes
    }

    /// Where files are read.
    private static let executor = ConcurrentExecutor()

    /// Upgrades are the engine's: test them over a socket.
    struct NeedsSocket: Error {}
}

/// Keeps what is written.
private final class CollectingWriter: BodyWriter {
    private let collected = Mutex<[UInt8]>([])

    var bytes: [UInt8] { collected.withLock { $0 } }

    func write(_ buffer: ByteBuffer) async throws {
        try Task.checkCancellation()
        collected.withLock { $0 += Array(buffer: buffer) }
    }
}

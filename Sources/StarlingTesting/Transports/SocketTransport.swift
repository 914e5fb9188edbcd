import HTTPTypes
import NIOCore
import StarlingHTTP

/// Sends each request over a connection of its own, exactly as it is given.
enum SocketTransport {
    /// A client of the server at a port.
    static func client(_ port: Int) -> TestClient {
        TestClient(port: port) { request in
            try await RawConnection.open(port: port) { connection in
                var head = "\(request.method.rawValue) \(request.target) HTTP/1.1\r\n"
                if request.headers.host == nil { head += "host: 127.0.0.1:\(port)\r\n" }
                for (name, value) in request.headers { head += "\(name): \(value)\r\n" }
                if !request.body.isEmpty, !request.headers.contains(.contentLength) {
                    head += "content-length: \(request.body.count)\r\n"
                }
                try await connection.send(Array("\(head)\r\n".utf8) + request.body)
                return try await connection.response(to: request.method)
            }
        }
    }
}

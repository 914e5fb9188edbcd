import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOHTTP1
import StarlingHTTP

/// Sends requests with async-http-client.
enum HTTPClientTransport {
    /// A redirect is an answer like any other: it is not followed.
    private static let shared: HTTPClient = {
        var configuration = HTTPClient.Configuration.singletonConfiguration
        configuration.redirectConfiguration = .disallow
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }()

    /// A client of the server at a port.
    static func client(_ port: Int) -> TestClient {
        TestClient(port: port) { request in
            var outgoing = HTTPClientRequest(url: "http://127.0.0.1:\(port)\(request.target)")
            outgoing.method = HTTPMethod(rawValue: request.method.rawValue)
            for (name, value) in request.headers { outgoing.headers.add(name: name, value: value) }
            if !request.body.isEmpty { outgoing.body = .bytes(ByteBuffer(bytes: request.body)) }
            let response = try await shared.execute(outgoing, timeout: .seconds(60))
            var headers = HeaderFields()
            for (name, value) in response.headers {
                if let name = HTTPField.Name(name) { headers.append(value, for: name) }
            }
            var body: [UInt8] = []
            for try await chunk in response.body { body += Array(buffer: chunk) }
            return TestResponse(status: .init(code: Int(response.status.code)), headers: headers, body: body)
        }
    }
}

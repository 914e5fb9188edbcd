public import HTTPTypes
import Synchronization

/// One request: method, target, header fields and body, and what is known of the connection.
///
/// It is a value: a middleware that changes its copy changes nobody else's.
public struct Request: Sendable {
    private var storage: Storage

    /// All parts behind one reference, so that a request is passed around at the price of a pointer.
    // Safe to share: it is private to `Request`, which copies it before any write unless it holds the only reference.
    private final class Storage: @unchecked Sendable {
        var method: HTTPRequest.Method
        var target: String
        var pathLength: Int
        var version: HTTPVersion
        var headers: HeaderFields
        var body: RequestBody
        var connection: ConnectionInfo
        var number: UInt64
        var informational: (any InformationalSender)?
        var deadline: Deadline?
        var pathParameters: PathParameters?
        /// What a middleware said of the connection that the client sees; nil while the connection itself tells.
        var isSecure: Bool?
        /// What trusted proxies said; nil where there are none.
        var forwarding: Forwarding?
        var owner: (any AnyObject & Sendable)?
        var mount: MountPoint?
        /// Made with the first copy, or the first look at the state.
        private let shared = AtomicLazyReference<State>()

        init(
            method: HTTPRequest.Method, target: String, pathLength: Int, version: HTTPVersion, headers: HeaderFields,
            body: RequestBody, connection: ConnectionInfo, number: UInt64, informational: (any InformationalSender)?
        ) {
            self.method = method
            self.target = target
            self.pathLength = pathLength
            self.version = version
            self.headers = headers
            self.body = body
            self.connection = connection
            self.number = number
            self.informational = informational
        }

        /// The copy has the same state.
        var state: State { shared.load() ?? shared.storeIfNil(State()) }

        func copy() -> Storage {
            let copy = Storage(
                method: method, target: target, pathLength: pathLength, version: version, headers: headers, body: body,
                connection: connection, number: number, informational: informational)
            copy.deadline = deadline
            copy.pathParameters = pathParameters
            copy.isSecure = isSecure
            copy.forwarding = forwarding
            copy.owner = owner
            copy.mount = mount
            _ = copy.shared.storeIfNil(state)
            return copy
        }
    }

    /// Makes a request.
    /// - Parameters:
    ///   - method: The method.
    ///   - target: The request target in origin form, percent-encoded: `/users/5?page=2`.
    ///   - version: Default: HTTP/1.1.
    ///   - headers: Default: none.
    ///   - body: Default: empty.
    ///   - connection: Default: nothing known.
    ///   - number: The number of the request within its connection. Default: 0.
    ///   - informational: What sends informational responses. Default: nothing does.
    public init(
        method: HTTPRequest.Method, target: String, version: HTTPVersion = .http11, headers: HeaderFields = HeaderFields(),
        body: RequestBody = .empty, connection: ConnectionInfo = .none, number: UInt64 = 0,
        informational: (any InformationalSender)? = nil
    ) {
        var target = target
        let pathLength = target.withUTF8 { bytes in bytes.firstIndex(of: 0x3F) ?? bytes.count }
        storage = Storage(
            method: method, target: target, pathLength: pathLength, version: version, headers: headers, body: body,
            connection: connection, number: number, informational: informational)
    }

    private mutating func own() -> Storage {
        if !isKnownUniquelyReferenced(&storage) { storage = storage.copy() }
        return storage
    }

    /// The method.
    public var method: HTTPRequest.Method {
        get { storage.method }
        set { own().method = newValue }
    }

    /// The request target as it came, percent-encoded, with its query.
    public var target: String { storage.target }

    /// The protocol version.
    public var version: HTTPVersion { storage.version }

    /// The header fields.
    public var headers: HeaderFields {
        get { storage.headers }
        set { own().headers = newValue }
    }

    /// The host, with its port where one was given, that the client addressed: what trusted proxies say, or else the `Host` field, or the
    /// authority of an absolute target.
    public var authority: String? { storage.forwarding?.authority ?? storage.headers.host }

    /// Whether the client sees HTTPS: what trusted proxies say, or else whether the connection has TLS, unless a middleware sets it.
    public var isSecure: Bool {
        get { storage.isSecure ?? storage.forwarding?.isSecure ?? (storage.connection.tls != nil) }
        set { own().isSecure = newValue }
    }

    /// What trusted proxies said; nil where there are none.
    package var forwarding: Forwarding? {
        get { storage.forwarding }
        set { own().forwarding = newValue }
    }

    /// The body; it can be read once.
    public var body: RequestBody {
        get { storage.body }
        set { own().body = newValue }
    }

    /// The length of the body as it came, without a copy of that.
    package var bodyLength: Int? { storage.body.announcedLength }

    /// What is known of the connection.
    public var connection: ConnectionInfo { storage.connection }

    /// The moment by which the request should be answered; nil when there is none.
    public var deadline: Deadline? {
        get { storage.deadline }
        set { own().deadline = newValue }
    }

    /// The number of bytes of ``target`` that are its path.
    package var pathLength: Int { storage.pathLength }

    /// The path as it came, percent-encoded, without the query.
    public var encodedPath: String { String(storage.target.utf8.prefix(storage.pathLength)) ?? storage.target }

    /// The path with its percent-encoding undone. For logs and messages; routing keeps an encoded slash apart from a real one.
    public var path: String { PercentCoding.decode(encodedPath, plusIsSpace: false) }

    /// The path under which whatever answers is mounted, percent-encoded as it came; empty where nothing is mounted. ``target`` begins
    /// behind it.
    public var mountPath: String { storage.mount?.path ?? "" }

    /// The query parameters.
    public var query: QueryParameters { QueryParameters(target: storage.target, pathLength: storage.pathLength) }

    /// The cookies.
    public var cookies: Cookies { Cookies(storage.headers) }

    /// What those who handle the request tell each other. Copies of a request share it.
    public var state: State { storage.state }

    /// What the framework needs to make URLs for whoever handles the request: a server knows no routes.
    package var owner: (any AnyObject & Sendable)? {
        get { storage.owner }
        set { own().owner = newValue }
    }

    /// Where whatever answers is mounted.
    package var mount: MountPoint? { storage.mount }

    /// The request as what is mounted sees it: without the prefix.
    /// - Parameters:
    ///   - length: The number of bytes of the target that are the prefix. A slash, the query or nothing comes behind it.
    ///   - owner: What makes URLs for the outer one.
    package func mounted(below length: Int, of owner: any AnyObject & Sendable) -> Request {
        let bytes = Array(target.utf8)
        let rest = bytes[length...]
        var target = String(decoding: rest, as: UTF8.self)
        if rest.first != 0x2F { target = "/" + target }
        var copy = self
        let storage = copy.own()
        storage.pathLength = rest.first == 0x2F ? pathLength - length : pathLength - length + 1
        storage.target = target
        storage.owner = nil
        storage.mount = MountPoint(
            path: mountPath + String(decoding: bytes[..<length], as: UTF8.self), owner: owner, outer: storage.mount)
        return copy
    }

    /// Whether two requests are the same one, unchanged.
    package func isSame(as other: Request) -> Bool { storage === other.storage }

    /// The variables of the matched path, by name.
    public var pathParameters: PathParameters {
        get { storage.pathParameters ?? PathParameters() }
        set { own().pathParameters = newValue }
    }

    /// Sends an informational response ahead of the answer, such as 103 Early Hints (RFC 8297). Nothing is sent to HTTP/1.0 clients, nor
    /// where the engine cannot.
    /// - Parameters:
    ///   - status: A status from 100 to 199, except 101.
    ///   - headers: Its fields. Default: none.
    /// - Throws: ``ResponseBodyError/clientGone``.
    public func sendInformational(_ status: HTTPResponse.Status, headers: HeaderFields = HeaderFields()) async throws {
        guard version > .http10, status.code != 101, (100..<200).contains(status.code) else { return }
        try await storage.informational?.sendInformational(status, headers: headers, request: storage.number)
    }
}

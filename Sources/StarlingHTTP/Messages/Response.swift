public import HTTPTypes

/// What goes on the wire: status, header fields and body.
public struct Response: Sendable {
    /// The status.
    public var status: HTTPResponse.Status
    /// The header fields. `Content-Length`, `Transfer-Encoding`, `Connection` and `Date` are the engine's business.
    public var headers: HeaderFields
    /// The body.
    public var body: ResponseBody
    /// What is done when it has been sent. The application sees to it.
    public var background: [BackgroundTask] = []
    /// What makes the final answer, once the request is at hand; nil when this is the final one, which is nearly always.
    package var settling: (@Sendable (Response, Request) async throws -> Response)?
    /// Those who want to know how sending ended; nil while nobody does, which is nearly always.
    package private(set) var delivery: Delivery?

    /// Makes an answer.
    /// - Parameters:
    ///   - status: Default: 200.
    ///   - headers: Default: none.
    ///   - body: Default: empty.
    public init(status: HTTPResponse.Status = .ok, headers: HeaderFields = HeaderFields(), body: ResponseBody = .empty) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Makes an answer of text.
    /// - Parameters:
    ///   - text: The body.
    ///   - status: Default: 200.
    ///   - media: Its `Content-Type`. Default: `text/plain; charset=utf-8`.
    public init(_ text: String, status: HTTPResponse.Status = .ok, media: MediaType = .text) {
        var headers = HeaderFields()
        headers.append(media.rawValue, for: .contentType)
        self.init(status: status, headers: headers, body: .text(text))
    }

    /// Calls back exactly once when sending has ended: sent, client gone, failed, or dropped when the answer never reached an engine.
    ///
    /// The callback runs on an event loop: it must not block.
    public mutating func onSent(_ callback: @escaping @Sendable (DeliveryOutcome) -> Void) {
        let delivery = self.delivery ?? Delivery()
        self.delivery = delivery
        delivery.add(callback)
    }

    /// The final answer to a request.
    /// - Throws: What making it throws.
    package func settled(for request: Request) async throws -> Response {
        guard let settling else { return self }
        var response = self
        response.settling = nil
        return try await settling(response, request)
    }

    /// Called by whatever sends answers, once it is done with this one.
    package func finish(_ outcome: DeliveryOutcome) { delivery?.finish(outcome) }
}

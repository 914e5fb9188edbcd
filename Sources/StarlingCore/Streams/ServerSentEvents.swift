import HTTPTypes
import NIOCore
import StarlingHTTP

/// A stream of events that browsers read with `EventSource` (HTML, section 9.2).
///
/// ```swift
/// @Get("/prices")
/// func prices(feed: Feed, @Header("Last-Event-ID") lastEventID: String?) async -> ServerSentEvents<Price> {
///     ServerSentEvents(feed.prices(after: lastEventID), event: "price")
/// }
/// ```
/// The elements of the sequence are values, or ``ServerSentEvent``s of them. Texts are sent as they are, all else as JSON, in the route's
/// `returnDTO:`. Where nothing has been sent for a while, a comment keeps the connection alive. As for the client that goes away, and for
/// errors, see ``Streamed``.
///
/// The answer has `Cache-Control: no-store`, and `X-Accel-Buffering: no` for nginx.
public struct ServerSentEvents<Content: Sendable>: Sendable {
    /// Takes an event, and returns when there is room for another.
    public typealias Send = (ServerSentEvent<Content>) async throws -> Void

    let produce: @Sendable (Send) async throws -> Void
    /// What comes first, and is part of no event. Its event, id and retry hold for all that have none of their own.
    let preamble: ServerSentEvent<Content>
    let keepAlive: Duration?

    /// Sends the events of a sequence.
    /// - Parameters:
    ///   - events: The events.
    ///   - event: The type of those that have none. Default: none.
    ///   - id: The id of those that have none. Default: none.
    ///   - retry: How long the client waits before it connects again. Default: what it likes.
    ///   - comment: A comment at the beginning. Default: none.
    ///   - keepAlive: After what time without an event a comment is sent. Default: 15 s; nil for never.
    public init<Events: AsyncSequence & Sendable>(
        _ events: Events, event: String? = nil, id: String? = nil, retry: Duration? = nil, comment: String? = nil,
        keepAlive: Duration? = .seconds(15)
    ) where Events.Element == ServerSentEvent<Content> {
        self.init(event: event, id: id, retry: retry, comment: comment, keepAlive: keepAlive) { send in
            for try await event in events { try await send(event) }
        }
    }

    /// Sends the values of a sequence, each as the data of an event.
    // Of a sequence of events, those are meant, and not events with such data.
    @_disfavoredOverload
    public init<Values: AsyncSequence & Sendable>(
        _ values: Values, event: String? = nil, id: String? = nil, retry: Duration? = nil, comment: String? = nil,
        keepAlive: Duration? = .seconds(15)
    ) where Values.Element == Content {
        self.init(event: event, id: id, retry: retry, comment: comment, keepAlive: keepAlive) { send in
            for try await value in values { try await send(ServerSentEvent(value)) }
        }
    }

    /// Sends what a closure makes, where there is no sequence.
    /// - Parameter produce: Gets what sends an event. What it throws breaks the connection off.
    public init(
        event: String? = nil, id: String? = nil, retry: Duration? = nil, comment: String? = nil, keepAlive: Duration? = .seconds(15),
        _ produce: @escaping @Sendable (_ send: Send) async throws -> Void
    ) {
        preamble = ServerSentEvent(nil, event: event, id: id, retry: retry, comment: comment)
        self.keepAlive = keepAlive
        self.produce = produce
    }
}

extension ServerSentEvents: EncodedResult {
    /// Called by generated code.
    public static var encoder: ResultEncoder<ServerSentEvents<Content>> {
        let encoding = ElementEncoding<Content>.known
        let writer = encoding.map { EventWriter($0) }
        return ResultEncoder(
            ResultForm(media: .eventStream, isEncodable: writer != nil, type: encoding?.type, isStreamed: true) {
                events, defaults, context in
                guard let writer else { throw HTTPError.internalServerError("\(TypeName.of(Content.self)) has no wire form") }
                var headers = defaults.headers
                headers[.cacheControl] = CacheControl.noStore.headerValue
                if let name = HTTPField.Name("x-accel-buffering") { headers[name] = "no" }
                let (dto, clock) = (defaults.dto, context.bindings.application.clock)
                return Response(
                    status: defaults.status, headers: headers,
                    body: .stream { out in
                        guard let interval = events.keepAlive else { return try await events.send(to: out, by: writer, dto) }
                        try await KeepAlive.run(every: interval, of: out, on: clock) { try await events.send(to: $0, by: writer, dto) }
                    })
            })
    }
}

import HTTPTypes
import Starling
import StarlingTesting

/// One option, set on two layers, and what is seen of it.
struct LayerCase: Sendable, CustomStringConvertible {
    /// What a case looks at.
    struct View: Sendable {
        static let path = "/router/controller/x"

        let client: TestClient
        let route: RouteDescription
        /// What hooks say that run when the answer has been sent.
        let ends: AsyncStream<String>

        func get(_ query: String = "", headers: HeaderFields = HeaderFields()) async throws -> TestResponse {
            try await client.get(Self.path + query, headers: headers)
        }
    }

    typealias Look = @Sendable (View) async throws -> [String]

    /// The name of the option.
    let option: String
    let what: String
    let outer: LayerOptions
    let inner: LayerOptions
    /// What is seen when the outer layer alone sets the option.
    let alone: [String]
    /// What is seen when both do.
    let both: [String]
    private let handler: LayerHandler
    private let look: Look

    init(
        _ option: String, _ what: String = "", outer: LayerOptions, inner: LayerOptions, alone: [String], both: [String],
        of handler: LayerHandler = .trail, look: @escaping Look
    ) {
        self.option = option
        self.what = what
        self.outer = outer
        self.inner = inner
        self.alone = alone
        self.both = both
        self.handler = handler
        self.look = look
    }

    var description: String { what.isEmpty ? option : "\(option): \(what)" }

    /// What is seen when layers have options.
    func seen(_ options: [OptionLayer: LayerOptions]) async throws -> [String] {
        let (ends, end) = AsyncStream.makeStream(of: String.self)
        let state = State()
        state[Self.endKey] = end
        let responder = try layeredApplication(options, state: state, handler).makeResponder()
        let route = responder.routes[0]
        return try await responder.test { client in
            try await look(View(client: client, route: route, ends: ends))
        }
    }

    /// A hook that marks the answer.
    static func marking(_ name: String) -> AfterRequest {
        { response, _ in
            var response = response
            response.headers.append(name, for: .xTrail)
            return response
        }
    }

    /// Where hooks find what waits for them.
    static let endKey = StateKey<AsyncStream<String>.Continuation>("end")

    /// A hook that tells who waits that it ran.
    static func ending(_ name: String) -> AfterResponse {
        { context, delivery in
            _ = context.applicationState[Self.endKey]?.yield("\(name) \(delivery)")
        }
    }
}

public import StarlingHTTP

/// Runs before the arguments of a handler are read. An answer takes the handler's place; nil lets it run.
public typealias BeforeRequest = @Sendable (Request, RequestContext) async throws -> Response?

/// Runs when there is an answer, also that of an error, and may change it.
public typealias AfterRequest = @Sendable (Response, RequestContext) async throws -> Response

/// Runs when the answer has been sent or dropped, also after an error. The client does not wait for it; the application does at shutdown.
public typealias AfterResponse = @Sendable (RequestContext, DeliveryOutcome) async -> Void

/// Gets to know every error that becomes an answer, before it does. It changes nothing.
public typealias AfterError = @Sendable (any Error, RequestContext) async -> Void

/// Runs on every answer of the application just before it leaves, and may change its status and its fields.
public typealias BeforeSend = @Sendable (inout Response, Request) async -> Void

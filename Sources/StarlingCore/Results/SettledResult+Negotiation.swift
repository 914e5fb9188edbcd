import HTTPTypes
import StarlingHTTP

extension SettledResult {
    /// Calls the handler and answers in the media type that the client likes best. Who likes none is told before anything is done.
    func negotiating(
        _ offers: [MediaType], _ call: @escaping @Sendable (RequestContext) async throws -> Result
    ) -> @Sendable (RequestContext) async throws -> Response {
        let offered = OfferedMedia(offers)
        let names = offers.map { "`\($0.rawValue)`" }.joined(separator: ", ")
        let encode = encode
        return { context in
            guard let index = offered.index(for: Accept(context.request.headers)) else {
                throw HTTPError(.notAcceptable, "Offered are \(names)", headers: [.vary: "Accept"])
            }
            var response = try encode[index](try await call(context), nil, context)
            response.headers.vary(on: "Accept")
            return response
        }
    }
}

import HTTPTypes
import StarlingHTTP

/// The media types that clients of a route may choose from.
struct MediaOffers: Sendable {
    private let offered: OfferedMedia
    private let names: String

    /// - Returns: Nil where there is no choice.
    init?(_ offers: [MediaType]) {
        guard !offers.isEmpty else { return nil }
        offered = OfferedMedia(offers)
        names = offers.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    }

    /// The number of the one that the client likes best.
    /// - Throws: ``StarlingHTTP/HTTPError`` with status 406.
    func index(for request: Request) throws -> Int {
        guard let index = offered.index(for: Accept(request.headers)) else {
            throw HTTPError(.notAcceptable, "Offered are \(names)", headers: [.vary: "Accept"])
        }
        return index
    }
}

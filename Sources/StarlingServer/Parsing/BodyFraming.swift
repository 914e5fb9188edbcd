/// How the end of a request's body is told (RFC 9112, section 6).
enum BodyFraming: Sendable, Equatable {
    case none
    case length(Int)
    case chunked

    /// The length that is known beforehand.
    var length: Int? {
        switch self {
        case .none: 0
        case .length(let length): length
        case .chunked: nil
        }
    }
}

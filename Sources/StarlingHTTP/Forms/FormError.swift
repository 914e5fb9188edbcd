/// What a form has too much of; see ``FormOptions``. A form that cannot be read at all is a `MalformedInput`.
public enum FormError: Error, Sendable, Hashable {
    /// More parts, or names with a value.
    case tooManyParts(limit: Int)
    /// Longer texts.
    case textTooLarge(limit: Int)
    /// A longer file, with the name of its part.
    case fileTooLarge(name: String, limit: Int)
    /// Longer header fields of a part.
    case partHeaderTooLarge(limit: Int)
    /// A part of a ``MultipartForm`` is read while another one is, or after the form has gone on to the next one.
    case outOfTurn
}

extension FormError: HTTPErrorConvertible {
    /// 413; 500 for reading a part out of turn, which is no fault of the client.
    public var httpError: HTTPError {
        switch self {
        case .tooManyParts(let limit): .contentTooLarge("The form has more than \(limit) parts")
        case .textTooLarge(let limit): .contentTooLarge("The texts of the form have more than \(limit) bytes")
        case .fileTooLarge(let name, let limit): .contentTooLarge("The file `\(name)` has more than \(limit) bytes")
        case .partHeaderTooLarge(let limit): .contentTooLarge("The header fields of a part have more than \(limit) bytes")
        case .outOfTurn: .internalServerError("A part of a form was read out of turn")
        }
    }
}

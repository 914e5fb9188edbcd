import HTTPTypes

/// A request that is not understood: it is answered with this status, and the connection is closed, since nobody can say where the next one begins.
struct ProtocolViolation: Error, Sendable, Equatable {
    var status: HTTPResponse.Status
    var detail: String

    init(_ status: HTTPResponse.Status, _ detail: String) {
        self.status = status
        self.detail = detail
    }

    /// The body of the answer. The detail may quote what the client sent.
    var json: String {
        var text = ""
        for scalar in detail.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case ..<" ": text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: text.unicodeScalars.append(scalar)
            }
        }
        return "{\"status_code\":\(status.code),\"detail\":\"\(text)\"}"
    }

    static func malformed(_ detail: String) -> ProtocolViolation { ProtocolViolation(.badRequest, detail) }
}

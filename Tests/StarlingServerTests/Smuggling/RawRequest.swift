import Testing

/// Bytes that a client may send, and what must come of them.
///
/// Behind them, on the same connection, comes a request for `/canary`: it shows whether the server still knows where a request begins.
struct RawRequest: Sendable, CustomTestStringConvertible {
    var name: String
    var bytes: [UInt8]
    /// What the handler was asked, as ``Recorder`` writes it down, without the canary.
    var seen: [String]
    /// The statuses of the answers, without interim ones and the canary's.
    var answers: [Int]
    /// Whether the canary is answered, as a request of its own. If not, the connection was closed before.
    var staysInStep: Bool
    /// Whether nothing comes behind the bytes, not even the canary.
    var isCutOff = false

    var testDescription: String { name }

    /// Bytes that are no request: one refusal, and the connection is closed. The handler sees nothing.
    static func refused(_ name: String, _ text: String) -> RawRequest { refused(name, 400, text) }

    static func refused(_ name: String, _ status: Int, _ text: String) -> RawRequest {
        RawRequest(name: name, bytes: Array(text.utf8), seen: [], answers: [status], staysInStep: false)
    }

    /// Requests as the handler sees them. Each is answered 200, and the connection stays open.
    static func taken(_ name: String, _ text: String, seen: String...) -> RawRequest {
        RawRequest(name: name, bytes: Array(text.utf8), seen: seen, answers: seen.map { _ in 200 }, staysInStep: true)
    }

    /// Requests that are answered 200; then the connection is closed.
    static func last(_ name: String, _ text: String, seen: String...) -> RawRequest {
        RawRequest(name: name, bytes: Array(text.utf8), seen: seen, answers: seen.map { _ in 200 }, staysInStep: false)
    }

    /// A request whose body the handler cannot read to its end: it answers 400, and the connection is closed.
    static func broken(_ name: String, _ text: String, seen: String = "POST /a !malformed") -> RawRequest {
        RawRequest(name: name, bytes: Array(text.utf8), seen: [seen], answers: [400], staysInStep: false)
    }

    /// A request that takes everything behind it for its body, and never has enough.
    static func swallowing(_ name: String, _ text: String) -> RawRequest {
        RawRequest(name: name, bytes: Array(text.utf8), seen: ["POST /a !clientGone"], answers: [], staysInStep: false)
    }

    /// What ends in the middle, with the client's side of the connection.
    static func cutOff(_ name: String, _ text: String, seen: String..., answers: [Int] = []) -> RawRequest {
        RawRequest(name: name, bytes: Array(text.utf8), seen: seen, answers: answers, staysInStep: false, isCutOff: true)
    }

    static let all = lengths + codings + chunks + lines + fields + targets + hosts + connections + expectations + oversize + ends
}

/// The text of a request, but for what a row of the table is about.
func post(_ fields: String..., body: String = "") -> String {
    "POST /a HTTP/1.1\r\nhost: x\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n" + body
}

func get(_ fields: String..., target: String = "/a") -> String {
    "GET \(target) HTTP/1.1\r\nhost: x\r\n" + fields.map { $0 + "\r\n" }.joined() + "\r\n"
}

/// A request that hides in the body of another one.
let hidden = "GET /hidden HTTP/1.1\r\nhost: x\r\n\r\n"

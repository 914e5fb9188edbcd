import HTTPTypes
import StarlingHTTP

/// A request line and its header fields, read and checked.
struct RequestHead: Sendable {
    var method: HTTPRequest.Method
    var target: String
    var version: HTTPVersion
    var headers: HeaderFields
    var framing: BodyFraming
    var keepAlive: Bool
    var expectsContinue: Bool
    /// What the `Upgrade` field asks for, when `Connection` names it too.
    var wantsUpgrade: Bool
}

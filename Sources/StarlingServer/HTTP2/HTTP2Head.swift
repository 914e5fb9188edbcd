import HTTPTypes
import StarlingHTTP

/// The header of a request, read and checked.
struct HTTP2Head {
    var method: HTTPRequest.Method
    var target: String
    var headers: HeaderFields
    /// What `Content-Length` says; nil when it says nothing.
    var length: Int?
    var expectsContinue: Bool
    /// The protocol that an extended CONNECT asks for.
    var protocolName: String?
}

import HTTPTypes
import StarlingHTTP

/// One request that is being answered.
struct Exchange {
    let number: UInt64
    let method: HTTPRequest.Method
    let version: HTTPVersion
    let keepAlive: Bool
    /// What the client would go over to, as its `Upgrade` field has it; nil when it would not.
    let upgrades: String?
    /// The client waits for `100 Continue` before it sends its body.
    var awaitsContinue: Bool
    /// The body, while it is still arriving.
    var body: RequestBodyStream?
    /// The handler's task; nil when it finished before it ever waited.
    var task: Task<Void, Never>?
    /// Whether the head of the answer has been sent.
    var headSent = false
    /// Whether the connection ends after the answer.
    var closes = false
    /// How the answer's body is framed.
    var framing = AnswerFraming.bodiless

    /// Whether the client would go over to a protocol (RFC 9110, section 7.8: to no other may it be taken).
    func wantsUpgrade(to name: String) -> Bool {
        guard let upgrades else { return false }
        return upgrades.split(separator: ",").contains { part in
            part.drop { $0 == " " || $0 == "\t" }.prefix { $0 != " " && $0 != "\t" }.lowercased() == name.lowercased()
        }
    }
}

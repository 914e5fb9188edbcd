/// A request as its client sees it, where trusted proxies stand between.
package struct Forwarding: Sendable, Hashable {
    /// The client; nil where the proxy does not tell.
    package var client: NetworkAddress?
    /// Whether the client speaks TLS; nil where nobody says.
    package var isSecure: Bool?
    /// The host, and the port where one was given, that the client addressed; nil where nobody says.
    package var authority: String?
    /// What the proxy has taken off the path; empty where nothing.
    package var prefix = ""
    /// The id of the request; nil where it has none yet.
    package var id: String?

    init(client: NetworkAddress?) {
        self.client = client
    }
}

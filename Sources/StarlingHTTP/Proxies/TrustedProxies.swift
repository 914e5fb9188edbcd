import NIOCore

/// The proxies in front of a server whose word about clients is believed: `Forwarded` (RFC 7239) or the `X-Forwarded-` fields.
///
/// ```swift
/// Application(handlers: […], trustedProxies: ["10.0.0.0/8", "2001:db8::7"])
/// Application(handlers: […], trustedProxies: .loopback)
/// ```
/// None is believed by default, because everybody can send such fields. What they say is believed from the last one back, as long as it
/// comes from such a proxy: the first address that is none is the client's.
public struct TrustedProxies: Sendable, Hashable, ExpressibleByArrayLiteral {
    private enum Rule: Hashable {
        case networks([IPNetwork], unix: Bool)
        case hops(Int)
    }

    private let rule: Rule
    /// What is wrong with the networks; empty when nothing is.
    public let problems: [String]

    private init(_ rule: Rule, problems: [String] = []) {
        self.rule = rule
        self.problems = problems
    }

    /// Believes the proxies of some networks.
    /// - Parameter networks: Addresses (`192.0.2.7`), networks (`10.0.0.0/8`, `fd00::/8`), and `unix` for Unix-domain sockets. What is none of
    ///   them is a start-up fault.
    public init(_ networks: [String]) {
        let read = networks.filter { $0 != "unix" }.map { (text: $0, network: IPNetwork($0)) }
        self.init(
            .networks(read.compactMap(\.network), unix: networks.contains("unix")),
            problems: read.filter { $0.network == nil }.map { "`\($0.text)` is neither an address nor a network" })
    }

    /// Believes the proxies of some networks.
    public init(arrayLiteral networks: String...) { self.init(networks) }

    /// Nobody is believed. The default.
    public static let none = TrustedProxies([])
    /// Proxies on the same machine, also by Unix-domain sockets.
    public static let loopback = TrustedProxies(["127.0.0.0/8", "::1", "unix"])
    /// Proxies in networks that the internet does not reach, and on the same machine.
    public static let privateNetworks = TrustedProxies([
        "127.0.0.0/8", "::1", "unix", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "fc00::/7", "fe80::/10",
    ])

    /// Believes as many proxies as there are in front of the server, whatever their addresses are: where nobody can reach the server but
    /// through them.
    public static func hops(_ count: Int) -> TrustedProxies {
        TrustedProxies(.hops(count), problems: count < 1 ? ["\(count) is no number of proxies"] : [])
    }

    /// Whether nobody is believed.
    package var isEmpty: Bool { rule == .networks([], unix: false) }

    /// What the proxies say of a request; nil when it did not come by one that is believed, or when what they say is malformed.
    package func forwarding(_ headers: HeaderFields, over connection: ConnectionInfo) -> Forwarding? {
        guard trusts(connection.peer), let said = ForwardedFields(headers), !said.isEmpty else { return nil }
        var forwarding = Forwarding(client: connection.peer.map { NetworkAddress($0) })
        var hop = 1
        // From the nearest proxy on: each tells who came to it.
        for (index, node) in said.nodes.enumerated().reversed() {
            forwarding.client = node.address
            if let isSecure = said.isSecure(at: index) { forwarding.isSecure = isSecure }
            if let host = said.host(at: index) { forwarding.authority = host }
            guard trusts(node, hop) else { break }
            hop += 1
        }
        if said.nodes.isEmpty {
            forwarding.isSecure = said.isSecure(at: 0)
            forwarding.authority = said.host(at: 0)
        }
        forwarding.prefix = said.prefix
        forwarding.id = said.id
        return forwarding
    }

    private func trusts(_ peer: SocketAddress?) -> Bool {
        switch rule {
        case .hops(let count): count > 0
        case .networks(let networks, let unix):
            if let text = peer?.ipAddress {
                IPAddress(text).map { address in networks.contains { $0.contains(address) } } ?? false
            } else {
                // One without an address has come by a socket on this machine.
                unix && peer.map { $0.pathname != nil } ?? true
            }
        }
    }

    private func trusts(_ node: ForwardedNode, _ hop: Int) -> Bool {
        switch rule {
        case .hops(let count): hop < count
        case .networks(let networks, _): node.ip.map { address in networks.contains { $0.contains(address) } } ?? false
        }
    }
}

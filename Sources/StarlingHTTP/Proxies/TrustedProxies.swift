import NIOCore

/// The proxies in front of a server whose word about clients is believed: the `X-Forwarded-` fields, or `Forwarded` (RFC 7239).
///
/// ```swift
/// Application(handlers: […], trustedProxies: ["10.0.0.0/8", "2001:db8::7"])
/// Application(handlers: […], trustedProxies: .loopback.writing(.forwarded))
/// ```
/// None is believed by default, because everybody can send such fields. What they say is believed from the last one back, as long as it
/// comes from such a proxy: the first address that is none is the client's. Fields that the proxies do not write themselves are those of
/// clients: they are not looked at.
public struct TrustedProxies: Sendable, Hashable, ExpressibleByArrayLiteral {
    private enum Rule: Hashable {
        case networks([IPNetwork], unix: Bool)
        case hops(Int)
    }

    /// The fields that proxies write.
    public enum Fields: Sendable, Hashable {
        /// `X-Forwarded-For`, `-Proto`, `-Host`, `-Port` and `-Prefix`, which most proxies write.
        case xForwarded
        /// `Forwarded` (RFC 7239).
        case forwarded
    }

    private let rule: Rule
    private var fields = Fields.xForwarded
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

    /// The same proxies, which write other fields. Default: ``Fields/xForwarded``.
    public func writing(_ fields: Fields) -> TrustedProxies {
        var proxies = self
        proxies.fields = fields
        return proxies
    }

    /// Whether nobody is believed.
    package var isEmpty: Bool { rule == .networks([], unix: false) }

    /// What the proxies say of a request; nil when it did not come by one that is believed, or when they say nothing.
    package func forwarding(_ headers: HeaderFields, over connection: ConnectionInfo) -> Forwarding? {
        guard trusts(connection) else { return nil }
        let said = ForwardedFields(headers, fields)
        if said.isEmpty { return nil }
        var forwarding = Forwarding(client: connection.peer.map { NetworkAddress($0) })
        forwarding.isSecure = said.isSecure
        forwarding.authority = said.host
        // From the nearest proxy on: each tells who came to it.
        for (index, hop) in said.hops.enumerated() {
            forwarding.client = hop.node.address
            forwarding.isSecure = hop.isSecure ?? forwarding.isSecure
            forwarding.authority = hop.host ?? forwarding.authority
            guard trusts(hop.node, index + 1) else { break }
        }
        if let host = forwarding.authority, let port = said.port {
            forwarding.authority = Self.authority(host, port, isSecure: forwarding.isSecure ?? (connection.tls != nil))
        }
        forwarding.prefix = said.prefix
        forwarding.id = said.id
        return forwarding
    }

    /// A host with its port, unless it has one, or the port goes without saying.
    private static func authority(_ host: String, _ port: Int, isSecure: Bool) -> String {
        let hasPort = host.utf8.last != UInt8(ascii: "]") && host.utf8.contains(UInt8(ascii: ":"))
        return hasPort || port == (isSecure ? 443 : 80) ? host : "\(host):\(port)"
    }

    private func trusts(_ connection: ConnectionInfo) -> Bool {
        switch rule {
        case .hops(let count): count > 0
        case .networks(let networks, let unix):
            if let text = connection.peer?.ipAddress {
                IPAddress(text).map { address in networks.contains { $0.contains(address) } } ?? false
            } else {
                // Who comes by a Unix-domain socket seldom has a name: then our own side tells. Without that it is a connection of another
                // kind, the other side of which has gone already.
                unix && (connection.peer ?? connection.local)?.pathname != nil
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

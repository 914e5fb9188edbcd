/// Somebody on the way of a request, as a proxy names it (RFC 7239, section 6): an address, with a port or not, or a name that tells nothing.
struct ForwardedNode: Sendable, Hashable {
    /// The address; nil for `unknown` and for a name that hides it.
    let ip: IPAddress?
    /// The same for people.
    let address: NetworkAddress?

    /// Reads a node: `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1`, `[2001:db8::1]:80`, `unknown`, `_gateway`; nil for what is none.
    init?(_ text: some StringProtocol) {
        guard !text.isEmpty, text.utf8.count <= 255 else { return nil }
        if text.lowercased() == "unknown" || text.utf8.first == UInt8(ascii: "_") {
            guard text.utf8.allSatisfy({ $0.isToken || $0 == UInt8(ascii: ":") }) else { return nil }
            ip = nil
            address = nil
            return
        }
        var (host, port) = (Substring(text), Substring?.none)
        if host.utf8.first == UInt8(ascii: "[") {
            guard let end = host.firstIndex(of: "]") else { return nil }
            let rest = host[host.index(after: end)...]
            host = host[host.index(after: host.startIndex)..<end]
            guard host.utf8.contains(UInt8(ascii: ":")) else { return nil }
            if !rest.isEmpty {
                guard rest.utf8.first == UInt8(ascii: ":") else { return nil }
                port = rest.dropFirst()
            }
        } else if host.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 1, let colon = host.firstIndex(of: ":") {
            port = host[host.index(after: colon)...]
            host = host[..<colon]
        }
        guard let ip = IPAddress(host) else { return nil }
        var number: Int?
        // A port may be hidden as an address may.
        if let port, port.utf8.first != UInt8(ascii: "_") {
            guard let given = Self.port(port) else { return nil }
            number = given
        }
        self.ip = ip
        address = NetworkAddress(host: String(host), port: number)
    }

    /// Reads a port; nil for what is none.
    static func port(_ text: some StringProtocol) -> Int? {
        guard (1...5).contains(text.utf8.count), text.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        return Int(text).flatMap { $0 <= 65_535 ? $0 : nil }
    }
}

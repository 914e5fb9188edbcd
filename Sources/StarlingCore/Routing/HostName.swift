/// A host with its port, as `Host` and URLs have it (RFC 3986, section 3.2.2).
struct HostName: Sendable, CustomStringConvertible {
    /// The host as it was written; an address of IPv6 stands in brackets.
    let host: String
    /// The port; nil when none was given.
    var port: Int?
    /// The labels in lower case: `[api, example, com]`.
    let labels: [[UInt8]]

    /// Nil for a text that is no host.
    init?(_ text: String) {
        var rest = Substring(text).utf8
        let end: Substring.UTF8View.Index
        if rest.first == 0x5B {
            guard let bracket = rest.firstIndex(of: 0x5D) else { return nil }
            end = rest.index(after: bracket)
        } else {
            end = rest.firstIndex(of: 0x3A) ?? rest.endIndex
        }
        let host = rest[..<end]
        rest = rest[end...]
        let isAddress = host.first == 0x5B
        guard !host.isEmpty, (isAddress ? host.dropFirst().dropLast() : host).allSatisfy(isAddress ? Self.isHex : Self.isName)
        else { return nil }
        self.host = String(Substring(host))
        var port: Int?
        if rest.first == 0x3A {
            rest = rest.dropFirst()
            guard rest.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
            if !rest.isEmpty {
                guard let number = Int(Substring(rest)), number <= 65535 else { return nil }
                port = number
            }
        }
        guard rest.isEmpty || port != nil else { return nil }
        self.port = port
        labels = Self.labels(of: host)
    }

    /// The labels in lower case. An address of IPv6 is one label; the dot of the root at the end does not count.
    static func labels(of host: some Collection<UInt8>) -> [[UInt8]] {
        let lowered = host.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
        if lowered.first == 0x5B { return [lowered] }
        var labels = lowered.split(separator: 0x2E, omittingEmptySubsequences: false).map(Array.init)
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        return labels
    }

    /// Whether a byte may stand in a name: what else there is would end it, or be markup where the URL is shown.
    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// Whether a byte may stand in an address of IPv6.
    private static func isHex(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66, 0x2E, 0x3A: true
        default: false
        }
    }

    /// The host with its port, as it stands in a URL.
    var description: String { host + (port.map { ":\($0)" } ?? "") }
}

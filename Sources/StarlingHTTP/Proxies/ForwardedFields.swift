import HTTPTypes

/// What the fields of proxies say, read from their ends: there stands what the nearest proxy says. What stands in front, clients may have made
/// up, so that nothing there changes what is read behind it. What is malformed is not said.
struct ForwardedFields: Sendable {
    /// What a proxy says of one that came to it.
    struct Hop: Sendable {
        let node: ForwardedNode
        /// Whether it spoke TLS to the proxy; nil where that is not said.
        var isSecure: Bool?
        /// The host that it addressed; nil where that is not said.
        var host: String?
    }

    /// Who came to each proxy, from the nearest one back to the first that is malformed.
    private(set) var hops: [Hop] = []
    /// What is said of the scheme and the host where nobody is named.
    private(set) var isSecure: Bool?
    private(set) var host: String?
    /// The port that goes with a host without one.
    private(set) var port: Int?
    /// What the proxy has taken off the path, without a slash at its end.
    private(set) var prefix = ""
    /// The id of the request.
    private(set) var id: String?

    /// More than so many proxies there are not.
    static let mostNodes = 64

    init(_ headers: HeaderFields, _ fields: TrustedProxies.Fields) {
        switch fields {
        case .forwarded: readForwarded(headers)
        case .xForwarded: readOlder(headers)
        }
        if let value = headers[Self.idField], Request.isID(value) { id = value }
    }

    /// Whether no proxy says anything.
    var isEmpty: Bool { hops.isEmpty && isSecure == nil && host == nil && prefix.isEmpty && id == nil }

    // MARK: Forwarded

    private mutating func readForwarded(_ headers: HeaderFields) {
        for field in headers[values: Self.forwarded].reversed() {
            for element in ListEnd(Array(field.utf8)) {
                // The syntax is that of parameters, but for the value in front of them.
                guard hops.count < Self.mostNodes, let read = HeaderParameters(Array("x;".utf8) + element, quoting: .standard),
                    let node = read.parameters["for"].map({ ForwardedNode($0) }) ?? ForwardedNode("unknown")
                else { return }
                hops.append(
                    Hop(
                        node: node, isSecure: read.parameters["proto"].flatMap(Self.isSecure),
                        host: read.parameters["host"].flatMap(Self.host)))
            }
        }
    }

    // MARK: X-Forwarded-…

    private mutating func readOlder(_ headers: HeaderFields) {
        let (nodes, schemes, hosts) = (list(headers, Self.forField), list(headers, Self.protoField), list(headers, Self.hostField))
        for (index, text) in nodes.prefix(Self.mostNodes).enumerated() {
            guard let node = ForwardedNode(text) else { break }
            // A list has a value for each node; one that is shorter or longer has one for all, the nearest proxy's.
            hops.append(
                Hop(
                    node: node, isSecure: (schemes.count == nodes.count ? schemes[index] : schemes.first).flatMap { Self.isSecure($0) },
                    host: (hosts.count == nodes.count ? hosts[index] : hosts.first).flatMap { Self.host($0) }))
        }
        isSecure = schemes.first.flatMap { Self.isSecure($0) }
        host = hosts.first.flatMap { Self.host($0) }
        port = list(headers, Self.portField).first.flatMap { ForwardedNode.port($0) }
        prefix = list(headers, Self.prefixField).first.flatMap { Self.prefix($0) } ?? ""
    }

    /// The elements of a list, the last one first.
    private func list(_ headers: HeaderFields, _ name: HTTPField.Name) -> [String] {
        guard let value = headers[name] else { return [] }
        return value.split(separator: ",").reversed().map { String(MediaRange.trimmed($0)) }.filter { !$0.isEmpty }
    }

    // MARK: Values

    private static func isSecure(_ scheme: String) -> Bool? {
        switch scheme.lowercased() {
        case "https", "wss": true
        case "http", "ws": false
        default: nil
        }
    }

    /// A host, with a port or not; nil for what has other characters in it. Whoever routes by it looks more closely.
    private static func host(_ text: String) -> String? {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
            default: "-._:[]".utf8.contains(byte)
            }
        }
        return isPlain && (1...261).contains(text.utf8.count) ? text : nil
    }

    private static func prefix(_ text: String) -> String? {
        var path = text[...]
        while path.utf8.last == UInt8(ascii: "/") { path = path.dropLast() }
        if path.isEmpty { return "" }
        // Two slashes at the beginning would make a host of it.
        guard path.utf8.first == UInt8(ascii: "/"), !path.hasPrefix("//"), path.utf8.count <= 1024 else { return nil }
        let isPlain = path.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !"\"#<>?\\^`{|}".utf8.contains(byte)
        }
        return isPlain ? String(path) : nil
    }

    // MARK: Names

    private static func name(_ text: String) -> HTTPField.Name {
        // All of them are tokens; `Host` would be another field than these.
        HTTPField.Name(text) ?? .via
    }

    private static let forwarded = name("Forwarded")
    private static let forField = name("X-Forwarded-For")
    private static let protoField = name("X-Forwarded-Proto")
    private static let hostField = name("X-Forwarded-Host")
    private static let portField = name("X-Forwarded-Port")
    private static let prefixField = name("X-Forwarded-Prefix")
    private static let idField = name("X-Request-ID")
}

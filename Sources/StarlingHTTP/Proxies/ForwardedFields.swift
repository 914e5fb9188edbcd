import HTTPTypes

/// What the fields of proxies say, from the client's side to ours. Where `Forwarded` is there, it counts alone.
struct ForwardedFields: Sendable {
    /// Who came to each proxy.
    private(set) var nodes: [ForwardedNode] = []
    private var schemes: [Bool?] = []
    private var hosts: [String?] = []
    private var port: Int?
    /// What the proxy has taken off the path, without a slash at its end.
    private(set) var prefix = ""
    /// The id of the request.
    private(set) var id: String?
    private var isThere = false

    /// More than so many proxies there are not.
    static let mostNodes = 64

    /// Reads the fields; nil when one of them is malformed, because half of what they say is worth nothing.
    init?(_ headers: HeaderFields) {
        if let value = headers[Self.forwarded] {
            isThere = true
            guard readForwarded(value) else { return nil }
        } else {
            guard readOlder(headers) else { return nil }
        }
        if let value = headers[Self.prefixField] {
            isThere = true
            guard let prefix = Self.prefix(value) else { return nil }
            self.prefix = prefix
        }
        if let value = headers[Self.idField] {
            isThere = true
            id = Request.isID(value) ? value : nil
        }
    }

    /// Whether no proxy says anything.
    var isEmpty: Bool { !isThere }

    /// Whether the client of a proxy spoke TLS to it; nil where that is not said.
    func isSecure(at index: Int) -> Bool? { Self.value(of: schemes, at: index, of: nodes.count) }

    /// The host that the client of a proxy addressed; nil where that is not said.
    func host(at index: Int) -> String? {
        guard let host = Self.value(of: hosts, at: index, of: nodes.count) else { return nil }
        guard let port, !Self.hasPort(host) else { return host }
        return "\(host):\(port)"
    }

    /// A list has a value for each node; one that is shorter has one for all, the nearest proxy's.
    private static func value<Value>(of values: [Value?], at index: Int, of count: Int) -> Value? {
        values.count == count && index < count ? values[index] : values.last ?? nil
    }

    // MARK: Forwarded

    private mutating func readForwarded(_ value: String) -> Bool {
        let elements = MediaRange.split(value[...], at: ",").filter { !$0.isEmpty }
        guard (1...Self.mostNodes).contains(elements.count) else { return false }
        for element in elements {
            // The syntax is that of parameters, but for the value in front of them.
            guard let read = HeaderParameters(Array("x;".utf8) + Array(element.utf8), quoting: .standard) else { return false }
            guard let node = read.parameters["for"].map({ ForwardedNode($0) }) ?? ForwardedNode("unknown") else { return false }
            nodes.append(node)
            guard let scheme = Self.checked(read.parameters["proto"], Self.isSecure) else { return false }
            schemes.append(scheme)
            guard let host = Self.checked(read.parameters["host"], Self.host) else { return false }
            hosts.append(host)
        }
        return true
    }

    // MARK: X-Forwarded-…

    private mutating func readOlder(_ headers: HeaderFields) -> Bool {
        if let values = list(headers, Self.forField) {
            guard values.count <= Self.mostNodes else { return false }
            for value in values {
                guard let node = ForwardedNode(value) else { return false }
                nodes.append(node)
            }
        }
        for value in list(headers, Self.protoField) ?? [] {
            guard let isSecure = Self.isSecure(String(value)) else { return false }
            schemes.append(isSecure)
        }
        for value in list(headers, Self.hostField) ?? [] {
            guard let host = Self.host(String(value)) else { return false }
            hosts.append(host)
        }
        if let last = list(headers, Self.portField)?.last {
            guard let port = ForwardedNode.port(last) else { return false }
            self.port = port
        }
        return true
    }

    private mutating func list(_ headers: HeaderFields, _ name: HTTPField.Name) -> [Substring]? {
        guard let value = headers[name] else { return nil }
        isThere = true
        return value.split(separator: ",").map { MediaRange.trimmed($0) }.filter { !$0.isEmpty }
    }

    // MARK: Values

    /// The value of a text: none for none; nil when it is malformed.
    private static func checked<Value>(_ text: String?, _ read: (String) -> Value?) -> Value?? {
        guard let text else { return .some(nil) }
        guard let value = read(text) else { return nil }
        return .some(value)
    }

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

    private static func hasPort(_ host: String) -> Bool {
        host.utf8.last != UInt8(ascii: "]") && host.utf8.contains(UInt8(ascii: ":"))
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

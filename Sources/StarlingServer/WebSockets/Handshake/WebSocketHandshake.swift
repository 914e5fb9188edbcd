import HTTPTypes
import StarlingHTTP

/// What client and server agree on before the first frame, over whatever version of HTTP (RFC 6455, section 4.2; RFC 8441, section 5).
struct WebSocketHandshake: Sendable, Equatable {
    var subprotocol: String?
    var compression: CompressionAgreement?
    /// The fields that tell the client so.
    var fields: [Field]

    struct Field: Sendable, Equatable {
        var name: HTTPField.Name
        var value: String
    }

    /// Why a request does not become a WebSocket.
    struct Refusal: Error, Equatable {
        var status: HTTPResponse.Status
        var detail: String

        static func bad(_ detail: String) -> Refusal { Refusal(status: .badRequest, detail: detail) }
        static func otherwise(_ detail: String) -> Refusal { Refusal(status: .upgradeRequired, detail: detail) }
    }

    /// The only version that there is (RFC 6455, section 4.4).
    static let version = "13"

    /// Reads what a request asks for, and chooses.
    init(_ headers: HeaderFields, options: WebSocketOptions) throws(Refusal) {
        guard headers[.secWebSocketVersion] == Self.version else {
            throw .otherwise("Sec-WebSocket-Version must be \(Self.version)")
        }
        fields = []
        if let wanted = headers[.secWebSocketProtocol] {
            guard let names = Self.tokens(wanted) else { throw .bad("Sec-WebSocket-Protocol is malformed") }
            if let chosen = options.subprotocols.first(where: { names.contains($0) }) {
                subprotocol = chosen
                fields.append(Field(name: .secWebSocketProtocol, value: chosen))
            }
        }
        if let offered = headers[.secWebSocketExtensions] {
            guard let offers = ExtensionOffer.read(offered) else { throw .bad("Sec-WebSocket-Extensions is malformed") }
            if let wish = options.compression, let (agreement, field) = CompressionNegotiation.accept(offers, wish) {
                compression = agreement
                fields.append(Field(name: .secWebSocketExtensions, value: field))
            }
        }
    }

    /// The same for an upgrade of HTTP/1.1, where the client wants to be sure that we know what a WebSocket is.
    init(upgrading method: HTTPRequest.Method, _ headers: HeaderFields, options: WebSocketOptions) throws(Refusal) {
        guard method == .get else { throw .bad("A WebSocket begins with GET") }
        try self.init(headers, options: options)
        let keys = headers[values: .secWebSocketKey]
        guard let key = keys.first else { throw .bad("Sec-WebSocket-Key is missing") }
        guard keys.count == 1, WebSocketKey.isValid(key) else { throw .bad("Sec-WebSocket-Key must be Base64 of 16 bytes") }
        fields.append(Field(name: .secWebSocketAccept, value: WebSocketKey.accept(key)))
    }

    /// The elements of a list of tokens; nil when it is malformed.
    private static func tokens(_ list: String) -> [String]? {
        var names: [String] = []
        for part in list.utf8.split(separator: UInt8(ascii: ",")) {
            let name = part.drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 != 0x20 && $0 != 0x09 }
            if name.isEmpty { continue }
            let rest = part[name.endIndex...]
            guard name.allSatisfy(ByteClass.isToken), rest.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) else { return nil }
            names.append(String(decoding: name, as: UTF8.self))
        }
        return names.isEmpty ? nil : names
    }
}

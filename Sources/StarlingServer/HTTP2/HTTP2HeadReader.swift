import HTTPTypes
import NIOHPACK
import StarlingHTTP

/// Why a request is not served.
enum HTTP2Refusal: Error {
    /// It breaks the rules: the stream is reset (RFC 9113, section 8.1.1).
    case malformed(String)
    /// It is understood, and answered with a status.
    case answered(ProtocolViolation)
}

/// Reads the header of a request by RFC 9113, section 8.
struct HTTP2HeadReader {
    private let limits: ServerConfiguration.Limits
    private var method: String?
    private var scheme: String?
    private var path: String?
    private var authority: String?
    private var protocolName: String?
    private var host: String?
    private var length: Int?
    private var expectsContinue = false

    init(limits: ServerConfiguration.Limits) {
        self.limits = limits
    }

    consuming func read(_ fields: HPACKHeaders) throws(HTTP2Refusal) -> HTTP2Head {
        let headers = try regularFields(fields)
        return try head(headers)
    }

    /// Reads what may come behind a body: no field there means anything to the engine, but they have to be fields.
    static func checkTrailers(_ fields: HPACKHeaders) throws(HTTP2Refusal) {
        for (name, value, _) in fields {
            guard isName(name), isValue(value), !isOfConnection(name) else { throw .malformed("A trailer field is not allowed") }
        }
    }

    /// Takes the fields in one pass: each is checked and put in its place at once.
    private mutating func regularFields(_ fields: HPACKHeaders) throws(HTTP2Refusal) -> HeaderFields {
        var size = 0
        for (name, value, _) in fields { size += HeaderFields.prefixLength + name.utf8.count + value.utf8.count }
        var refusal: HTTP2Refusal?
        // `:authority` becomes `host`, which is shorter.
        let headers = HeaderFields(unsafeCapacity: size) { output in
            var writer = FieldWriter(output)
            do throws(HTTP2Refusal) {
                var isBehindPseudo = false
                for (name, value, _) in fields {
                    if name.utf8.first == 0x3A {
                        guard !isBehindPseudo else { throw .malformed("A pseudo-header field stands behind another field") }
                        try pseudo(name, value)
                        if name == ":authority" { writer.append("host", value) }
                    } else {
                        isBehindPseudo = true
                        if try field(name, value) { writer.append(name, value) }
                    }
                }
            } catch {
                refusal = error
            }
            return (writer.bytes, writer.fields)
        }
        if let refusal { throw refusal }
        guard headers.count <= limits.headerCount, size <= limits.headerBytes + limits.requestLine else {
            throw .answered(RequestParser.headerTooLarge)
        }
        return headers
    }

    private mutating func pseudo(_ name: String, _ value: String) throws(HTTP2Refusal) {
        guard Self.isValue(value) else { throw .malformed("A pseudo-header field has a character that is not allowed") }
        switch name {
        case ":method" where method == nil: method = value
        case ":path" where path == nil: path = value
        case ":scheme" where scheme == nil: scheme = value
        case ":authority" where authority == nil: authority = value
        case ":protocol" where protocolName == nil: protocolName = value
        default: throw .malformed("A pseudo-header field is unknown or comes twice")
        }
    }

    /// - Returns: Whether it is one of the request's fields.
    private mutating func field(_ name: String, _ value: String) throws(HTTP2Refusal) -> Bool {
        guard Self.isName(name) else { throw .malformed("A field name has a character that is not allowed") }
        guard Self.isValue(value) else { throw .malformed("A field value has a character that is not allowed") }
        if Self.isOfConnection(name) { throw .malformed("A field is about the connection") }
        switch name {
        case "te": guard value == "trailers" else { throw .malformed("TE may say trailers only") }
        case "host":
            guard host == nil, authority == nil || authority == value else { throw .malformed("Host and :authority differ") }
            host = value
            return authority == nil
        case "content-length":
            guard length == nil else { throw .malformed("There is more than one Content-Length") }
            var value = value
            let parsed = value.withUTF8 { bytes in
                Result { () throws(ProtocolViolation) in try HeadReader.length(UnsafeRawBufferPointer(bytes)) }
            }
            guard case .success(let number) = parsed else { throw .malformed("Content-Length is no number") }
            length = number
        case "expect":
            guard value.lowercased() == "100-continue" else {
                throw .answered(ProtocolViolation(.expectationFailed, "Only 100-continue can be expected"))
            }
            expectsContinue = true
        default: break
        }
        return true
    }

    private func head(_ headers: HeaderFields) throws(HTTP2Refusal) -> HTTP2Head {
        guard let method, method.utf8.count <= 32, let verb = HTTPRequest.Method(method) else { throw .malformed("There is no :method") }
        guard let authority = authority ?? host, authority.utf8.allSatisfy(ByteClass.isHost) else {
            throw .malformed("There is no host, or what is given is none")
        }
        if verb == .connect, protocolName == nil {
            throw .answered(ProtocolViolation(.notImplemented, "CONNECT is not offered"))
        }
        guard protocolName == nil || verb == .connect else { throw .malformed(":protocol is for CONNECT") }
        guard let scheme, !scheme.isEmpty, let path else { throw .malformed("There is no :scheme or no :path") }
        guard path.utf8.first == 0x2F || (path == "*" && verb == .options), path.utf8.allSatisfy(ByteClass.isTarget) else {
            throw .malformed("The :path is none")
        }
        // The line that HTTP/1.1 would have: method, target, version and two spaces.
        guard method.utf8.count + path.utf8.count + 10 <= limits.requestLine else { throw .answered(RequestParser.lineTooLong) }
        return HTTP2Head(
            method: verb, target: path, headers: headers, length: length, expectsContinue: expectsContinue, protocolName: protocolName)
    }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.allSatisfy { ByteClass.isToken($0) && !(0x41...0x5A).contains($0) }
    }

    /// No control characters, and no space around it (RFC 9113, section 8.2.1).
    private static func isValue(_ value: String) -> Bool {
        let bytes = value.utf8
        guard let first = bytes.first, let last = bytes.last else { return true }
        return first != 0x20 && first != 0x09 && last != 0x20 && last != 0x09 && bytes.allSatisfy(ByteClass.isFieldValue)
    }

    /// Whether a field is about an HTTP/1.1 connection (RFC 9113, section 8.2.2).
    static func isOfConnection(_ name: String) -> Bool {
        switch name {
        case "connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade": true
        default: false
        }
    }
}

/// Writes fields as ``StarlingHTTP/HeaderFields`` keeps them.
private struct FieldWriter {
    private let output: UnsafeMutableBufferPointer<UInt8>
    private(set) var bytes = 0
    private(set) var fields = 0

    init(_ output: UnsafeMutableBufferPointer<UInt8>) {
        self.output = output
    }

    mutating func append(_ name: String, _ value: String) {
        let (nameLength, valueLength) = (name.utf8.count, value.utf8.count)
        let end = bytes + HeaderFields.prefixLength + nameLength + valueLength
        guard end <= output.count, nameLength <= UInt16.max else { return }
        let entry = UnsafeMutableBufferPointer(rebasing: output[bytes..<end])
        HeaderFields.writeLengths(name: nameLength, value: valueLength, to: entry)
        _ = entry[HeaderFields.prefixLength...].update(fromContentsOf: name.utf8)
        _ = entry[(HeaderFields.prefixLength + nameLength)...].update(fromContentsOf: value.utf8)
        bytes = end
        fields += 1
    }
}

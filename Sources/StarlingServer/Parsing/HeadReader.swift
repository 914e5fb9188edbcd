import HTTPTypes
import StarlingHTTP

/// Reads one complete head: the bytes up to and including the empty line.
struct HeadReader {
    private let bytes: UnsafeRawBufferPointer
    private let limits: ServerConfiguration.Limits
    private var index = 0

    private var contentLength: Int?
    private var chunked = false
    private var hosts = 0
    private var connection = ConnectionOptions()
    private var expectsContinue = false
    private var namesUpgrade = false

    init(bytes: UnsafeRawBufferPointer, limits: ServerConfiguration.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads the head. A `Result`, since typed errors do not pass through the buffer's closures.
    consuming func read() -> Result<RequestHead, ProtocolViolation> {
        do {
            return .success(try head())
        } catch {
            return .failure(error)
        }
    }

    private mutating func head() throws(ProtocolViolation) -> RequestHead {
        let line = try nextLine(limit: limits.requestLine, RequestParser.lineTooLong)
        let (method, rawTarget, version) = try requestLine(line)
        var headers = try fields()
        let target = try target(rawTarget, method: method, headers: &headers)
        guard hosts == 1 || (hosts == 0 && version == .http10) else {
            throw .malformed(hosts == 0 ? "The Host header is missing" : "There is more than one Host header")
        }
        return RequestHead(
            method: method, target: target, version: version, headers: headers,
            framing: try framing(version: version),
            keepAlive: version == .http10 ? connection.keepAlive && !connection.close : !connection.close,
            expectsContinue: expectsContinue && version > .http10,
            wantsUpgrade: namesUpgrade && connection.upgrade && version > .http10)
    }

    /// The next line without its end. A carriage return alone, or a line feed alone, is no end of line here.
    private mutating func nextLine(
        limit: Int, _ tooLong: ProtocolViolation
    ) throws(ProtocolViolation) -> Slice<UnsafeRawBufferPointer> {
        let start = index
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
        guard index < bytes.count, index > start, bytes[index - 1] == 0x0D else {
            throw .malformed("A line must end in CR LF")
        }
        let line = bytes[start..<(index - 1)]
        index += 1
        if line.count > limit { throw tooLong }
        return line
    }

    private func requestLine(
        _ line: Slice<UnsafeRawBufferPointer>
    ) throws(ProtocolViolation) -> (HTTPRequest.Method, Slice<UnsafeRawBufferPointer>, HTTPVersion) {
        guard let methodEnd = line.firstIndex(of: 0x20), methodEnd > line.startIndex,
            let targetEnd = line.lastIndex(of: 0x20), targetEnd > methodEnd + 1
        else { throw .malformed("The request line must be: method, target, version") }
        let target = line[(methodEnd + 1)..<targetEnd]
        guard target.allSatisfy(ByteClass.isTarget) else {
            throw .malformed("The request target has a character that must be percent-encoded")
        }
        let version = try version(line[(targetEnd + 1)...])
        return (try method(line[..<methodEnd]), target, version)
    }

    private func method(_ bytes: Slice<UnsafeRawBufferPointer>) throws(ProtocolViolation) -> HTTPRequest.Method {
        if bytes.elementsEqual("GET".utf8) { return .get }
        if bytes.elementsEqual("POST".utf8) { return .post }
        guard bytes.allSatisfy(ByteClass.isToken), bytes.count <= 32,
            let method = HTTPRequest.Method(String(decoding: bytes, as: UTF8.self))
        else { throw .malformed("The method is not one") }
        return method
    }

    private func version(_ bytes: Slice<UnsafeRawBufferPointer>) throws(ProtocolViolation) -> HTTPVersion {
        if bytes.elementsEqual("HTTP/1.1".utf8) { return .http11 }
        if bytes.elementsEqual("HTTP/1.0".utf8) { return .http10 }
        let digits = bytes.dropFirst(5)
        guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8), digits.dropFirst().first == 0x2E,
            let major = digits.first, (0x30...0x39).contains(major), let minor = digits.last,
            (0x30...0x39).contains(minor)
        else { throw .malformed("The request line must end in the protocol version") }
        // Later minor versions of HTTP/1 speak 1.1 too (RFC 9110, section 2.5).
        if major == 0x31 { return .http11 }
        throw ProtocolViolation(.httpVersionNotSupported, "This server speaks HTTP/1.1")
    }

    /// Origin form as it is; absolute form gives its path, and its authority replaces the Host field (RFC 9112, section 3.2).
    private mutating func target(
        _ raw: Slice<UnsafeRawBufferPointer>, method: HTTPRequest.Method, headers: inout HeaderFields
    ) throws(ProtocolViolation) -> String {
        if method == .connect { throw ProtocolViolation(.notImplemented, "CONNECT is not offered") }
        if raw.first == 0x2F { return String(decoding: raw, as: UTF8.self) }
        if raw.elementsEqual("*".utf8), method == .options { return "*" }
        let text = String(decoding: raw, as: UTF8.self)
        for scheme in ["http://", "https://"] where text.lowercased().hasPrefix(scheme) {
            let rest = text.dropFirst(scheme.count)
            let pathStart = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
            let authority = rest[..<pathStart]
            guard !authority.isEmpty, authority.utf8.allSatisfy(ByteClass.isHost) else { break }
            headers.host = String(authority)
            let path = rest[pathStart...]
            return path.hasPrefix("/") ? String(path) : "/" + path
        }
        throw .malformed("The request target must be a path or an absolute URL")
    }

    /// Reads the fields in one pass: each is checked, lowered and put in its place at once.
    private mutating func fields() throws(ProtocolViolation) -> HeaderFields {
        let size = bytes.count - index
        var violation: ProtocolViolation?
        // An entry is at most three bytes longer than its line, and a line has at least four.
        let headers = HeaderFields(unsafeCapacity: size + size / 4 * 3) { output in
            var written = 0
            var count = 0
            do throws(ProtocolViolation) {
                let start = index
                while let line = try nextField() {
                    count += 1
                    guard count <= limits.headerCount, index - start <= limits.headerBytes else {
                        throw RequestParser.headerTooLarge
                    }
                    written += try field(line, into: UnsafeMutableBufferPointer(rebasing: output[written...]))
                }
            } catch {
                violation = error
            }
            return (written, count)
        }
        if let violation { throw violation }
        return headers
    }

    /// The next line of the header; nil at its end.
    private mutating func nextField() throws(ProtocolViolation) -> Range<Int>? {
        let line = try nextLine(limit: limits.headerBytes, RequestParser.headerTooLarge)
        return line.isEmpty ? nil : line.startIndex..<line.endIndex
    }

    /// Writes one field down as ``StarlingHTTP/HeaderFields`` keeps it.
    /// - Returns: The number of bytes written.
    private mutating func field(
        _ line: Range<Int>, into output: UnsafeMutableBufferPointer<UInt8>
    ) throws(ProtocolViolation) -> Int {
        let prefix = HeaderFields.prefixLength
        var colon = line.lowerBound
        while colon < line.upperBound, bytes[colon] != 0x3A {
            let byte = bytes[colon]
            guard ByteClass.isToken(byte) else {
                throw byte == 0x20 || byte == 0x09
                    ? .malformed(
                        colon == line.lowerBound ? "A header field must not be folded" : "A header name must not have spaces")
                    : .malformed("A header name has a character that is not allowed")
            }
            output[prefix + colon - line.lowerBound] = byte &- 0x41 < 26 ? byte | 0x20 : byte
            colon += 1
        }
        guard colon < line.upperBound, colon > line.lowerBound else {
            throw .malformed("A header field must be: name, colon, value")
        }
        var start = colon + 1
        var end = line.upperBound
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        let nameLength = colon - line.lowerBound
        let valueLength = end - start
        guard nameLength <= UInt16.max else { throw RequestParser.headerTooLarge }
        let value = prefix + nameLength
        for offset in 0..<valueLength {
            let byte = bytes[start + offset]
            guard ByteClass.isFieldValue(byte) else { throw .malformed("A header value has a control character") }
            output[value + offset] = byte
        }
        HeaderFields.writeLengths(name: nameLength, value: valueLength, to: output)
        let written = value + valueLength
        try note(
            UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: output[prefix..<value])),
            UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: output[value..<written])))
        return written
    }

    /// Looks at the fields that say where the message ends and what becomes of the connection.
    private mutating func note(
        _ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer
    ) throws(ProtocolViolation) {
        switch name.count {
        case 4 where name.isCaseInsensitively("host"):
            hosts += 1
            guard value.allSatisfy(ByteClass.isHost) else { throw .malformed("The Host header is not a host") }
        case 6 where name.isCaseInsensitively("expect"):
            guard value.isCaseInsensitively("100-continue") else {
                throw ProtocolViolation(.expectationFailed, "Only 100-continue can be expected")
            }
            expectsContinue = true
        case 7 where name.isCaseInsensitively("upgrade"):
            namesUpgrade = true
        case 10 where name.isCaseInsensitively("connection"):
            connection.note(value)
        case 14 where name.isCaseInsensitively("content-length"):
            guard contentLength == nil else { throw .malformed("There is more than one Content-Length") }
            contentLength = try length(value)
        case 17 where name.isCaseInsensitively("transfer-encoding"):
            guard !chunked else { throw .malformed("There is more than one Transfer-Encoding") }
            guard value.isCaseInsensitively("chunked") else {
                throw ProtocolViolation(.notImplemented, "The only Transfer-Encoding here is chunked")
            }
            chunked = true
        default:
            break
        }
    }

    private func length(_ value: UnsafeRawBufferPointer) throws(ProtocolViolation) -> Int {
        var length = 0
        var valid = !value.isEmpty
        for byte in value {
            let (product, overflow) = length.multipliedReportingOverflow(by: 10)
            let (sum, more) = product.addingReportingOverflow(Int(byte) - 0x30)
            guard (0x30...0x39).contains(byte), !overflow, !more else {
                valid = false
                break
            }
            length = sum
        }
        guard valid else {
            throw .malformed("Invalid content-length: '\(String(decoding: value.prefix(40), as: UTF8.self))'")
        }
        return length
    }

    private func framing(version: HTTPVersion) throws(ProtocolViolation) -> BodyFraming {
        if chunked {
            guard contentLength == nil else { throw .malformed("Content-Length and Transfer-Encoding exclude each other") }
            guard version > .http10 else { throw .malformed("HTTP/1.0 has no Transfer-Encoding") }
            return .chunked
        }
        guard let contentLength, contentLength > 0 else { return .none }
        return .length(contentLength)
    }
}

/// What the `Connection` field asks for.
private struct ConnectionOptions {
    var close = false
    var keepAlive = false
    var upgrade = false

    mutating func note(_ value: UnsafeRawBufferPointer) {
        for part in value.split(separator: 0x2C) {
            var start = part.startIndex
            var end = part.endIndex
            while start < end, part[start] == 0x20 || part[start] == 0x09 { start += 1 }
            while end > start, part[end - 1] == 0x20 || part[end - 1] == 0x09 { end -= 1 }
            let option = UnsafeRawBufferPointer(rebasing: value[start..<end])
            if option.isCaseInsensitively("close") { close = true }
            if option.isCaseInsensitively("keep-alive") { keepAlive = true }
            if option.isCaseInsensitively("upgrade") { upgrade = true }
        }
    }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes are a word, whatever the case of their letters.
    /// - Parameter word: The word in lower case.
    fileprivate func isCaseInsensitively(_ word: StaticString) -> Bool {
        guard count == word.utf8CodeUnitCount else { return false }
        for index in 0..<count {
            let byte = self[index]
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower != word.utf8Start[index] { return false }
        }
        return true
    }
}

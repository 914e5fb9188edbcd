import StarlingModel

/// What stands before the bytes of a part of a form (RFC 7578, section 4).
package struct PartHeader: Sendable {
    /// The name of the field.
    package let name: String
    /// The last part of the file's path, as the client says it; nil when the part is no file. Empty where an input was left empty.
    package let filename: String?
    /// All fields.
    package let headers: HeaderFields
    /// The charset that the part's own `Content-Type` says.
    package let charset: String?

    /// Reads the lines of a header, without the empty one behind them.
    /// - Throws: `MalformedInput`.
    package init(_ bytes: some Collection<UInt8>) throws {
        let headers = try Self.fields(Array(bytes))
        guard let disposition = try Self.only("content-disposition", in: headers) else {
            throw FormFault.multipart("a part has no `Content-Disposition`")
        }
        guard let disposition = PartDisposition(disposition.utf8) else {
            throw FormFault.multipart("the `Content-Disposition` of a part is malformed")
        }
        var charset: String?
        if let type = try Self.only("content-type", in: headers) {
            guard let type = HeaderParameters(type.utf8, quoting: .standard) else {
                throw FormFault.multipart("the `Content-Type` of the part `\(disposition.name)` is malformed")
            }
            charset = type.parameters["charset"]
        }
        if let coding = try Self.only("content-transfer-encoding", in: headers), !["7bit", "8bit", "binary"].contains(coding.lowercased()) {
            throw FormFault.multipart("the part `\(disposition.name)` has a `Content-Transfer-Encoding`")
        }
        self.headers = headers
        self.charset = charset
        name = disposition.name
        filename = disposition.filename
    }

    private static func only(_ name: String, in headers: HeaderFields) throws -> String? {
        var value: String?
        var count = 0
        headers.forEachValue(of: name) {
            value = String(decoding: $0, as: UTF8.self)
            count += 1
        }
        if count > 1 { throw FormFault.multipart("a part has its `\(name)` twice") }
        return value
    }

    private static func fields(_ bytes: [UInt8]) throws -> HeaderFields {
        var headers = HeaderFields()
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0D) ?? bytes.count
            guard end == bytes.count || end + 1 < bytes.count && bytes[end + 1] == 0x0A else {
                throw FormFault.multipart("a carriage return stands alone in the header of a part")
            }
            try append(bytes[start..<end], to: &headers)
            start = end + 2
        }
        return headers
    }

    private static func append(_ line: ArraySlice<UInt8>, to headers: inout HeaderFields) throws {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex, line[..<colon].allSatisfy(\.isToken) else {
            throw FormFault.multipart("a line in the header of a part is no field")
        }
        var value = line[(colon + 1)...]
        while let byte = value.first, byte == 0x20 || byte == 0x09 { value.removeFirst() }
        while let byte = value.last, byte == 0x20 || byte == 0x09 { value.removeLast() }
        guard value.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
            throw FormFault.multipart("a control character stands in the header of a part")
        }
        let isText = value.withUnsafeBufferPointer { value in
            guard UTF8Check.isValid(value) else { return false }
            line[..<colon].withUnsafeBufferPointer { headers.append(name: $0, value: value) }
            return true
        }
        guard isText else { throw FormFault.multipart("the header of a part is no UTF-8") }
    }
}

extension PartHeader {
    /// The text that bytes are, in the charset that the part says.
    /// - Parameter standard: The charset for parts that say none; nil for UTF-8.
    /// - Throws: `MalformedInput`.
    func text(of bytes: UnsafeBufferPointer<UInt8>, charset standard: TextCharset?) throws -> String {
        guard let charset = self.charset == nil ? standard ?? .utf8 : self.charset.flatMap(TextCharset.init) else {
            throw FormFault.multipart("the charset of the part `\(name)` is not known")
        }
        guard let text = charset.decode(bytes) else { throw FormFault.multipart("the part `\(name)` is no text in its charset") }
        return text
    }
}

public import HTTPTypes

/// The header fields of a request or a response, in the order in which they came.
///
/// Names are matched without regard to case (RFC 9110, section 5.1) and kept in lower case, as HTTP/2 requires them. All fields live in one
/// contiguous block of bytes, so that reading a request makes no string that nobody asks for.
///
/// ```swift
/// var headers: HeaderFields = [.cacheControl: CacheControl(.private), .age: 5, .lastModified: book.changed]
/// headers[.contentType] = "text/csv"
/// headers.set(.retryAfter, to: Duration.seconds(30))
/// ```
public struct HeaderFields: Sendable {
    /// Entries one after another: the name's length (2 bytes), the value's length (4 bytes), the name, the value.
    package private(set) var storage: [UInt8]

    /// The number of fields; a name that comes twice counts twice.
    public private(set) var count: Int

    /// The bytes before each entry's name.
    package static let prefixLength = 6

    /// No fields.
    public init() {
        storage = []
        count = 0
    }

    /// No fields, with room for some.
    /// - Parameter capacity: The number of bytes to make room for.
    package init(capacity: Int) {
        storage = []
        storage.reserveCapacity(capacity)
        count = 0
    }

    /// Fields that are written down in one go by whoever has checked them.
    ///
    /// - Parameters:
    ///   - capacity: How many bytes may be written.
    ///   - fill: Writes entries in the form of `storage`: names in lower case, no control characters in values. Gives the numbers of bytes and
    ///     of fields.
    package init(
        unsafeCapacity capacity: Int,
        _ fill: (_ bytes: UnsafeMutableBufferPointer<UInt8>) -> (bytes: Int, fields: Int)
    ) {
        var fields = 0
        storage = [UInt8](unsafeUninitializedCapacity: capacity) { bytes, written in
            (written, fields) = fill(bytes)
        }
        count = fields
    }

    /// The fields of swift-http-types' collection.
    public init(_ fields: HTTPFields) {
        self.init()
        for field in fields { append(field.value, for: field.name) }
    }

    /// Whether there is no field.
    public var isEmpty: Bool { count == 0 }

    /// The value of a field: nil when there is none; several are joined by a comma (cookies by a semicolon), as RFC 9110, section 5.3 says.
    ///
    /// Setting replaces every field of that name; setting nil removes them.
    public subscript(name: HTTPField.Name) -> String? {
        get {
            var joined: String?
            forEachValue(of: name.canonicalName) { value in
                let text = String(decoding: value, as: UTF8.self)
                if let before = joined {
                    joined = before + (name == .cookie ? "; " : ", ") + text
                } else {
                    joined = text
                }
            }
            return joined
        }
        set {
            if contains(name) { remove(name) }
            if let newValue { append(newValue, for: name) }
        }
    }

    /// Every value of a name, each field's on its own.
    public subscript(values name: HTTPField.Name) -> [String] {
        var values: [String] = []
        forEachValue(of: name.canonicalName) { values.append(String(decoding: $0, as: UTF8.self)) }
        return values
    }

    /// Whether there is a field of that name.
    public func contains(_ name: HTTPField.Name) -> Bool {
        var found = false
        forEachValue(of: name.canonicalName) { _ in found = true }
        return found
    }

    /// Adds a field after those that are there.
    ///
    /// A carriage return, line feed or NUL in the value becomes a space (RFC 9110, section 5.5), so that no value can end the field.
    public mutating func append(_ value: String, for name: HTTPField.Name) {
        var name = name.canonicalName
        var value = value
        name.withUTF8 { name in value.withUTF8 { append(name: name, value: $0) } }
    }

    /// Sets a field of a typed value in place of every field of that name; nil removes them.
    ///
    /// ```swift
    /// headers.set(.lastModified, to: book.changed)
    /// ```
    public mutating func set<Value: HeaderValue>(_ name: HTTPField.Name, to value: Value?) { self[name] = value?.headerValue }

    /// Adds all fields of another collection after those that are there.
    public mutating func append(contentsOf other: HeaderFields) {
        storage.append(contentsOf: other.storage)
        count += other.count
    }

    /// Removes every field of a name.
    public mutating func remove(_ name: HTTPField.Name) { remove(lowercased: name.canonicalName) }

    /// The `Host` field, for which swift-http-types has no name: in its view the authority is no field.
    package var host: String? {
        get {
            var host: String?
            forEachValue(of: "host") { host = String(decoding: $0, as: UTF8.self) }
            return host
        }
        set {
            remove(lowercased: "host")
            guard var value = newValue else { return }
            var name = "host"
            name.withUTF8 { name in value.withUTF8 { append(name: name, value: $0) } }
        }
    }

    private mutating func remove(lowercased unwanted: String) {
        var kept = HeaderFields(capacity: storage.count)
        forEach { name, value in
            if !name.elementsEqual(unwanted.utf8) { kept.append(name: name, value: value) }
        }
        self = kept
    }

    /// Adds a field of raw bytes: the name is lowered, control characters in the value become spaces.
    package mutating func append(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>) {
        // A name over 64 KiB cannot be written down in the prefix; nothing sends one on purpose.
        guard name.count <= UInt16.max, value.count <= UInt32.max else { return }
        let start = storage.count
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.prefixLength) { prefix in
            Self.writeLengths(name: name.count, value: value.count, to: prefix)
            storage.append(contentsOf: prefix)
        }
        storage.append(contentsOf: name)
        storage.append(contentsOf: value)
        count += 1
        let nameStart = start + Self.prefixLength
        let valueStart = nameStart + name.count
        storage.withUnsafeMutableBufferPointer { bytes in
            for index in nameStart..<valueStart where bytes[index] &- 0x41 < 26 { bytes[index] |= 0x20 }
            for index in valueStart..<bytes.count {
                switch bytes[index] {
                case 0x0D, 0x0A, 0x00: bytes[index] = 0x20
                default: break
                }
            }
        }
    }

    /// Visits every field as bytes.
    package func forEach(_ visit: (_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>) -> Void) {
        storage.withUnsafeBufferPointer { bytes in
            var index = 0
            while index + Self.prefixLength <= bytes.count {
                let (nameLength, valueLength) = Self.lengths(bytes, at: index)
                let name = index + Self.prefixLength
                let value = name + nameLength
                index = value + valueLength
                visit(
                    UnsafeBufferPointer(rebasing: bytes[name..<value]),
                    UnsafeBufferPointer(rebasing: bytes[value..<index]))
            }
        }
    }

    /// Visits the values of one name.
    /// - Parameter name: The name in lower case.
    package func forEachValue(of name: String, _ visit: (UnsafeBufferPointer<UInt8>) -> Void) {
        guard count > 0 else { return }
        var name = name
        name.withUTF8 { wanted in
            storage.withUnsafeBufferPointer { bytes in
                var index = 0
                while index + Self.prefixLength <= bytes.count {
                    let (nameLength, valueLength) = Self.lengths(bytes, at: index)
                    let name = index + Self.prefixLength
                    let value = name + nameLength
                    index = value + valueLength
                    if nameLength == wanted.count, bytes[name..<value].elementsEqual(wanted) {
                        visit(UnsafeBufferPointer(rebasing: bytes[value..<index]))
                    }
                }
            }
        }
    }

    /// Writes the lengths before an entry.
    package static func writeLengths(name: Int, value: Int, to bytes: UnsafeMutableBufferPointer<UInt8>) {
        bytes[0] = UInt8(truncatingIfNeeded: name)
        bytes[1] = UInt8(truncatingIfNeeded: name >> 8)
        bytes[2] = UInt8(truncatingIfNeeded: value)
        bytes[3] = UInt8(truncatingIfNeeded: value >> 8)
        bytes[4] = UInt8(truncatingIfNeeded: value >> 16)
        bytes[5] = UInt8(truncatingIfNeeded: value >> 24)
    }

    private static func lengths(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (name: Int, value: Int) {
        (
            Int(bytes[index]) | Int(bytes[index + 1]) << 8,
            Int(bytes[index + 2]) | Int(bytes[index + 3]) << 8 | Int(bytes[index + 4]) << 16 | Int(bytes[index + 5]) << 24
        )
    }
}

extension HeaderFields: Sequence {
    /// The fields in order, each as a name and a value.
    public func makeIterator() -> IndexingIterator<[(name: String, value: String)]> {
        var fields: [(name: String, value: String)] = []
        fields.reserveCapacity(count)
        forEach { fields.append((String(decoding: $0, as: UTF8.self), String(decoding: $1, as: UTF8.self))) }
        return fields.makeIterator()
    }
}

extension HeaderFields: Equatable {
    /// Collections are equal when they have the same fields in the same order.
    public static func == (left: HeaderFields, right: HeaderFields) -> Bool { left.storage == right.storage }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
    /// Fields written down as a literal, of texts or of whatever else is a ``HeaderValue``; nil leaves a field out. A name may come more
    /// than once.
    public init(dictionaryLiteral elements: (HTTPField.Name, (any HeaderValue)?)...) {
        self.init()
        for (name, value) in elements {
            if let value { append(value.headerValue, for: name) }
        }
    }
}

extension HeaderFields: CustomStringConvertible {
    /// One line for each field.
    public var description: String { map { "\($0.name): \($0.value)" }.joined(separator: "\n") }
}

extension HeaderFields {
    /// Takes the fields of another collection over: a name that is there already is replaced.
    package mutating func replace(with other: HeaderFields) {
        guard !other.isEmpty else { return }
        for name in Set(other.map(\.name)) {
            if let name = HTTPField.Name(name) { remove(name) }
        }
        append(contentsOf: other)
    }
}

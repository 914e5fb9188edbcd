import StarlingHTTP
public import StarlingModel

/// Where a page ends, as clients hand it back: a text that means nothing to them.
///
/// The position is whatever finds the item again: a number, a date, a model of several values. The text is MessagePack in Base64 for URLs,
/// behind a byte for the version. It is neither signed nor secret: it has nothing in it that a client may not see, and one that a client
/// has made up is an error of the parameter's or a position like any other.
public struct Cursor<Position: WireValue & Sendable>: Sendable {
    /// What finds the item again.
    public let position: Position
    /// What clients see.
    public let text: String

    /// Makes a cursor.
    /// - Throws: What writing the position throws.
    public init(_ position: Position) throws {
        self.position = position
        text = URLBase64.encode([CursorFormat.version] + (try MessagePack.encode(position)))
    }

    /// Reads a cursor; nil when it is none for such positions.
    public init?(text: String) {
        guard text.utf8.count <= CursorFormat.mostBytes, let bytes = URLBase64.decode(text), bytes.first == CursorFormat.version,
            let position = try? MessagePack.decode(Position.self, from: Array(bytes.dropFirst()))
        else { return nil }
        self.position = position
        self.text = text
    }
}

private enum CursorFormat {
    static let version: UInt8 = 1
    static let mostBytes = 4096
}

extension Cursor: Equatable where Position: Equatable {}
extension Cursor: Hashable where Position: Hashable {}

extension Cursor: WireConvertible {
    /// Reads a cursor.
    /// - Throws: ``StarlingModel/ValidationError``
    public init(wireForm: String) throws {
        guard let cursor = Self(text: wireForm) else { throw ValidationError(Fault(.invalidCursor)) }
        self = cursor
    }

    /// What clients see.
    public var wireForm: String { text }
}

extension Cursor: ParameterValue {
    /// Reads a cursor; nil when it is none for such positions.
    public init?(parameter text: String) { self.init(text: text) }

    /// What clients see.
    public var parameterText: String { text }
}

extension FaultCode {
    /// A text that is no cursor of the list.
    public static let invalidCursor = FaultCode("invalid_cursor", "Expected a cursor that came with a page of this list")
}

extension JSONValue {
    /// Makes a value of a type that has a form on the wire, a model for example.
    ///
    /// ```swift
    /// let settings: JSONValue = ["host": "localhost", "port": 8080]
    /// let server = try settings.decode(Server.self)
    /// ```
    ///
    /// It reads what ``JSON`` would read from the same document, and finds the same faults. So a format that is not known
    /// here (YAML, TOML, a database's documents) needs no more than a way to make a ``JSONValue`` of it.
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - maximumFaults: How many faults are kept.
    /// - Throws: ``ValidationError`` with all faults.
    public func decode<Value: WireValue>(_ type: Value.Type = Value.self, maximumFaults: Int = 100) throws -> Value {
        var reader = TokenReader(WireTokens(self), state: ReaderState(maximumFaults: maximumFaults))
        let value = reader.read(Value.self)
        return try reader.state.settle(value)
    }

    /// Makes a value of a type that knows `Decodable` alone.
    @_disfavoredOverload
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self, maximumFaults: Int = 100) throws -> Value {
        var reader = TokenReader(WireTokens(self), state: ReaderState(maximumFaults: maximumFaults))
        let value = reader.readDecodable(Value.self)
        return try reader.state.settle(value)
    }

    /// What ``JSON`` would write for a value.
    /// - Throws: What a type throws that knows `Encodable` alone.
    public init(encoding value: some WireValue) throws {
        var writer = JSONValueWriter()
        writer.write(value)
        self = try writer.finish()
    }

    /// What ``JSON`` would write for a value of a type that knows `Encodable` alone.
    @_disfavoredOverload
    public init(encoding value: some Encodable) throws {
        var writer = JSONValueWriter()
        writer.writeEncodable(value)
        self = try writer.finish()
    }
}

extension WireTokens {
    /// The tokens of a value.
    init(_ value: JSONValue) { add(value) }

    private mutating func add(_ value: JSONValue) {
        switch value {
        case .null: append(.null)
        case .bool(let value): append(.bool(value))
        case .integer(let value): append(.integer(Int64(value)))
        case .unsigned(let value): append(.unsigned(value))
        case .double(let value): append(.double(value))
        case .string(let value): append(.string(value))
        case .array(let values):
            appendArray { tokens in
                for value in values { tokens.add(value) }
                return values.count
            }
        case .object(let object):
            appendObject { tokens in
                for member in object.members {
                    tokens.append(.key(member.key))
                    tokens.add(member.value)
                }
                return object.count
            }
        }
    }
}

/// Writes a value that is one token, or hands it on to another value.
struct JSONEncodingSingle: SingleValueEncodingContainer {
    /// Where the value is written.
    let fragment: JSONEncodingFragment
    /// Which of the fragment's values it is.
    let serial: Int

    var codingPath: [any CodingKey] { fragment.path }

    func encodeNil() throws { try put { $0.null() } }
    func encode(_ value: Bool) throws { try put { $0.bool(value) } }
    func encode(_ value: String) throws { try put { $0.string(value) } }
    func encode(_ value: Double) throws { try put { $0.floatingPoint(value) } }
    func encode(_ value: Float) throws { try put { $0.floatingPoint(value) } }
    func encode(_ value: Int) throws { try put { $0.integer(value) } }
    func encode(_ value: Int8) throws { try put { $0.integer(value) } }
    func encode(_ value: Int16) throws { try put { $0.integer(value) } }
    func encode(_ value: Int32) throws { try put { $0.integer(value) } }
    func encode(_ value: Int64) throws { try put { $0.integer(value) } }
    func encode(_ value: Int128) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt8) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt16) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt32) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt64) throws { try put { $0.integer(value) } }
    func encode(_ value: UInt128) throws { try put { $0.integer(value) } }

    func encode<Value: Encodable>(_ value: Value) throws { try fragment.pass(on: value, for: serial) }

    @inline(__always)
    private func put(_ write: (inout JSONWriter) -> Void) throws {
        try fragment.check(serial)
        guard fragment.frame.shape == .none else { throw fragment.occupied() }
        fragment.put(write)
        fragment.frame.shape = .single
    }
}

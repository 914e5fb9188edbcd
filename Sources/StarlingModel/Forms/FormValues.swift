/// The names and values of a form or a query, decoded from their percent-encoding, as something to read values from.
///
/// ```swift
/// let search = try FormValues([("text", "swift"), ("page", "2"), ("tag", "web"), ("tag", "linux")]).decode(Search.self)
/// ```
///
/// All is text here, so text is as good as what it tells:
///
/// - A number, a truth value (`true`, `false`, `1`, `0`), a date is read from its text.
/// - A list or a set takes every value of its name, in order; a single value is a list of one. Elsewhere the last value
///   of a name counts.
/// - An empty text that is no such value is `nil` for an optional, so an input that was left empty is no fault, unless
///   `emptyIsNil` says otherwise. For a `String?` it is the empty string.
/// - A file is read by a type that asks for one, and is no text.
/// - A dot goes into a nested model: `address.city`. A field whose own name has a dot goes first. How deep this can go
///   is bounded as in ``JSONReader``.
/// - Names that no field has are passed over, unless the model forbids them.
///
/// Faults are those of ``JSON``, worded as for parameters: what is no number is just text.
public struct FormValues: Sendable {
    private let pairs: [FormPair]
    private let emptyIsNil: Bool

    /// Names and values, in order.
    /// - Parameters:
    ///   - pairs: The names and values.
    ///   - emptyIsNil: Whether an empty text that is no such value is `nil` for an optional. Default: it is.
    public init(_ pairs: some Sequence<(name: String, value: String)>, emptyIsNil: Bool = true) {
        self.pairs = pairs.map { FormPair($0.name, .text($0.value)) }
        self.emptyIsNil = emptyIsNil
    }

    /// Names and values, files among them, in order.
    /// - Parameters:
    ///   - values: The names and values.
    ///   - emptyIsNil: Whether an empty text that is no such value is `nil` for an optional. Default: it is.
    public init(values: some Sequence<(name: String, value: FormValue)>, emptyIsNil: Bool = true) {
        pairs = values.map { FormPair($0.name, $0.value) }
        self.emptyIsNil = emptyIsNil
    }

    /// Names and values, in order, as a form was read.
    package init(pairs: [FormPair]) {
        self.pairs = pairs
        emptyIsNil = true
    }

    /// Names, each with its values.
    /// - Parameters:
    ///   - lists: The names and their values. A name without a value is there all the same: an empty list.
    ///   - emptyIsNil: Whether an empty text that is no such value is `nil` for an optional. Default: it is.
    public init(lists: some Sequence<(name: String, values: [String])>, emptyIsNil: Bool = true) {
        pairs = lists.flatMap { name, values in
            values.isEmpty
                ? [FormPair(name, nil)] : values.map { FormPair(name, .text($0)) }
        }
        self.emptyIsNil = emptyIsNil
    }

    /// Reads a value: a model, or a dictionary.
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - maximumFaults: How many faults are kept.
    /// - Throws: ``ValidationError`` with all faults.
    public func decode<Value: WireValue>(_ type: Value.Type = Value.self, maximumFaults: Int = 100) throws -> Value {
        var reader = reader(ReaderState(maximumFaults: maximumFaults))
        let value = reader.read(type)
        return try reader.state.settle(value)
    }

    /// Reads a value of a type that knows `Decodable` alone.
    @_disfavoredOverload
    public func decode<Value: Decodable>(_ type: Value.Type = Value.self, maximumFaults: Int = 100) throws -> Value {
        var reader = reader(ReaderState(maximumFaults: maximumFaults))
        let value = reader.readDecodable(type)
        return try reader.state.settle(value)
    }

    /// A reader that stands before the first name.
    func reader(_ state: ReaderState) -> TextReader { TextReader(pairs, emptyIsNil: emptyIsNil, state: state) }
}

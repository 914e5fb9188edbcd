#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Hands values that are there already to a model that reads itself.
///
/// A model asks for its fields by type, and gets them; so defaults, rules and the making of the model are its own.
struct FieldValueReader: WireReader, ~Copyable {
    var state = ReaderState()
    private let values: FieldValues
    private let indices: [Int]
    private var next = 0

    static var isText: Bool { false }

    init(_ values: FieldValues) {
        self.values = values
        indices = values.indices
    }

    mutating func beginModel(_ layout: ModelLayout) -> ModelCursor? { ModelCursor(layout, state, remaining: 0) }

    mutating func nextField(_ model: inout ModelCursor) -> Int {
        guard next < indices.count else { return -1 }
        model.field = indices[next]
        _ = model.note(model.field)
        next += 1
        return model.field
    }

    mutating func read<Value: WireValue>(_ type: Value.Type) -> Value? { present(type) }

    mutating func readDecodable<Value: Decodable>(_ type: Value.Type) -> Value? { present(type) }

    private mutating func present<Value>(_ type: Value.Type) -> Value? {
        switch values[indices[next - 1]] {
        case .whole(let value):
            if let value = value as? Value { return value }
            record(Fault(.wrongType, ["type": "\(Value.self)", "got": "\(Swift.type(of: value))"]))
        case .parts(let parts):
            // The nested model itself, or an optional of it.
            guard let model = (Value.self as? any Model.Type) ?? (Value.self as? any OptionalModel.Type)?.model else { break }
            do {
                if let value = try parts.makeAny(model) as? Value { return value }
            } catch let error as ValidationError {
                for fault in error.faults { record(fault) }
                return nil
            } catch {
                record(Fault(.invalidValue, ["reason": "\(error)"]))
                return nil
            }
        case nil: break
        }
        if state.faultCount == 0 { record(Fault(.invalidValue, ["reason": "There is no `\(Value.self)`"])) }
        return nil
    }

    // A model asks for nothing else.
    private mutating func refuse<Value>() -> Value? {
        record(Fault(.invalidValue, ["reason": "Only models are made of fields"]))
        return nil
    }

    mutating func peek() -> WireKind? { nil }
    mutating func readNull() -> Bool { false }
    mutating func readBool() -> Bool? { refuse() }
    mutating func readInteger<Number: FixedWidthInteger>(_ type: Number.Type) -> Number? { refuse() }
    mutating func readDouble() -> Double? { refuse() }
    mutating func readNumberText() -> String? { refuse() }
    mutating func readString() -> String? { refuse() }
    mutating func readText<Value>(_ expected: String, _ parse: (Span<UInt8>) -> Value?) -> Value? { refuse() }
    mutating func readBytes() -> [UInt8]? { refuse() }
    mutating func readDate() -> Date? { refuse() }
    mutating func beginArray() -> ArrayCursor? { refuse() }
    mutating func nextElement(_ array: inout ArrayCursor) -> Bool { false }
    mutating func beginObject() -> ArrayCursor? { refuse() }
    mutating func nextKey(_ object: inout ArrayCursor) -> String? { nil }
    mutating func skip() {}
    var position: ReaderPosition { ReaderPosition(offset: next, depth: 0) }
    mutating func go(to position: ReaderPosition) { next = position.offset }
}

/// An optional of a model.
private protocol OptionalModel {
    static var model: any Model.Type { get }
}

extension Optional: OptionalModel where Wrapped: Model {
    static var model: any Model.Type { Wrapped.self }
}

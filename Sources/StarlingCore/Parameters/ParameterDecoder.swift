public import StarlingModel

/// How the value of an argument is made of text.
public struct ParameterDecoder<Value: Sendable>: Sendable {
    /// How the texts become a value.
    enum Shape: Sendable {
        /// Exactly one text.
        case one(@Sendable (Span<UInt8>) -> Value?)
        /// Any number of texts; the position of the first bad one is given when there is one.
        case many(@Sendable ([String]) -> Result<Value, BadItem>)
        /// The fields of a model, each a parameter by itself.
        case group(ParameterGroup<Value>)
        /// The type cannot be read from text.
        case none
    }

    struct BadItem: Error {
        let position: Int
        let text: String
    }

    /// What one text is called in messages and how narrow it is; nil when the type cannot be read from text.
    let kind: ParameterKind?
    let isEnumeration: Bool
    let shape: Shape
    /// The value when nothing came and there is no default; nil when something must come.
    let absent: Value?
    /// What stands between the elements of a list in one text; nil when each text is an element.
    var separator: Character?

    var typeName: String { TypeName.of(Value.self) }

    /// The parameters of the fields; nil when the value is one parameter.
    var group: ParameterGroup<Value>? {
        if case .group(let group) = shape { group } else { nil }
    }
}

extension ParameterDecoder {
    /// Reads values of a type that the framework does not know from one text: for an overload of ``ParameterDecoding``. A single type
    /// conforms to ``StarlingModel/ParameterValue`` instead. For variables of paths, ``PathText`` needs an overload, too.
    /// - Parameters:
    ///   - kind: What the texts are called in messages, and how narrow they are for the router.
    ///   - absent: The value when nothing came. Default: something must come, unless the argument has a default.
    ///   - read: Makes a value of a text; nil when it is none. The text comes from a client: this must not trap, whatever it holds.
    public init(kind: ParameterKind, absent: Value? = nil, read: @escaping @Sendable (String) -> Value?) {
        self.init(
            kind: kind, isEnumeration: false, shape: .one { text in String(parameterUTF8: text).flatMap(read) }, absent: absent)
    }
}

/// Chooses how an argument's type is read from text. Called by generated code: the overload says what the compiler knows of the type.
///
/// An overload of one's own, in an extension, teaches it a further kind of type: say all that conform to a protocol.
public enum ParameterDecoding {
    /// A type that is read from one text.
    public static func of<Value: ParameterValue>(_ type: Value.Type) -> ParameterDecoder<Value> {
        one(ParameterCoding.of(type))
    }

    /// An enumeration that did not declare itself a parameter value.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable & Sendable>(
        _ type: Value.Type
    ) -> ParameterDecoder<Value> where Value.RawValue: ParameterValue {
        one(ParameterCoding.of(type))
    }

    /// A value that may be absent.
    public static func of<Value: ParameterValue>(_ type: Value?.Type) -> ParameterDecoder<Value?> {
        optional(ParameterCoding.of(Value.self))
    }

    /// An enumeration that may be absent.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable & Sendable>(
        _ type: Value?.Type
    ) -> ParameterDecoder<Value?> where Value.RawValue: ParameterValue {
        optional(ParameterCoding.of(Value.self))
    }

    /// A list: every value of a repeated name.
    public static func of<Value: ParameterValue>(_ type: [Value].Type) -> ParameterDecoder<[Value]> {
        many(ParameterCoding.of(Value.self)) { $0 }
    }

    /// A list of enumerations.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable & Sendable>(
        _ type: [Value].Type
    ) -> ParameterDecoder<[Value]> where Value.RawValue: ParameterValue {
        many(ParameterCoding.of(Value.self)) { $0 }
    }

    /// A list that may be absent.
    public static func of<Value: ParameterValue>(_ type: [Value]?.Type) -> ParameterDecoder<[Value]?> {
        many(ParameterCoding.of(Value.self), absent: .some(nil)) { $0 }
    }

    /// A list of enumerations that may be absent.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable & Sendable>(
        _ type: [Value]?.Type
    ) -> ParameterDecoder<[Value]?> where Value.RawValue: ParameterValue {
        many(ParameterCoding.of(Value.self), absent: .some(nil)) { $0 }
    }

    /// A set: every value of a repeated name, once.
    public static func of<Value: ParameterValue & Hashable>(_ type: Set<Value>.Type) -> ParameterDecoder<Set<Value>> {
        many(ParameterCoding.of(Value.self)) { Set($0) }
    }

    /// A set of enumerations.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable & Hashable & Sendable>(
        _ type: Set<Value>.Type
    ) -> ParameterDecoder<Set<Value>> where Value.RawValue: ParameterValue {
        many(ParameterCoding.of(Value.self)) { Set($0) }
    }

    /// A set that may be absent.
    public static func of<Value: ParameterValue & Hashable>(_ type: Set<Value>?.Type) -> ParameterDecoder<Set<Value>?> {
        many(ParameterCoding.of(Value.self), absent: .some(nil)) { Set($0) }
    }

    /// A set of enumerations that may be absent.
    @_disfavoredOverload
    public static func of<Value: RawRepresentable & Hashable & Sendable>(
        _ type: Set<Value>?.Type
    ) -> ParameterDecoder<Set<Value>?> where Value.RawValue: ParameterValue {
        many(ParameterCoding.of(Value.self), absent: .some(nil)) { Set($0) }
    }

    /// A model: a group of parameters, one for each field.
    @_disfavoredOverload
    public static func of<Value: Model>(_ type: Value.Type) -> ParameterDecoder<Value> {
        group(Value.self, absent: nil) { form, dto in
            if let dto { try form.decode(Value.self, through: dto) } else { try form.decode(Value.self) }
        }
    }

    /// A group of parameters that may all be absent.
    @_disfavoredOverload
    public static func of<Value: Model>(_ type: Value?.Type) -> ParameterDecoder<Value?> {
        group(Value.self, absent: .some(nil)) { form, dto in
            if let dto { try form.decode(Value.self, through: dto) } else { try form.decode(Value.self) }
        }
    }

    /// An enumeration that is a model, too.
    @_disfavoredOverload
    public static func of<Value: Model & RawRepresentable>(
        _ type: Value.Type
    ) -> ParameterDecoder<Value> where Value.RawValue: ParameterValue {
        one(ParameterCoding.of(type))
    }

    /// An enumeration that is a model, too, and may be absent.
    @_disfavoredOverload
    public static func of<Value: Model & RawRepresentable>(
        _ type: Value?.Type
    ) -> ParameterDecoder<Value?> where Value.RawValue: ParameterValue {
        optional(ParameterCoding.of(Value.self))
    }

    /// Any other type: it can be injected, but not be read from text.
    @_disfavoredOverload
    public static func of<Value: Sendable>(_ type: Value.Type) -> ParameterDecoder<Value> {
        ParameterDecoder(kind: nil, isEnumeration: false, shape: .none, absent: nil)
    }

    private static func one<Value>(_ coding: ParameterCoding<Value>) -> ParameterDecoder<Value> {
        ParameterDecoder(
            kind: coding.kind, isEnumeration: Value.self is any RawRepresentable.Type, shape: .one(coding.readUTF8),
            absent: nil)
    }

    private static func optional<Value>(_ coding: ParameterCoding<Value>) -> ParameterDecoder<Value?> {
        ParameterDecoder(
            kind: coding.kind, isEnumeration: Value.self is any RawRepresentable.Type,
            shape: .one { text in coding.readUTF8(text).map { .some($0) } }, absent: .some(nil))
    }

    private static func group<Value>(
        _ model: any Model.Type, absent: Value?, _ read: @escaping @Sendable (FormValues, AnyDTO?) throws -> Value
    ) -> ParameterDecoder<Value> {
        // What is no object has no fields that could be parameters.
        let isGroup = model.modelDescription.kind == .object
        return ParameterDecoder(
            kind: nil, isEnumeration: false, shape: isGroup ? .group(ParameterGroup(model: model, read: read)) : .none, absent: absent)
    }

    private static func many<Item, Value>(
        _ coding: ParameterCoding<Item>, absent: Value? = nil, collect: @escaping @Sendable ([Item]) -> Value
    ) -> ParameterDecoder<Value> {
        ParameterDecoder(
            kind: coding.kind, isEnumeration: Item.self is any RawRepresentable.Type,
            shape: .many { texts in
                var items: [Item] = []
                items.reserveCapacity(texts.count)
                for (position, text) in texts.enumerated() {
                    guard let item = coding.read(text) else {
                        return .failure(ParameterDecoder<Value>.BadItem(position: position, text: text))
                    }
                    items.append(item)
                }
                return .success(collect(items))
            }, absent: absent)
    }
}

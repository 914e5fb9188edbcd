/// Rules that a value has to meet after it was decoded.
///
/// They are made by the overloads of `of`, one for each family of types, so that a rule that does not fit the type
/// is an error where it is written:
///
/// ```swift
/// let limit = Constraints.of(Int.self, ge: 1, le: 100)
/// let tags = Constraints.of([String].self, maxLength: 20, maxItems: 5)   // each tag, and their number
/// let wrong = Constraints.of(Int.self, minLength: 1)                     // does not compile
/// ```
///
/// An optional passes when it is `nil`, and is checked like its value otherwise.
public struct Constraints<Value: Sendable>: Sendable {
    /// The same rules as data, for a schema.
    public private(set) var description: ConstraintDescription
    private var rules: [@Sendable (Value, inout [Fault]) -> Void]

    /// No rules: every value passes.
    public init() {
        description = ConstraintDescription()
        rules = []
    }

    /// Whether there are no rules.
    public var isEmpty: Bool { rules.isEmpty }

    /// Every rule that the value breaks, as faults without a source.
    ///
    /// - Parameter value: The decoded value.
    /// - Returns: The faults, in the order gt, ge, lt, le, multipleOf, minLength, maxLength, those of the items (at
    ///   paths like `[2]`, or `[...]` in a collection without an order), minItems, maxItems. Empty when the value is
    ///   fine. Of the items, the first ``mostItemFaults`` faults are given.
    public func check(_ value: Value) -> [Fault] {
        var faults: [Fault] = []
        for rule in rules { rule(value, &faults) }
        return faults
    }

    /// How many faults of the items of one collection are reported: a client that sends a million wrong items gets
    /// no million messages.
    public static var mostItemFaults: Int { 100 }

    /// Adds a rule that yields one fault when `holds` is false. What is asked is whether the rule holds and not
    /// whether it is broken, so that NaN, which compares false with everything, breaks every bound.
    mutating func require(
        _ code: FaultCode, type: String, bound: String, _ holds: @escaping @Sendable (Value) -> Bool
    ) {
        rules.append { value, faults in
            if !holds(value) { faults.append(Fault(code, ["type": type, "bound": bound])) }
        }
    }

    /// Adds a rule that says itself what is wrong.
    public func validating(_ validator: Validator<Value>) -> Constraints {
        var copy = self
        copy.rules.append { value, faults in faults += validator.check(value) }
        return copy
    }

    /// Adds a rule of the wrapped type; `nil` passes.
    public func validating<Wrapped>(_ validator: Validator<Wrapped>) -> Constraints where Value == Wrapped? {
        var copy = self
        copy.rules.append { value, faults in
            if let value { faults += validator.check(value) }
        }
        return copy
    }

    /// Adds a rule that yields a fault of its own when `holds` is false.
    mutating func require(_ fault: Fault, _ holds: @escaping @Sendable (Value) -> Bool) {
        rules.append { value, faults in
            if !holds(value) { faults.append(fault) }
        }
    }

    /// Writes into the description, next to the rule that it describes.
    mutating func describe<Fact>(_ fact: WritableKeyPath<ConstraintDescription, Fact?>, as value: Fact) {
        description[keyPath: fact] = value
    }

    /// The same rules for an optional, which passes when it is `nil`.
    func optional() -> Constraints<Value?> {
        var constraints = Constraints<Value?>()
        constraints.description = description
        constraints.rules = rules.map { rule in
            { value, faults in
                if let value { rule(value, &faults) }
            }
        }
        return constraints
    }

    /// The same rules for each item of a collection, and rules for their number.
    func items<Items: ConstrainedItems & Sendable>(
        of type: Items.Type, min: Int?, max: Int?
    ) -> Constraints<Items> where Items.Element == Value {
        var constraints = Constraints<Items>()
        constraints.description = description
        if !isEmpty {
            constraints.rules = [
                { items, faults in
                    var remaining = Self.mostItemFaults
                    for (position, item) in items.enumerated() {
                        if remaining == 0 { break }
                        let found = check(item).prefix(remaining)
                        remaining -= found.count
                        faults += found.map { $0.below(Items.isOrdered ? "[\(position)]" : "[...]") }
                    }
                }
            ]
        }
        constraints.requireCount(min: min, max: max)
        return constraints
    }
}

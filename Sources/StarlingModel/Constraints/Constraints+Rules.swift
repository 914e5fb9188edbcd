// The rules themselves. The overloads of `of` only choose among them.

extension Constraints where Value: Comparable {
    /// Adds the comparisons.
    mutating func requireOrder(
        _ type: String, gt: Value?, ge: Value?, lt: Value?, le: Value?, write: (Value) -> ConstraintBound
    ) {
        if let gt {
            describe(\.gt, as: write(gt))
            require(.greaterThan, type: type, bound: write(gt).text) { $0 > gt }
        }
        if let ge {
            describe(\.ge, as: write(ge))
            require(.greaterOrEqual, type: type, bound: write(ge).text) { $0 >= ge }
        }
        if let lt {
            describe(\.lt, as: write(lt))
            require(.lessThan, type: type, bound: write(lt).text) { $0 < lt }
        }
        if let le {
            describe(\.le, as: write(le))
            require(.lessOrEqual, type: type, bound: write(le).text) { $0 <= le }
        }
    }
}

extension Constraints where Value: BinaryInteger {
    mutating func requireMultiple(of divisor: Value?) {
        guard let divisor else { return }
        precondition(divisor > 0, "multipleOf: needs a number above 0, got \(divisor)")
        describe(\.multipleOf, as: ConstraintBound(text: "\(divisor)", isNumber: true))
        require(.multipleOf, type: "int", bound: "\(divisor)") { $0.isMultiple(of: divisor) }
    }
}

extension Constraints where Value: BinaryFloatingPoint {
    mutating func requireMultiple(of divisor: Value?) {
        guard let divisor else { return }
        precondition(divisor > 0 && divisor.isFinite, "multipleOf: needs a number above 0, got \(divisor)")
        describe(\.multipleOf, as: ConstraintBound(text: "\(divisor)", isNumber: true))
        require(.multipleOf, type: "float", bound: "\(divisor)") { value in
            // 0.3 is no exact multiple of 0.1 in binary, but meant as one: both are off by half a unit in their
            // last place, and so is their product.
            let nearest = (value / divisor).rounded() * divisor
            return (value - nearest).magnitude <= 2 * value.ulp
        }
    }
}

extension Constraints<String> {
    mutating func requireLength(min: Int?, max: Int?) {
        if let min {
            describe(\.minLength, as: min)
            require(.minLength, type: "str", bound: "\(min)") { $0.hasScalars(atLeast: min) }
        }
        if let max {
            describe(\.maxLength, as: max)
            require(.maxLength, type: "str", bound: "\(max)") { !$0.hasScalars(moreThan: max) }
        }
    }
}

extension Constraints<String> {
    mutating func requirePattern(_ pattern: String?) {
        guard let pattern else { return }
        describe(\.pattern, as: pattern)
        let compiled: Pattern
        do { compiled = try Pattern(pattern) } catch {
            // The macro has refused what is wrong in a literal. What is left is a pattern that the program itself
            // composes: found when the table is made, at start-up.
            preconditionFailure("pattern: \(error), in \(pattern)")
        }
        require(Fault(.maxLength, ["type": "str", "bound": "\(Pattern.mostBytes)"])) { $0.utf8.count <= Pattern.mostBytes }
        require(Fault(.pattern, ["type": "str", "pattern": pattern])) { $0.utf8.count > Pattern.mostBytes || compiled.matches($0) }
    }

    mutating func requireFormat(_ format: TextFormat?) {
        guard let format else { return }
        describe(\.format, as: format.name)
        require(Fault(.format, ["type": "str", "format": format.name])) { format.matches($0) }
    }
}

// JSON Schema counts code points. One has one to four bytes, so the number of bytes mostly tells without a look at
// them, however long the text is.
extension String {
    fileprivate func hasScalars(atLeast count: Int) -> Bool {
        if utf8.count < count { return false }
        return utf8.count / 4 >= count || unicodeScalars.count >= count
    }

    fileprivate func hasScalars(moreThan count: Int) -> Bool {
        if utf8.count <= count { return false }
        return utf8.count / 4 > count || unicodeScalars.count > count
    }
}

extension Constraints where Value: Collection {
    mutating func requireCount(min: Int?, max: Int?) {
        if let min {
            describe(\.minItems, as: min)
            require(.minItems, type: "array", bound: "\(min)") { $0.count >= min }
        }
        if let max {
            describe(\.maxItems, as: max)
            require(.maxItems, type: "array", bound: "\(max)") { $0.count <= max }
        }
    }
}

/// A reader of the patterns of ECMA-262, 11th edition, section 21.2.1, in their strict form (`u` flag).
///
/// It goes from left to right with a stack of its own, because a client can nest groups as deep as it likes.
struct RegexSyntax {
    /// What is not read yet.
    var rest: ArraySlice<Unicode.Scalar>
    /// For each open group, whether a quantifier may follow it.
    private var openGroups: [Bool] = []
    private var groupCount = 0
    // Not strings, which are equal when they only look the same.
    private var groupNames: Set<[Unicode.Scalar]> = []
    private var referredNames: Set<[Unicode.Scalar]> = []
    private var largestReference = 0

    init(_ text: String) { rest = Array(text.unicodeScalars)[...] }

    /// Whether all of it is a pattern.
    mutating func isPattern() -> Bool {
        // Whether a quantifier may come next.
        var isRepeatable = false
        while let next = rest.popFirst() {
            switch next {
            case "|", "^", "$":
                isRepeatable = false
            case "(":
                guard takeGroupStart() else { return false }
                isRepeatable = false
            case ")":
                guard let isGroupRepeatable = openGroups.popLast() else { return false }
                isRepeatable = isGroupRepeatable
            case "[":
                guard takeClass() else { return false }
                isRepeatable = true
            case "\\":
                guard let isAtom = takeAtomEscape() else { return false }
                isRepeatable = isAtom
            case "*", "+", "?", "{":
                guard isRepeatable, next != "{" || takeBounds() else { return false }
                _ = take("?")
                isRepeatable = false
            case "]", "}":
                return false
            default:
                isRepeatable = true
            }
        }
        return openGroups.isEmpty && largestReference <= groupCount && referredNames.isSubset(of: groupNames)
    }

    /// Takes the code point if it comes next.
    mutating func take(_ expected: Unicode.Scalar) -> Bool {
        guard rest.first == expected else { return false }
        rest.removeFirst()
        return true
    }

    /// Takes what follows `(` and tells the kind of group.
    private mutating func takeGroupStart() -> Bool {
        guard take("?") else {
            groupCount += 1
            openGroups.append(true)
            return true
        }
        switch rest.popFirst() {
        case ":":
            openGroups.append(true)
        case "=", "!":
            openGroups.append(false)
        case "<":
            if take("=") || take("!") {
                openGroups.append(false)
            } else {
                guard let name = takeName(), groupNames.insert(name).inserted else { return false }
                groupCount += 1
                openGroups.append(true)
            }
        default:
            return false
        }
        return true
    }

    /// Takes the rest of `{1}`, `{1,}` or `{1,2}`, after the brace.
    private mutating func takeBounds() -> Bool {
        guard let least = takeNumber() else { return false }
        if take(",") {
            // Without a number there is no upper bound.
            if let most = takeNumber(), most < least { return false }
        }
        return take("}")
    }

    /// Takes a backslash's sequel outside of a class. Gives whether it stands for text, so that a quantifier may
    /// follow; `nil` if it is not one.
    private mutating func takeAtomEscape() -> Bool? {
        guard let letter = rest.first else { return nil }
        switch letter {
        case "b", "B":
            rest.removeFirst()
            return false
        case "k":
            rest.removeFirst()
            guard take("<"), let name = takeName() else { return nil }
            referredNames.insert(name)
            return true
        case "1"..."9":
            guard let number = takeNumber() else { return nil }
            largestReference = max(largestReference, number)
            return true
        default:
            return takeEscape() == nil ? nil : true
        }
    }

    /// Takes digits; a number beyond `Int.max` counts as that. `nil` if there are none.
    private mutating func takeNumber() -> Int? {
        var number: Int?
        while let digit = rest.first, ("0"..."9").contains(digit) {
            let (tenfold, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
            let (sum, carried) = tenfold.addingReportingOverflow(Int(digit.value) - 0x30)
            number = overflow || carried ? Int.max : sum
            rest.removeFirst()
        }
        return number
    }
}

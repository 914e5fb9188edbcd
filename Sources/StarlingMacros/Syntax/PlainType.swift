import SwiftSyntax

/// What a type is, as far as its spelling tells. A type that is not one of the well-known ones is `other`, about which
/// nothing is said.
indirect enum PlainType: Equatable {
    case number
    /// An ordered value that is no number: a point in time, a duration.
    case ordered
    case text
    /// A value that no rule of the framework fits: `Bool`, `UUID`.
    case single
    case list(PlainType)
    case other

    /// What the type is without its optionality.
    init(_ syntax: TypeSyntax) {
        let type = syntax.withoutOptional
        if let array = type.as(ArrayTypeSyntax.self) {
            self = .list(PlainType(array.element))
        } else if let name = type.lastName {
            self = Self.named(name, argument: type.onlyGenericArgument)
        } else {
            self = .other
        }
    }

    /// Whether a value of the type has no fields and no elements.
    var isScalar: Bool {
        switch self {
        case .number, .ordered, .text, .single: true
        case .list, .other: false
        }
    }

    private static func named(_ name: String, argument: TypeSyntax?) -> PlainType {
        switch name {
        case "Array", "Set": argument.map { .list(PlainType($0)) } ?? .other
        case "String", "Substring": .text
        case "Date", "Duration": .ordered
        case "Bool", "UUID": .single
        case _ where numbers.contains(name): .number
        default: .other
        }
    }

    private static let numbers: Set<String> = [
        "Int", "Int8", "Int16", "Int32", "Int64", "Int128", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "UInt128",
        "Double", "Float", "Float16", "Decimal",
    ]
}

extension TypeSyntax {
    /// The last component of a named type: `Int` for `Swift.Int`.
    var lastName: String? {
        if let type = self.as(IdentifierTypeSyntax.self) { return type.name.unquoted }
        return self.as(MemberTypeSyntax.self)?.name.unquoted
    }

    /// The argument of a generic type that has one.
    fileprivate var onlyGenericArgument: TypeSyntax? {
        let clause = self.as(IdentifierTypeSyntax.self)?.genericArgumentClause ?? self.as(MemberTypeSyntax.self)?.genericArgumentClause
        guard let arguments = clause?.arguments, arguments.count == 1 else { return nil }
        return arguments.first?.argument.as(TypeSyntax.self)
    }
}

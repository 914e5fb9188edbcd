import SwiftSyntax

/// A type with `@Model` as its declaration shows it: everything the generated code needs.
struct ModelDeclaration {
    /// What the values are made of.
    enum Content {
        /// A struct or a class.
        case fields([ModelField])
        /// An enum with raw values.
        case rawCases([ModelCase])
        /// An enum whose cases hold nothing and are known by their names.
        case names([ModelCase])
        /// An enum whose cases hold values.
        case variants([ModelCase])
    }

    /// The type's own name.
    let name: String
    /// How code inside the type names it: `Self`, and the name in a class, where `Self` cannot be part of another type.
    let reference: String
    /// Whether the type has generic parameters, be they those of a type around it.
    let isGeneric: Bool
    /// Whether it is a class, whose initializer is a member of the class itself.
    let isClass: Bool
    /// The access modifier of what fulfils the protocol, with a space behind it.
    let access: String
    let documentation: String?
    /// The type's `@available` attributes.
    let availability: [String]
    let arguments: ModelArguments
    let content: Content

    /// Whether generated code mentions something deprecated.
    var mentionsDeprecated: Bool {
        switch content {
        case .fields(let fields): fields.contains(where: \.isDeprecated)
        case .rawCases(let cases), .names(let cases), .variants(let cases): cases.contains(where: \.isDeprecated)
        }
    }
}

import SwiftSyntax

/// A property as one binding of a declaration: `var a, b: Int` has two.
struct StoredProperty {
    let binding: PatternBindingSyntax
    /// Its type, which may stand at a later binding.
    let type: TypeSyntax?

    /// Its name; nil for a pattern that is more than one.
    var name: TokenSyntax? {
        binding.pattern.as(IdentifierPatternSyntax.self)?.identifier
    }

    /// The properties of a declaration that have storage.
    static func all(in variable: VariableDeclSyntax) -> [StoredProperty] {
        let bindings = Array(variable.bindings)
        return bindings.indices.filter { !bindings[$0].isComputed }.map { index in
            let untyped = bindings[index...].prefix { $0.typeAnnotation == nil && $0.initializer == nil }.count
            let source = bindings[index].initializer == nil ? min(index + untyped, bindings.count - 1) : index
            return StoredProperty(binding: bindings[index], type: bindings[source].typeAnnotation?.type)
        }
    }
}

extension PatternBindingSyntax {
    /// Whether the property has no storage. Observers alone do not make it computed.
    var isComputed: Bool {
        switch accessorBlock?.accessors {
        case nil: false
        case .getter: true
        case .accessors(let list):
            !list.allSatisfy { ["willSet", "didSet"].contains($0.accessorSpecifier.text) }
        }
    }

    /// What the getter of a computed property may do beside giving a value.
    var getterEffects: AccessorEffectSpecifiersSyntax? {
        guard case .accessors(let list) = accessorBlock?.accessors else { return nil }
        return list.first { $0.accessorSpecifier.tokenKind == .keyword(.get) }?.effectSpecifiers
    }
}

extension VariableDeclSyntax {
    /// Whether it is a `var`.
    var isVariable: Bool { bindingSpecifier.tokenKind == .keyword(.var) }

    /// Whether the values of the type have it, stored or computed.
    var isInstanceProperty: Bool {
        !modifiers.contains(.static) && !modifiers.contains(.class) && !modifiers.contains(.lazy)
    }

    /// Whether it is hidden from everyone else, so that it is no field unless it says so.
    var isHidden: Bool {
        modifiers.contains(.private) && attributes.fieldAttributes.isEmpty
    }
}

import SwiftSyntax

/// The type or extension directly around a function.
struct TypeOwner {
    let name: String
    let attributes: AttributeListSyntax
    let isProtocol: Bool
    let isExtension: Bool
    let isActor: Bool
    /// Whether it is a class that is not final.
    let isInheritable: Bool

    /// Nil when the node is no type: a function, a closure, an accessor.
    init?(_ node: Syntax) {
        if let type = node.asProtocol((any NamedDeclSyntax).self), node.isProtocol((any DeclGroupSyntax).self) {
            name = type.name.text
        } else if let type = node.as(ExtensionDeclSyntax.self) {
            name = type.extendedType.trimmedDescription
        } else {
            return nil
        }
        attributes = node.asProtocol((any WithAttributesSyntax).self)?.attributes ?? []
        isProtocol = node.is(ProtocolDeclSyntax.self)
        isExtension = node.is(ExtensionDeclSyntax.self)
        isActor = node.is(ActorDeclSyntax.self)
        isInheritable = node.as(ClassDeclSyntax.self).map { !$0.modifiers.contains(.final) } ?? false
    }
}

import SwiftSyntax

/// What the framework makes of a function.
enum FunctionRole {
    case handler
    case provider
    case `guard`
    case listener
    /// The initializer of a controller that is made of provided values.
    case controller

    /// What it is called in messages.
    var noun: String {
        switch self {
        case .handler: "handler"
        case .provider: "provider"
        case .guard: "guard"
        case .listener: "listener"
        case .controller: "controller"
        }
    }

    /// The role that an attribute gives by its last name; nil for other attributes.
    init?(_ attribute: AttributeSyntax) {
        if HandlerAttribute(attribute) != nil {
            self = .handler
        } else if let kind = InjectableKind(rawValue: attribute.lastName) {
            self = kind.role
        } else {
            return nil
        }
    }
}

extension FunctionDeclSyntax {
    /// The attributes that each give the function a role, as they stand.
    var roleAttributes: [(role: FunctionRole, syntax: AttributeSyntax)] {
        attributes.unconditional.compactMap { attribute in FunctionRole(attribute).map { ($0, attribute) } }
    }
}

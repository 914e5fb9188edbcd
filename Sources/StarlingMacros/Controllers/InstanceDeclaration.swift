import SwiftSyntax

/// What the instances of a controller are made of.
struct InstanceDeclaration {
    /// What the initializer is given; other parameters have default values.
    let arguments: [HandlerArgument]
    /// Whether making one may wait.
    let isAsync: Bool
    /// Whether making one may fail.
    let isThrowing: Bool
    /// The attributes that hold for everything that mentions the initializer.
    let availability: [String]
    /// Whether the initializer itself is isolated to the main actor.
    let isOnMainActor: Bool
    /// Where faults of its arguments point.
    let location: TokenSyntax
}

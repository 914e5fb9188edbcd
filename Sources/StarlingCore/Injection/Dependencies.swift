/// Providers by name: what the `dependencies` of a layer are.
///
/// Attributes cannot mention names that macros make, so a set gets a name of its own for them:
///
/// ```swift
/// extension Dependencies { static var api: Self { [$users, $mailer] } }
///
/// @Controller("/users", dependencies: .api)
/// struct UserController { … }
/// ```
public struct Dependencies: Sendable, ExpressibleByArrayLiteral {
    /// The providers. Of two with one name the later one counts.
    public var providers: [any DependencyProvider]

    /// Collects providers.
    public init(_ providers: [any DependencyProvider] = []) {
        self.providers = providers
    }

    /// Collects providers.
    public init(arrayLiteral elements: any DependencyProvider...) {
        self.init(elements)
    }

    /// Both, where the second wins.
    public static func + (first: Dependencies, second: Dependencies) -> Dependencies {
        Dependencies(first.providers + second.providers)
    }
}

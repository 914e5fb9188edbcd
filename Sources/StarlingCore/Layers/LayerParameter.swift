public import StarlingModel

/// A parameter that every request to a layer must have, whether or not its handlers take it.
///
/// ```swift
/// Router("/api", handlers: [$books], parameters: [LayerParameter<String>.header("X-Tenant", .of(String.self, minLength: 1))])
/// ```
/// It is validated before anything else of a handler's arguments, and it is documented for every handler below. A handler that takes a
/// parameter of the same source and name itself says more about it: then that alone is asked.
public struct LayerParameter<Value: Sendable>: AnyLayerParameter {
    let argument: ParameterArgument<Value>

    /// What it is.
    public var description: ArgumentDescription { argument.description }

    init(_ argument: ParameterArgument<Value>) {
        self.argument = argument
    }

    /// Called once for each route at start-up: what reads it from a request.
    public func prepare(_ builder: PlanBuilder) -> @Sendable (RequestContext) -> Void {
        let binder = builder.bind(argument)
        return { _ = binder.value(in: $0) }
    }
}

/// A ``LayerParameter`` of whatever type.
public protocol AnyLayerParameter: Sendable {
    /// What it is.
    var description: ArgumentDescription { get }
    /// Called once for each route at start-up: what reads it from a request, to find what is wrong with it.
    func prepare(_ builder: PlanBuilder) -> @Sendable (RequestContext) -> Void
}

extension LayerParameter where Value: ParameterValue {
    /// A query parameter.
    /// - Parameters:
    ///   - name: Its name.
    ///   - constraints: What is checked of it. Default: nothing.
    ///   - description: What it is, for the documentation.
    public static func query(
        _ name: String, _ constraints: Constraints<Value> = Constraints(), description: String? = nil
    ) -> LayerParameter {
        make(name, .query, constraints, description)
    }

    /// A header field.
    /// - Parameters:
    ///   - name: Its name.
    ///   - constraints: What is checked of it. Default: nothing.
    ///   - description: What it is, for the documentation.
    public static func header(
        _ name: String, _ constraints: Constraints<Value> = Constraints(), description: String? = nil
    ) -> LayerParameter {
        make(name, .header, constraints, description)
    }

    /// A cookie.
    /// - Parameters:
    ///   - name: Its name.
    ///   - constraints: What is checked of it. Default: nothing.
    ///   - description: What it is, for the documentation.
    public static func cookie(
        _ name: String, _ constraints: Constraints<Value> = Constraints(), description: String? = nil
    ) -> LayerParameter {
        make(name, .cookie, constraints, description)
    }

    private static func make(
        _ name: String, _ source: ParameterSource, _ constraints: Constraints<Value>, _ description: String?
    ) -> LayerParameter {
        LayerParameter(
            ParameterArgument(
                name, alias: name, source: source, decoder: ParameterDecoding.of(Value.self), constraints: constraints,
                documentation: ArgumentDocumentation(description: description)))
    }
}

/// Where a controller's methods get their instance: there is one for all requests, or one is made for each.
///
/// Made by the framework and passed on by generated code.
public struct ControllerSource<Instance: Sendable>: Sendable {
    enum Kind: Sendable {
        case shared(Instance)
        case made(by: InstanceProvider<Instance>)
    }

    let kind: Kind

    init(_ kind: Kind) {
        self.kind = kind
    }
}

/// Gives the instance that handles a request. Where from was decided at start-up.
public struct ControllerBinder<Instance: Sendable>: Sendable {
    @usableFromInline let shared: Instance?
    @usableFromInline let made: @Sendable (RequestContext) -> Instance?

    init(shared: Instance) {
        self.shared = shared
        made = { _ in nil }
    }

    init(made: @escaping @Sendable (RequestContext) -> Instance?) {
        shared = nil
        self.made = made
    }

    /// The instance; nil as long as that of the request has not been made.
    ///
    /// Inlinable, because the instance that all requests share is then read without a call.
    @inlinable
    public func value(in context: RequestContext) -> Instance? {
        if let shared { return shared }
        return made(context)
    }
}

extension PlanBuilder {
    /// Called by generated code: the binder of the instance on which a handler is called.
    public func bind<Instance>(_ source: ControllerSource<Instance>) -> ControllerBinder<Instance> {
        switch source.kind {
        case .shared(let instance): return ControllerBinder(shared: instance)
        case .made(let provider):
            guard let number = take(provider), let read = provider.recipe.reader.reading(Instance.self) else {
                return ControllerBinder { _ in nil }
            }
            return ControllerBinder { context in context.provided(number).flatMap(read) }
        }
    }
}

import StarlingHTTP
import StarlingModel

extension PlanBuilder {
    /// How an argument takes a provider's value.
    struct Reading<Value> {
        let read: @Sendable (RequestContext) -> Value?
        /// The number of the provider that makes values of the very type.
        var number: Int?
    }

    /// How an argument takes what comes with every request; nil when its type is none of that kind.
    func ofContext<Value>(_ argument: ParameterArgument<Value>) -> Reading<Value>? {
        guard argument.description.source == nil || argument.description.source == .injected,
            let type = Value.self as? any ContextValue.Type
        else { return nil }
        if purpose == .detached, !type.isDetached { noRequest(argument.description) }
        // What lives as long as the application must not hold on to the request that happened to ask for it first.
        let isOfApplication = provider?.scope == .application
        return Reading { context in
            type.value(in: isOfApplication ? context.bindings.application.detachedContext() : context) as? Value
        }
    }

    /// How an argument takes a provider's value; nil when none provides it.
    func injected<Value>(_ argument: ParameterArgument<Value>) -> Reading<Value>? {
        let description = argument.description
        let isInjected = description.source == .injected
        guard isInjected || description.source == nil && !variables.contains(description.name) else { return nil }
        let lazy = Value.self as? any LazyType.Type
        let type: any Any.Type = if let lazy { lazy.wrapped } else { Value.self }
        guard let provider = provider(for: description, of: type, isReadable: !isInjected && argument.decoder.kind != nil) else {
            return isInjected ? Reading { _ in nil } : nil
        }
        let refused = Reading<Value> { _ in nil }
        if self.provider?.scope == .application, provider.scope != .application {
            fault(.shortLived, ["argument": description.name, "provider": self.provider?.name ?? "", "place": "\(provider.id)"])
            return refused
        }
        guard let number = wiring.number(of: provider, for: self) else { return refused }
        let node = wiring.nodes[number]
        if purpose == .early, node.takesBody {
            fault(.earlyBody, ["argument": description.name, "place": "\(provider.id)"])
            return refused
        }
        let reader = provider.recipe.reader
        if let lazy {
            if let read = delayed(lazy, Provision([number], wiring.nodes), number, reader, as: Value.self) {
                lazyNeeds.append(number)
                return Reading(read: read)
            }
        } else if let read = reader.reading(Value.self) {
            needs.append(number)
            let isSame = reader is BoxReader<Value>
            return Reading(read: { context in context.provided(number).flatMap(read) }, number: isSame ? number : nil)
        }
        fault(
            .wrongProviderType,
            [
                "argument": description.name, "type": description.type, "provider": provider.name,
                "provided": TypeName.of(provider.valueType), "place": "\(provider.id)",
            ])
        return refused
    }

    private func delayed<Delayed: LazyType, Value>(
        _ type: Delayed.Type, _ provision: Provision, _ number: Int, _ reader: any ProvidedReader, as value: Value.Type
    ) -> (@Sendable (RequestContext) -> Value?)? {
        guard let make = Delayed.delaying(provision, number, reader) else { return nil }
        return { make($0) as? Value }
    }

    /// The provider for an argument: that of its name; for `@Inject`, else the only one of its type; at last that of a plug-in, where nothing
    /// else can be meant.
    private func provider(
        for argument: ArgumentDescription, of type: any Any.Type, isReadable: Bool
    ) -> (any DependencyProvider)? {
        let name = argument.alias ?? argument.name
        if let named = wiring.provider(named: name) { return named }
        guard argument.source == .injected else { return isReadable ? nil : wiring.foreignProvider(of: type) }
        let fitting = argument.alias == nil ? providers(of: type) : []
        if fitting.count == 1 { return fitting[0] }
        if fitting.isEmpty, argument.alias == nil, let foreign = wiring.foreignProvider(of: type) { return foreign }
        fault(
            fitting.isEmpty ? .nothingProvides : .severalProvide,
            [
                "argument": argument.name, "type": argument.type, "providers": fitting.map { "`\($0.name)`" }.joined(separator: ", "),
                "closest": ClosestName.hint(for: name, among: wiring.names),
            ])
        return nil
    }

    /// The providers of a type; for an optional without one, those of what it wraps.
    private func providers(of type: any Any.Type) -> [any DependencyProvider] {
        let exact = wiring.providers(of: type)
        guard exact.isEmpty, let optional = type as? any OptionalArgument.Type else { return exact }
        return wiring.providers(of: optional.wrapped)
    }

    /// Wires a provider whose value is resolved by name while requests run.
    func require(_ provider: any DependencyProvider) {
        guard let visible = wiring.provider(named: provider.name) else {
            let parameters = ["argument": provider.name, "type": TypeName.of(provider.valueType)]
            return fault(
                .nothingProvides, parameters.merging(["closest": ClosestName.hint(for: provider.name, among: wiring.names)]) { $1 })
        }
        guard let number = wiring.number(of: visible, for: self) else { return }
        if purpose == .early, wiring.nodes[number].takesBody {
            return fault(.earlyBody, ["argument": provider.name, "place": "\(visible.id)"])
        }
        needs.append(number)
    }

    /// Wires a provider that stands on no layer, and has its value made.
    /// - Returns: Its number; nil with a fault.
    func take(_ provider: any DependencyProvider) -> Int? {
        guard let number = wiring.number(of: provider, for: self) else { return nil }
        needs.append(number)
        return number
    }
}

/// The type of an argument that may be nil.
private protocol OptionalArgument {
    static var wrapped: any Any.Type { get }
}

extension Optional: OptionalArgument {
    fileprivate static var wrapped: any Any.Type { Wrapped.self }
}

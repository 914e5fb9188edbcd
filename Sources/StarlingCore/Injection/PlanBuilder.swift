import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Decides, for one handler at one place (or for a guard or a provider there), where each argument comes from, and gathers what does not
/// fit. Generated code asks it at start-up.
public final class PlanBuilder {
    /// For whom arguments are bound.
    enum Purpose {
        case handler
        /// Runs before the body is read.
        case early
        /// Outside any request: there is nothing to read.
        case detached
    }

    private let location: SourceLocation
    let method: HTTPRequest.Method
    private let path: PathPattern
    private let variables: [String]
    private let shapes: BodyShapes
    private let purpose: Purpose
    /// The provider whose arguments are bound; nil for a handler or guard.
    private let provider: (any DependencyProvider)?
    /// For what arguments are bound, in words; nil for the route.
    private let subject: String?
    let wiring: Wiring
    /// The media type of answers in JSON, which may name a version.
    var json = MediaType.json
    /// What the bodies look like that are taken here, and by the providers.
    private var bodies: [WireType] = []
    private var providedBodies: [WireType] = []
    private(set) var faults: [StartupFault] = []
    /// The variables that an argument takes.
    private(set) var taken: Set<String> = []
    /// The numbers of the providers whose values are taken.
    private(set) var needs: [Int] = []
    /// The numbers of those whose values are taken when they are asked for.
    private(set) var lazyNeeds: [Int] = []
    /// Read what was bound so far, but for the body, to find faults.
    private(set) var checks: [@Sendable (RequestContext) async -> Void] = []
    /// Read the body, to find faults.
    private(set) var bodyChecks: [@Sendable (RequestContext) async -> Void] = []
    /// The parameters that are read from the request here, and those that providers read, with their names and sources settled.
    private(set) var parameters: (own: [ArgumentDescription], provided: [ArgumentDescription]) = ([], [])
    /// How many arguments take the body, those of providers among them.
    private(set) var bodyCount = 0
    /// The type that a listener takes as an event's data, and whether something is of it; nil when it takes none.
    var eventData: (type: String, fits: @Sendable ((any Sendable)?) -> Bool)?
    /// What the providers read, by their names.
    private(set) var provided: [String: [ArgumentDescription]] = [:]

    var takesBody: Bool { bodyCount > 0 }
    /// What all the bodies look like.
    var allBodies: [WireType] { bodies + providedBodies }

    init(
        location: SourceLocation, method: HTTPRequest.Method, path: PathPattern, shapes: BodyShapes = BodyShapes(), wiring: Wiring,
        purpose: Purpose = .handler, provider: (any DependencyProvider)? = nil, subject: String? = nil
    ) {
        self.location = location
        self.method = method
        self.path = path
        self.shapes = shapes
        self.wiring = wiring
        self.purpose = purpose
        self.provider = provider
        self.subject = subject ?? provider.map { "the provider `\($0.name)`" }
        variables = path.variables
    }

    /// The builder for what runs outside any request.
    static func detached(_ wiring: Wiring, for subject: String? = nil, at location: SourceLocation) -> PlanBuilder {
        PlanBuilder(location: location, method: .get, path: .root, wiring: wiring, purpose: .detached, subject: subject)
    }

    /// The builder for the arguments of a provider.
    func forProvider(_ provider: any DependencyProvider) -> PlanBuilder {
        PlanBuilder(
            location: provider.id, method: method, path: path, wiring: wiring,
            purpose: provider.scope == .application ? .detached : purpose, provider: provider, subject: provider.recipe.subject)
    }

    /// Takes over what was found about a provider's arguments.
    func adopt(_ inner: PlanBuilder) {
        faults += inner.faults
        taken.formUnion(inner.taken)
        providedBodies += inner.allBodies
        bodyCount += inner.bodyCount
        parameters.provided += inner.parameters.own + inner.parameters.provided
        provided.merge(inner.provided) { known, _ in known }
    }

    /// Called by generated code: the binder of an argument that is read from text, or provided.
    public func bind<Value>(_ argument: ParameterArgument<Value>) -> ParameterBinder<Value> {
        let description = argument.description
        if let reading = ofContext(argument) ?? injected(argument) {
            return ParameterBinder(argument, provided: reading.read, number: reading.number)
        }
        let isGroup = argument.decoder.group != nil && description.source?.isText == true
        let (origin, name) = origin(of: description, readable: argument.decoder.kind != nil || isGroup)
        let binder = ParameterBinder(argument, name: name, origin: origin, group: group(description, origin))
        note(description, origin)
        checks.append { _ = binder.value(in: $0) }
        if let provider { provided[provider.name, default: []].append(description) }
        return binder
    }

    /// How the parameters of a group are read; nil for an argument that is one parameter.
    private func group(_ argument: ArgumentDescription, _ origin: ParameterOrigin) -> GroupBinder? {
        guard let model = argument.group, let source = origin.parameterSource, source.isText else { return nil }
        let shape = FormShape(model, in: source)
        let dto = AnyDTO.marks(of: .model(model))
        for reason in GroupFaults.reasons(argument, shape, dto) {
            fault(
                .unreadableGroup,
                ["argument": argument.name, "type": argument.type, "source": source.rawValue, "reason": reason])
        }
        return GroupBinder(shape, of: argument, in: source, origin, dto: dto)
    }

    /// Notes which parameters are read for an argument.
    private func note(_ argument: ArgumentDescription, _ origin: ParameterOrigin) {
        guard let source = origin.parameterSource else { return }
        let members = argument.group == nil ? [argument] : argument.members
        parameters.own += members.map { $0.settled(source, isOptional: $0.isOptional) }
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

    /// Prepares something that runs by itself, before the handler: its values are made when everything that is read for it is known to
    /// be right.
    /// - Parameters:
    ///   - prepare: Wires it, and gives what runs; nil for `standard`.
    ///   - standard: What runs where `prepare` gives nothing.
    /// - Returns: What runs; nil for `standard` alone.
    func step(
        _ prepare: (PlanBuilder) -> PreparedStep?, otherwise standard: @escaping PreparedStep
    ) -> PreparedStep? {
        let (needed, checked) = (needs.count, checks.count)
        let prepared = prepare(self)
        let provision = Provision(Array(needs[needed...]), wiring.nodes)
        needs.removeLast(needs.count - needed)
        let own = Array(checks[checked...])
        checks += provision.checks
        if provision.isEmpty { return prepared }
        let run = prepared ?? standard
        return { @concurrent context in
            for check in own { await check(context) }
            try await context.provide(provision)
            try await run(context)
        }
    }

    /// Prepares one of several ways of which one will do: a fault of one is no fault of the request.
    func alternative<Prepared>(_ prepare: (PlanBuilder) -> Prepared) -> Prepared {
        let checked = checks.count
        defer { checks.removeLast(checks.count - checked) }
        return prepare(self)
    }

    /// How an argument takes a provider's value.
    private struct Reading<Value> {
        let read: @Sendable (RequestContext) -> Value?
        /// The number of the provider that makes values of the very type.
        var number: Int?
    }

    /// How an argument takes what comes with every request; nil when its type is none of that kind.
    private func ofContext<Value>(_ argument: ParameterArgument<Value>) -> Reading<Value>? {
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
    private func injected<Value>(_ argument: ParameterArgument<Value>) -> Reading<Value>? {
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

    /// Called by generated code: the binder of the body.
    public func bind<Value>(_ argument: BodyArgument<Value>) -> BodyBinder<Value> {
        if let type = argument.decoder.type { bodies.append(type) }
        bodyCount += 1
        switch purpose {
        case .handler: break
        case .early: fault(.earlyBody, ["argument": argument.description.name, "place": "\(location)"])
        case .detached: noRequest(argument.description)
        }
        let accepted = AcceptedBodies(argument.description.media)
        let dto = argument.decoder.type.flatMap { inputDTO(argument.description, $0) }
        if let type = argument.decoder.type { checkForm(argument.description, type, dto, accepted.all) }
        let binder = BodyBinder(
            name: argument.description.name, decoder: argument.decoder, default: argument.default, accepted: accepted, dto: dto)
        bodyChecks.append { _ = await binder.value(in: $0) }
        if let provider { provided[provider.name, default: []].append(argument.description) }
        return binder
    }

    /// Checks that a form can have what is read from it, and that files are read from a form.
    private func checkForm(_ argument: ArgumentDescription, _ type: WireType, _ dto: AnyDTO?, _ formats: [BodyFormat]) {
        let what = ["argument": argument.name, "type": argument.type]
        for reason in FormFaults.reasons(type, dto, formats) { fault(.unreadableForm, what.merging(["reason": reason]) { $1 }) }
    }

    /// The shape in which a body is read.
    private func inputDTO(_ argument: ArgumentDescription, _ type: WireType) -> AnyDTO? {
        guard let dto = shapes.dto, dto.acts(on: type) else { return AnyDTO.marks(of: type) }
        if !type.isPartial, !dto.missingForReading.isEmpty {
            fault(
                .dtoNotReadable,
                [
                    "argument": argument.name, "type": argument.type, "dto": dto.name,
                    "fields": dto.missingForReading.map { "`\($0)`" }.joined(separator: ", "), "model": "\(dto.model)",
                ])
        }
        return dto
    }

    /// The shape in which a result is written.
    func outputDTO(_ type: WireType) -> AnyDTO? {
        guard let dto = shapes.returnDTO, dto.acts(on: type) else { return AnyDTO.marks(of: type) }
        return dto
    }

    /// Checks the handler's own DTOs, when everything that they may act on is known.
    func checkDTOs(results: [WireType]) {
        for (dto, types) in [(shapes.own.dto, bodies + results), (shapes.own.returnDTO, results)] {
            guard let dto else { continue }
            for found in dto.faults { faults.append(StartupFault(found, at: location)) }
            if !types.contains(where: { dto.acts(on: $0) }) {
                fault(.uselessDTO, ["dto": dto.name, "model": "\(dto.model)"])
            }
        }
    }

    /// Called by generated code: the binder of a part of the request.
    public func bind<Value>(_ argument: ReservedArgument<Value>) -> ReservedDecoder<Value> {
        if purpose == .detached, !argument.isDetached { noRequest(argument.description) }
        return argument.decoder
    }

    private func noRequest(_ argument: ArgumentDescription) {
        fault(.noRequest, ["argument": argument.name, "type": argument.type])
    }

    private func origin(of argument: ArgumentDescription, readable: Bool) -> (ParameterOrigin, String) {
        if purpose == .detached {
            if readable { noRequest(argument) } else { refuse(argument, source: argument.source) }
            return (.refused, argument.name)
        }
        let source = argument.source ?? (variables.contains(argument.name) ? .path : .query)
        let name = argument.wireName(in: source)
        switch source {
        case .path:
            guard let index = variables.firstIndex(of: name) else {
                fault(
                    .missingVariable,
                    ["argument": argument.name, "variable": name, "closest": ClosestName.hint(for: name, among: variables)])
                return (.refused, name)
            }
            taken.insert(name)
            guard argument.matcher != nil else {
                fault(.unreadableType, ["argument": argument.name, "type": argument.type, "source": "path variable"])
                return (.refused, name)
            }
            return (.path(index), name)
        case _ where !readable:
            refuse(argument, source: argument.source)
            return (.refused, name)
        case .header: return (.header, name)
        case .cookie: return (.cookie, name)
        case .query: return (.query, name)
        default:
            refuse(argument, source: nil)
            return (.refused, name)
        }
    }

    private func refuse(_ argument: ArgumentDescription, source: ParameterSource?) {
        if let source {
            fault(
                .unreadableType, ["argument": argument.name, "type": argument.type, "source": source.rawValue])
        } else {
            fault(
                .nothingProvides,
                [
                    "argument": argument.name, "type": argument.type,
                    "closest": ClosestName.hint(for: argument.name, among: variables + wiring.names),
                ])
        }
    }

    func fault(_ code: FaultCode, _ parameters: [String: String]) {
        let user = subject ?? "\(method.rawValue) \(path)"
        faults.append(StartupFault(code, parameters.merging(["route": user]) { given, _ in given }, at: location))
    }
}

/// The type of an argument that may be nil.
private protocol OptionalArgument {
    static var wrapped: any Any.Type { get }
}

extension Optional: OptionalArgument {
    fileprivate static var wrapped: any Any.Type { Wrapped.self }
}

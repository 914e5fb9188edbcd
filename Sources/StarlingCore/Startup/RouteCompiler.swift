import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Turns what was registered into plans and a table, and gathers every fault on the way.
struct RouteCompiler {
    private let application: ApplicationScope
    private let errors: ErrorAnswer
    private let replacements: [ProviderOverride]
    private let overrides: [ProviderKey: any DependencyProvider]
    private var builders: [(scope: RouteScope, routes: ScopedRoutesBuilder)] = []
    private(set) var plans: [RoutePlan] = []
    private(set) var faults: [StartupFault] = []
    private var names: [String: SourceLocation] = [:]
    /// The providers of all layers; of two with one name, that which was registered first, outer layers before those within.
    private(set) var dependencies: [String: any DependencyProvider] = [:]
    /// What tells them apart, those of mounted applications among them.
    private(set) var providerKeys: Set<ProviderKey> = []
    private var dtos: [String: (AnyDTO, SourceLocation)] = [:]

    init(application: ApplicationScope, errors: ErrorAnswer, overrides: [ProviderOverride]) {
        self.application = application
        self.errors = errors
        replacements = overrides
        self.overrides = Dictionary(overrides.map { ($0.key, $0.provider) }) { $1 }
    }

    /// Takes the application with everything below it.
    mutating func add(_ root: RouteNode) { add([root], below: RoutePlace(), SettledOptions()) }

    /// Takes everything below a layer.
    /// - Returns: The variables of the layers' paths that a handler below takes.
    @discardableResult
    private mutating func add(_ nodes: [RouteNode], below outerPlace: RoutePlace, _ outer: SettledOptions) -> Set<String> {
        var taken: Set<String> = []
        for node in nodes {
            switch node.kind {
            case .handler(let handler):
                taken.formUnion(add(handler, below: outerPlace, outer))
            case .mount(let mount):
                taken.formUnion(add(mount, below: outerPlace, outer))
            case .group(let path, let location, let options, let children, let host, let version):
                guard let place = self.place(path, below: outerPlace, host: host, version: version, at: location) else { continue }
                var settled = outer
                settled.add(options)
                note(options, at: location)
                let inner = add(children, below: place, settled)
                taken.formUnion(inner)
                let own = place.path.variables.dropFirst(outerPlace.path.variables.count)
                for variable in own where !inner.contains(variable) && !children.isEmpty {
                    faults.append(
                        StartupFault(
                            .unusedVariable, ["variable": variable, "route": "\(place.path)", "taker": "a handler below"],
                            at: location))
                }
            }
        }
        return taken
    }

    private mutating func add(_ handler: Handler, below outerPlace: RoutePlace, _ outer: SettledOptions) -> Set<String> {
        guard let place = self.place(handler.path, below: outerPlace, at: handler.id) else { return Set(outerPlace.path.variables) }
        let variables = place.path.variables
        if handler.methods.isEmpty { faults.append(StartupFault(.noMethods, ["name": handler.name], at: handler.id)) }
        noteRepeatedVariables(of: place.path, at: handler.id)
        noteName(of: handler)
        var options = outer
        options.add(handler.options.layer)
        note(handler.options.layer, at: handler.id)
        var taken: Set<String> = handler.takesRequest ? Set(variables) : []
        var isFirst = true
        for method in handler.methods {
            var compiler = PlanCompiler(
                handler: handler, method: method, place: place, options: options, dependencies: dependencies(of: options))
            let plan = compiler.plan(application: application, errors: errors)
            taken.formUnion(compiler.taken)
            // The same fault once for each method would only be noise.
            if isFirst { faults += compiler.faults.filter { !faults.contains($0) } }
            isFirst = false
            insert(plan, at: place)
        }
        for variable in variables.dropFirst(outerPlace.path.variables.count) where !taken.contains(variable) {
            let route = (handler.methods.first.map { "\($0.rawValue) " } ?? "") + place.path.description
            faults.append(
                StartupFault(
                    .unusedVariable, ["variable": variable, "route": route, "taker": "`\(handler.name)`"], at: handler.id))
        }
        return taken
    }

    /// Takes what is mounted. An application is checked with all that it has, and its faults count as those of this one.
    private mutating func add(_ mount: Mount, below outerPlace: RoutePlace, _ outer: SettledOptions) -> Set<String> {
        guard let place = self.place(mount.path, below: outerPlace, at: mount.location) else { return Set(outerPlace.path.variables) }
        noteRepeatedVariables(of: place.path, at: mount.location)
        if case .tail(let name)? = place.path.segments.last {
            let reason = "`{\(name)...}` takes what is below it, which is what a mount takes anyway: leave it out"
            faults.append(StartupFault(PathPatternError("\(place.path)", reason).fault, at: mount.location))
            return Set(place.path.variables)
        }
        note(mount.options, at: mount.location)
        var options = outer
        options.add(mount.options)
        var application: (any MountedApplication)?
        let answer: @Sendable (Request) async throws -> Response
        switch mount.content {
        case .responder(let other):
            answer = { await other.respond(to: $0) }
            // Nobody knows what it answers.
            options.add(LayerOptions(includeInSchema: false))
        case .application(let other):
            do {
                let made = try other.makeMounted(overriding: replacements, debug: errors.debug)
                providerKeys.formUnion(made.providerKeys)
                application = made
                answer = { await made.respond(to: $0) }
                check(other.rootNode, below: place.forMounted, of: mount)
            } catch {
                faults += error.faults.filter { !faults.contains($0) }
                return Set(place.path.variables)
            }
        case .answers(let answers):
            answer = answers.answer
            let variables = place.path.variables.map { "the path has the variable `\($0)`, and files have the same names for everybody" }
            for reason in answers.problems() + variables {
                faults.append(StartupFault(.unusableFiles, ["path": "\(place.path)", "reason": reason], at: mount.location))
            }
        }
        var compiler = PlanCompiler(
            handler: mount.handler(answer), method: .mounted, place: place, options: options,
            dependencies: dependencies(of: options))
        let plan = compiler.plan(application: self.application, errors: errors, mounted: application)
        faults += compiler.faults.filter { !faults.contains($0) }
        insert(plan, at: place)
        return Set(place.path.variables)
    }

    /// Checks whether what is in a mounted application, which fits together itself, fits to what is around it.
    private mutating func check(_ node: RouteNode, below outer: RoutePlace, of mount: Mount) {
        switch node.kind {
        case .handler(let handler):
            guard let place = self.place(handler.path, below: outer, at: handler.id) else { return }
            noteRepeatedVariables(of: place.path, at: mount.location)
        case .group(let path, let location, _, let children, let host, let version):
            guard let place = self.place(path, below: outer, host: host, version: version, at: location) else { return }
            for child in children { check(child, below: place, of: mount) }
        case .mount(let inner):
            guard let place = self.place(inner.path, below: outer, at: inner.location) else { return }
            noteRepeatedVariables(of: place.path, at: mount.location)
            if case .application(let application) = inner.content { check(application.rootNode, below: place.forMounted, of: mount) }
        }
    }

    private func dependencies(of options: SettledOptions) -> [String: any DependencyProvider] {
        options.dependencies.mapValues { overrides[$0.key] ?? $0 }
    }

    /// What answers where no route does, within the middleware of the application.
    func unrouted(_ own: LayerOptions) -> UnroutedPlan {
        var options = SettledOptions()
        options.add(own)
        var errors = errors
        errors.handlers = options.errorHandlers
        let wiring = Wiring(dependencies(of: options), application.foreignProvider)
        wiring.wireRest {
            PlanBuilder(
                location: SourceLocation(fileID: "", line: 0, column: 0), method: .get, path: .root, wiring: wiring, purpose: .early)
        }
        return UnroutedPlan(
            middleware: options.middleware, errors: errors,
            bindings: RouteBindings(
                maxBodySize: options.bodyLimit.count, wiring: wiring.table, onlookers: Onlookers(options), application: application))
    }

    /// The overrides that are for no provider.
    var overrideFaults: [StartupFault] {
        let unknown = overrides.filter { !providerKeys.contains($0.key) }.values.sorted { $0.name < $1.name }
        return unknown.map { StartupFault(.unknownOverride, ["name": $0.name], at: $0.id) }
    }

    /// Notes what a layer has, and what must be unique in it.
    private mutating func note(_ options: LayerOptions, at location: SourceLocation) {
        for provider in options.dependencies.providers {
            providerKeys.insert(provider.key)
            if dependencies[provider.name] == nil { dependencies[provider.name] = overrides[provider.key] ?? provider }
        }
        var known: [String: any DependencyProvider] = [:]
        for provider in options.dependencies.providers {
            if let other = known[provider.name] {
                let parameters = ["name": provider.name, "otherPlace": "\(other.id)"]
                faults.append(StartupFault(.duplicateProvider, parameters, at: provider.id))
            }
            known[provider.name] = provider
        }
        // Two shapes of one name could not be told apart in a schema.
        for dto in [options.dto.choice.shape, options.returnDTO.choice.shape].compactMap(\.self) {
            if let (known, place) = dtos[dto.name], !known.hasShape(of: dto) {
                faults.append(StartupFault(.duplicateDTO, ["dto": dto.name, "otherPlace": "\(place)"], at: location))
            }
            dtos[dto.name] = (dto, location)
            for found in dto.faults {
                let fault = StartupFault(found, at: location)
                if !faults.contains(fault) { faults.append(fault) }
            }
        }
    }

    private mutating func insert(_ plan: RoutePlan, at place: RoutePlace) {
        let arguments = plan.bindings.route.map { $0.arguments + $0.providers.values.joined() } ?? []
        let matchers = plan.bindings.variables.map { variable in
            arguments.first { argument in
                guard argument.source == nil || argument.source == .path else { return false }
                return argument.wireName(in: .path) == variable
            }?.matcher ?? .text
        }
        for site in place.sites {
            let key = RouteKey(scope: site.scope, method: plan.method, path: site.path, matchers: matchers)
            guard let existing = insert(key, isMount: plan.method == .mounted) else { continue }
            let other = plans[existing].handler
            let method = plan.method == .mounted ? "" : "\(plan.method.rawValue) "
            faults.append(
                StartupFault(
                    .duplicateRoute,
                    [
                        "name": plan.handler.name, "other": other.name, "otherPlace": "\(other.id)",
                        "route": "\(method)\(site.path)\(site.scope)",
                    ], at: plan.handler.id))
        }
        plans.append(plan)
    }

    /// - Returns: The route that is there already.
    private mutating func insert(_ key: RouteKey, isMount: Bool) -> Int? {
        let index = builders.firstIndex { $0.scope == key.scope } ?? builders.count
        if index == builders.count { builders.append((key.scope, ScopedRoutesBuilder())) }
        return isMount
            ? builders[index].routes.mount(key, route: plans.count) : builders[index].routes.insert(key, route: plans.count)
    }

    private mutating func noteRepeatedVariables(of path: PathPattern, at location: SourceLocation) {
        let variables = path.variables
        let repeated = Set(variables.filter { name in variables.count(where: { $0 == name }) > 1 })
        for variable in repeated.sorted() {
            faults.append(StartupFault(.repeatedVariable, ["variable": variable, "path": "\(path)"], at: location))
        }
    }

    private mutating func noteName(of handler: Handler) {
        guard let name = handler.options.name else { return }
        if let other = names[name], other != handler.id {
            faults.append(
                StartupFault(.duplicateName, ["name": name, "otherPlace": "\(other)"], at: handler.id))
        }
        names[name] = handler.id
    }

    private mutating func place(
        _ path: String, below outer: RoutePlace, host: String? = nil, version: APIVersion? = nil, at location: SourceLocation
    ) -> RoutePlace? {
        do {
            return try outer.entering(path, host: host, version: version)
        } catch {
            faults.append(StartupFault(error.fault, at: location))
            return nil
        }
    }

    /// The finished table.
    func table() -> RouteTable { RouteTable(builders) }
}

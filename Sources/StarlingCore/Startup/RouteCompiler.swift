import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Turns what was registered into plans and a table, and gathers every fault on the way.
struct RouteCompiler {
    private let application: ApplicationScope
    private let errors: ErrorAnswer
    private let overrides: [ProviderKey: any DependencyProvider]
    private var builders: [RouteScope: RouteTreeBuilder] = [.any: RouteTreeBuilder()]
    private(set) var plans: [RoutePlan] = []
    private(set) var faults: [StartupFault] = []
    private var names: [String: SourceLocation] = [:]
    /// The providers of all layers; of two with one name, that of the outer layer.
    private(set) var dependencies: [String: any DependencyProvider] = [:]
    private var providerKeys: Set<ProviderKey> = []
    private var dtos: [String: (AnyDTO, SourceLocation)] = [:]

    init(application: ApplicationScope, errors: ErrorAnswer, overrides: [ProviderOverride]) {
        self.application = application
        self.errors = errors
        self.overrides = Dictionary(overrides.map { ($0.key, $0.provider) }) { $1 }
    }

    /// Takes the application with everything below it.
    mutating func add(_ root: RouteNode) { add([root], below: .root, SettledOptions()) }

    /// Takes everything below a layer.
    /// - Returns: The variables of the layers' paths that a handler below takes.
    @discardableResult
    private mutating func add(_ nodes: [RouteNode], below prefix: PathPattern, _ outer: SettledOptions) -> Set<String> {
        var taken: Set<String> = []
        for node in nodes {
            switch node.kind {
            case .handler(let handler):
                taken.formUnion(add(handler, below: prefix, outer))
            case .group(let text, let location, let options, let children):
                guard let own = pattern(text, at: location) else { continue }
                let path = prefix.appending(own)
                var settled = outer
                settled.add(options)
                note(options, at: location)
                let inner = add(children, below: path, settled)
                taken.formUnion(inner)
                for variable in own.variables where !inner.contains(variable) && !children.isEmpty {
                    faults.append(
                        StartupFault(
                            .unusedVariable, ["variable": variable, "route": "\(path)", "taker": "a handler below"],
                            at: location))
                }
            }
        }
        return taken
    }

    private mutating func add(_ handler: Handler, below prefix: PathPattern, _ outer: SettledOptions) -> Set<String> {
        guard let own = pattern(handler.path, at: handler.id) else { return Set(prefix.variables) }
        let path = prefix.appending(own)
        if handler.methods.isEmpty { faults.append(StartupFault(.noMethods, ["name": handler.name], at: handler.id)) }
        let variables = path.variables
        let repeated = Set(variables.filter { name in variables.count(where: { $0 == name }) > 1 })
        for variable in repeated.sorted() {
            faults.append(
                StartupFault(.repeatedVariable, ["variable": variable, "path": "\(path)"], at: handler.id))
        }
        noteName(of: handler)
        var options = outer
        options.add(handler.options.layer)
        note(handler.options.layer, at: handler.id)
        var taken: Set<String> = handler.takesRequest ? Set(variables) : []
        var isFirst = true
        for method in handler.methods {
            var compiler = PlanCompiler(
                handler: handler, method: method, path: path, options: options, dependencies: dependencies(of: options))
            let plan = compiler.plan(application: application, errors: errors)
            taken.formUnion(compiler.taken)
            // The same fault once for each method would only be noise.
            if isFirst { faults += compiler.faults.filter { !faults.contains($0) } }
            isFirst = false
            insert(plan, arguments: plan.bindings.route.map { $0.arguments + $0.providers.values.joined() } ?? [])
        }
        for variable in own.variables where !taken.contains(variable) {
            let route = (handler.methods.first.map { "\($0.rawValue) " } ?? "") + path.description
            faults.append(
                StartupFault(
                    .unusedVariable, ["variable": variable, "route": route, "taker": "`\(handler.name)`"], at: handler.id))
        }
        return taken
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
        let wiring = Wiring(dependencies(of: options), application.plugins)
        wiring.wireRest {
            PlanBuilder(
                location: SourceLocation(fileID: "", line: 0, column: 0), method: .get, path: .root, wiring: wiring, purpose: .early)
        }
        return UnroutedPlan(
            middleware: options.middleware, errors: errors,
            bindings: RouteBindings(maxBodySize: options.bodyLimit.count, wiring: wiring.table, onlookers: Onlookers(options), application: application))
    }

    /// Every fault, those among them that only the whole shows.
    var allFaults: [StartupFault] {
        let unknown = overrides.filter { !providerKeys.contains($0.key) }.values.sorted { $0.name < $1.name }
        return faults + unknown.map { StartupFault(.unknownOverride, ["name": $0.name], at: $0.id) }
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

    private mutating func insert(_ plan: RoutePlan, arguments: [ArgumentDescription]) {
        let matchers = plan.bindings.variables.map { variable in
            arguments.first { argument in
                guard argument.source == nil || argument.source == .path else { return false }
                return argument.wireName(in: .path) == variable
            }?.matcher ?? .text
        }
        let key = RouteKey(method: plan.method, path: plan.path, matchers: matchers)
        if let existing = builders[key.scope, default: RouteTreeBuilder()].insert(key, route: plans.count) {
            let other = plans[existing].handler
            faults.append(
                StartupFault(
                    .duplicateRoute,
                    [
                        "name": plan.handler.name, "other": other.name, "otherPlace": "\(other.id)",
                        "route": "\(plan.method.rawValue) \(plan.path)",
                    ], at: plan.handler.id))
        } else {
            plans.append(plan)
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

    private mutating func pattern(_ text: String, at location: SourceLocation) -> PathPattern? {
        do {
            return try PathPattern(parsing: text)
        } catch {
            faults.append(StartupFault(error.fault, at: location))
            return nil
        }
    }

    /// The finished table.
    func table() -> RouteTable { RouteTable(builders) }
}

import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Turns what was registered into plans and a table, and gathers every fault on the way.
struct RouteCompiler {
    private let maxBodySize: Int?
    private var builders: [RouteScope: RouteTreeBuilder] = [.any: RouteTreeBuilder()]
    private(set) var plans: [RoutePlan] = []
    private(set) var faults: [StartupFault] = []
    private var names: [String: SourceLocation] = [:]
    private var dtos: [String: (AnyDTO, SourceLocation)] = [:]

    init(maxBodySize: Int?) {
        self.maxBodySize = maxBodySize
    }

    /// Takes everything below a layer.
    /// - Returns: The variables of the layers' paths that a handler below takes.
    @discardableResult
    mutating func add(_ nodes: [RouteNode], below prefix: PathPattern) -> Set<String> {
        var taken: Set<String> = []
        for node in nodes {
            switch node.kind {
            case .handler(let handler):
                taken.formUnion(add(handler, below: prefix))
            case .group(let text, let location, let children):
                guard let own = pattern(text, at: location) else { continue }
                let path = prefix.appending(own)
                let inner = add(children, below: path)
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

    private mutating func add(_ handler: Handler, below prefix: PathPattern) -> Set<String> {
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
        noteDTOs(of: handler)
        var taken: Set<String> = handler.takesRequest ? Set(variables) : []
        var isFirst = true
        for method in handler.methods {
            let builder = PlanBuilder(location: handler.id, method: method, path: path, options: handler.options)
            let respond = handler.prepare(builder)
            taken.formUnion(builder.taken)
            let plan = RoutePlan(
                handler: handler, method: method, path: path, maxBodySize: maxBodySize, respond: respond)
            // The same fault once for each method would only be noise.
            if isFirst { faults += builder.faults }
            isFirst = false
            insert(plan, arguments: handler.arguments)
        }
        for variable in own.variables where !taken.contains(variable) {
            let route = (handler.methods.first.map { "\($0.rawValue) " } ?? "") + path.description
            faults.append(
                StartupFault(
                    .unusedVariable, ["variable": variable, "route": route, "taker": "`\(handler.name)`"], at: handler.id))
        }
        return taken
    }

    private mutating func insert(_ plan: RoutePlan, arguments: [ArgumentDescription]) {
        let matchers = plan.variables.map { variable in
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

    /// Two shapes of one name could not be told apart in a schema.
    private mutating func noteDTOs(of handler: Handler) {
        for dto in [handler.options.dto?.erased, handler.options.returnDTO?.erased].compactMap(\.self) {
            if let (known, place) = dtos[dto.name], !known.hasShape(of: dto) {
                faults.append(StartupFault(.duplicateDTO, ["dto": dto.name, "otherPlace": "\(place)"], at: handler.id))
            }
            dtos[dto.name] = (dto, handler.id)
        }
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

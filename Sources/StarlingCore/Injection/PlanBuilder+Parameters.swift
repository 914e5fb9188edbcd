import StarlingHTTP
import StarlingModel

extension PlanBuilder {
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

    /// Where an argument is read from, and by which name.
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
}

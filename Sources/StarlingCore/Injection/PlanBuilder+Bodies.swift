import StarlingHTTP
import StarlingModel

extension PlanBuilder {
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
}

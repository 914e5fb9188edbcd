import HTTPTypes
import StarlingHTTP
import StarlingModel

/// Decides, for one handler at one place, where each argument comes from, and gathers what does not fit. Generated code asks it at start-up.
public final class PlanBuilder {
    private let location: SourceLocation
    private let method: HTTPRequest.Method
    private let path: PathPattern
    private let variables: [String]
    private let options: HandlerOptions
    /// What the handler's bodies look like.
    private var bodies: [WireType] = []
    private(set) var faults: [StartupFault] = []
    /// The variables that an argument takes.
    private(set) var taken: Set<String> = []

    init(location: SourceLocation, method: HTTPRequest.Method, path: PathPattern, options: HandlerOptions) {
        self.options = options
        self.location = location
        self.method = method
        self.path = path
        variables = path.variables
    }

    /// Called by generated code: the binder of an argument that is read from text.
    public func bind<Value>(_ argument: Argument<Value>) -> ParameterBinder<Value> {
        let description = argument.description
        let (origin, name) = origin(of: description, readable: argument.decoder.kind != nil)
        return ParameterBinder(
            origin: origin, name: name, decoder: argument.decoder, constraints: argument.constraints,
            default: argument.default)
    }

    /// Called by generated code: the binder of the body.
    public func bind<Value>(_ argument: BodyArgument<Value>) -> BodyBinder<Value> {
        if let type = argument.decoder.type { bodies.append(type) }
        return BodyBinder(
            name: argument.description.name, decoder: argument.decoder, default: argument.default,
            dto: argument.decoder.type.flatMap { inputDTO(argument.description, $0) })
    }

    /// The shape in which a body is read.
    private func inputDTO(_ argument: ArgumentDescription, _ type: WireType) -> AnyDTO? {
        guard let dto = options.dto?.erased, dto.acts(on: type) else { return AnyDTO.marks(of: type) }
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
    private func outputDTO(_ type: WireType) -> AnyDTO? {
        guard let dto = (options.returnDTO ?? options.dto)?.erased, dto.acts(on: type) else { return AnyDTO.marks(of: type) }
        return dto
    }

    /// Checks the handler's own DTOs, when everything that they may act on is known.
    private func checkDTOs(result: WireType?) {
        let results = result.map { [$0] } ?? []
        for (dto, types) in [(options.dto, bodies + results), (options.returnDTO, results)] {
            guard let dto = dto?.erased else { continue }
            for found in dto.faults { faults.append(StartupFault(found, at: location)) }
            if !types.contains(where: { dto.acts(on: $0) }) {
                fault(.uselessDTO, ["dto": dto.name, "model": "\(dto.model)"])
            }
        }
    }

    /// Called by generated code: the binder of a part of the request.
    public func bind<Value>(_ argument: ReservedArgument<Value>) -> ReservedDecoder<Value> { argument.decoder }

    private func origin(of argument: ArgumentDescription, readable: Bool) -> (ParameterOrigin, String) {
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
                    "closest": ClosestName.hint(for: argument.name, among: variables),
                ])
        }
    }

    /// What the answers have when the result says nothing else.
    func answer<Result>(_ result: ResultEncoder<Result>, status: HTTPResponse.Status?, media: MediaType?) -> ResponseDefaults {
        let status = status ?? defaultStatus(hasBody: result.hasBody)
        let type = TypeName.of(Result.self)
        checkDTOs(result: result.type)
        if !result.isEncodable { fault(.unencodableResult, ["type": type]) }
        let forbidsBody = status.code < 200 || status.code == 204 || status.code == 304
        if forbidsBody, result.hasBody, !result.bringsStatus {
            fault(.bodyForbidden, ["status": "\(status.code)", "type": type])
        }
        var headers = HeaderFields()
        if let media = result.hasBody ? media ?? result.media : nil {
            headers.append(media.rawValue, for: .contentType)
        }
        return ResponseDefaults(status: status, headers: headers, dto: result.type.flatMap(outputDTO))
    }

    private func defaultStatus(hasBody: Bool) -> HTTPResponse.Status {
        switch method {
        case .post: .created
        case .delete where !hasBody: .noContent
        default: .ok
        }
    }

    private func fault(_ code: FaultCode, _ parameters: [String: String]) {
        let route = ["route": "\(method.rawValue) \(path)"]
        faults.append(StartupFault(code, parameters.merging(route) { given, _ in given }, at: location))
    }
}

import HTTPTypes
import StarlingHTTP
import StarlingModel

/// What a route says of its answers, from which those of a type of result are settled at start-up.
struct ResultRoute {
    private let builder: PlanBuilder
    /// The status that was asked for; nil for that of the method.
    var status: HTTPResponse.Status?
    /// The media type that was asked for; nil for that of the result's type.
    private let media: MediaType?
    /// Those that clients may choose from; none where there is no choice.
    private let offers: [MediaType]
    private let fields: AnswerFields

    init(
        _ builder: PlanBuilder, status: HTTPResponse.Status?, media: MediaType?, offers: [MediaType], fields: AnswerFields
    ) {
        self.builder = builder
        self.status = status
        self.media = media
        self.offers = offers
        self.fields = fields
    }

    /// Settles the results of the handler.
    func settle<Result>(_ encoder: ResultEncoder<Result>) -> SettledResult<Result> {
        let settled = encoder.settle(self)
        if let media, !offers.isEmpty {
            fault(.unofferable, Result.self, ["media": media.rawValue, "reason": "`media:` leaves no choice: say `offers:` alone"])
        }
        builder.checkDTOs(results: settled.descriptions.compactMap(\.type))
        return settled
    }

    /// Settles results of one form.
    func settle<Result>(_ form: ResultForm<Result>) -> SettledResult<Result> {
        let status = status ?? form.status ?? defaultStatus(hasBody: form.hasBody)
        if !form.isEncodable { fault(.unencodableResult, Result.self) }
        if let type = form.type, FormFaults.holdsFiles(type, builder.outputDTO(type)?.outputDescription) {
            fault(.fileInResult, Result.self)
        }
        let forbidsBody = status.code < 200 || status.code == 204 || status.code == 304
        if forbidsBody, form.hasBody, !form.bringsStatus { fault(.bodyForbidden, Result.self, ["status": "\(status.code)"]) }
        // What has no body, or brings its own, is the same whatever a client likes best.
        let isOffered = !offers.isEmpty && form.hasBody && form.media != nil
        let media = isOffered ? offers : [media(of: form)].compactMap(\.self)
        return SettledResult(
            descriptions: [ResultDescription(status: status, media: media, type: form.type, isStreamed: form.isStreamed)],
            encode: isOffered
                ? media.map { encode(form, status, $0) }
                : Array(repeating: encode(form, status, media.first), count: max(1, offers.count)))
    }

    /// How results of a form become answers in one media type.
    private func encode<Result>(
        _ form: ResultForm<Result>, _ status: HTTPResponse.Status, _ media: MediaType?
    ) -> SettledResult<Result>.Encode {
        var fields = fields
        if let media { fields.set(.contentType, to: media.rawValue) }
        let defaults = ResponseDefaults(status: status, fields: fields, dto: form.type.flatMap(builder.outputDTO))
        let known = media.flatMap { form.writer($0) ?? writer(of: form, in: $0) }
        // A value that nobody writes as YAML would be called so and be JSON. By other names it may be called what the handler likes.
        if let media, known == nil, form.media != media, !offers.isEmpty || (form.type != nil && media.isYAML) {
            fault(.unofferable, Result.self, ["media": media.rawValue, "reason": mending(form, media)])
        }
        let write = known ?? form.write
        return { result, status, context in
            guard let status else { return try write(result, defaults, context) }
            return try write(result, defaults.with(status), context)
        }
    }

    /// How the application writes results of a form in a media type; nil where it does not.
    private func writer<Result>(of form: ResultForm<Result>, in media: MediaType) -> ResultEncoder<Result>.Write? {
        guard let json = form.json, let encoder = builder.encoders.first(where: { media.isOne(of: $0.mediaTypes) }) else { return nil }
        return { result, defaults, _ in
            let body = try encoder.body(of: try json(result, defaults.dto), as: media)
            return Response(status: defaults.status, headers: defaults.headers, body: body)
        }
    }

    /// What to do about a media type that results of a form cannot be written in.
    private func mending<Result>(_ form: ResultForm<Result>, _ media: MediaType) -> String {
        let own = "conform it to `MediaConvertible`, or do not offer that"
        if form.json == nil { return own }
        return media.isYAML ? "add the plug-in `YAML()` of StarlingYAML, \(own)" : "add a `MediaEncoder` to the application, \(own)"
    }

    /// The media type of the answers; nil when they have no body, or each has its own.
    private func media<Result>(of form: ResultForm<Result>) -> MediaType? {
        guard form.hasBody else { return nil }
        return media ?? (form.media == .json ? builder.json : form.media)
    }

    private func defaultStatus(hasBody: Bool) -> HTTPResponse.Status {
        switch builder.method {
        case .post: .created
        case .delete where !hasBody: .noContent
        default: .ok
        }
    }

    /// Reports what is wrong with a type of result here.
    func fault(_ code: FaultCode, _ type: any Any.Type, _ parameters: [String: String] = [:]) {
        builder.fault(code, parameters.merging(["type": TypeName.of(type)]) { given, _ in given })
    }
}

import StarlingHTTP
public import StarlingModel

/// Reads one argument from every request of a route. Where from was decided at start-up.
public struct ParameterBinder<Value: Sendable>: Sendable {
    let origin: ParameterOrigin
    /// The name on the wire; in lower case for headers.
    let name: String
    let decoder: ParameterDecoder<Value>
    let constraints: Constraints<Value>
    let `default`: (@Sendable () throws -> Value)?
    /// Takes the value from a provider, if that makes it; nil as long as the provider has not run.
    var provided: (@Sendable (RequestContext) -> Value?)?
    /// The parameters, where the value is made of several.
    var group: GroupBinder?

    /// The value; nil when there is none that fits: then the fault is in the context. Nil also as long as a provider has not run.
    public func value(in context: RequestContext) -> Value? {
        if let provided { return provided(context) }
        switch decoder.shape {
        case .one(let read):
            switch origin {
            case .path(let index):
                return context.path.withValue(in: context.captures[index]) { take($0, read, context) }
            case .query:
                // A name that came more than once: the last value counts.
                var found: Value?
                var came = false
                context.request.query.forEachValue(of: name) { text in
                    came = true
                    found = nil
                    if let value = Self.read(text, read) { found = value }
                }
                guard came else { return absent(in: context) }
                guard let found else { return refuse(last(in: context), context) }
                return checked(found, context)
            case .header:
                var result: Value??
                var text: String?
                context.request.headers.forEachValue(of: name) { value in
                    result = .some(read(value.span))
                    text = String(decoding: value, as: UTF8.self)
                }
                guard let result else { return absent(in: context) }
                guard let value = result else { return refuse(text ?? "", context) }
                return checked(value, context)
            case .cookie:
                guard let text = context.request.cookies[name] else { return absent(in: context) }
                guard let value = read(text.utf8.span) else { return refuse(text, context) }
                return checked(value, context)
            case .refused:
                return nil
            }
        case .many(let read):
            guard let texts = origin.texts(of: name, in: context, separator: decoder.separator) else { return absent(in: context) }
            switch read(texts) {
            case .success(let value): return checked(value, context)
            case .failure(let bad): return refuse(bad.text, context, at: "[\(bad.position)]")
            }
        case .group:
            guard let values = group?.values(in: context) else { return absent(in: context) }
            return read(values, context)
        case .none:
            return nil
        }
    }

    /// Makes a group of what came.
    private func read(_ values: FormValues, _ context: RequestContext) -> Value? {
        guard let group, let read = decoder.group?.read else { return nil }
        do {
            return try read(values, group.dto)
        } catch let error as ValidationError {
            for fault in error.faults { for fault in group.named(fault) { context.add(fault, name: "", source: source) } }
        } catch {
            context.fail(error)
        }
        return nil
    }

    private func take(
        _ text: UnsafeBufferPointer<UInt8>, _ read: (Span<UInt8>) -> Value?, _ context: RequestContext
    ) -> Value? {
        guard let value = read(text.span) else {
            // Routing has asked one argument of the variable; this is another one, or a tail. A path that is no value leads nowhere.
            context.fail(HTTPError.notFound())
            return nil
        }
        return checked(value, context)
    }

    /// Reads a text of the query, which is decoded only when it must be.
    private static func read(_ text: UnsafeBufferPointer<UInt8>, _ read: (Span<UInt8>) -> Value?) -> Value? {
        if !text.contains(where: { $0 == 0x25 || $0 == 0x2B }) { return read(text.span) }
        let decoded = PercentCoding.decode(text, plusIsSpace: true)
        return read(decoded.utf8.span)
    }

    private func last(in context: RequestContext) -> String { context.request.query[name] ?? "" }

    private func checked(_ value: Value, _ context: RequestContext) -> Value? {
        if constraints.isEmpty { return value }
        let broken = constraints.check(value)
        if broken.isEmpty { return value }
        for fault in broken { context.add(fault, name: name, source: source) }
        return nil
    }

    private func absent(in context: RequestContext) -> Value? {
        do {
            if let value = try `default`?() ?? decoder.absent { return value }
        } catch {
            context.fail(error)
            return nil
        }
        // What a group lacks is known by its fields.
        if group != nil { return read(GroupBinder.nothing, context) }
        context.add(.missing(name, source), name: name, source: source)
        return nil
    }

    private func refuse(_ text: String, _ context: RequestContext, at place: String = "") -> Value? {
        let fault =
            decoder.isEnumeration
            ? Fault(.invalidEnumValue, ["value": text], path: place)
            : Fault(.wrongType, ["type": decoder.kind?.name ?? "value", "got": "str"], path: place)
        context.add(fault, name: name, source: source)
        return nil
    }

    private var source: FaultSource { origin.source }
}

extension FaultCode {
    /// A parameter that must come did not. Parameters: `source`, `name`.
    public static let missingParameter = FaultCode("missing_parameter", "Missing required {source} parameter '{name}'")
    /// A body that must come did not.
    public static let missingBody = FaultCode("missing_body", "Missing required body")
}

extension Fault {
    /// A parameter that must come did not.
    static func missing(_ name: String, _ source: FaultSource) -> Fault {
        Fault(.missingParameter, ["source": source.rawValue, "name": name])
    }
}

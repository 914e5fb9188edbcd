import StarlingHTTP
public import StarlingModel

/// Where start-up found an argument.
enum ParameterOrigin: Sendable {
    /// The position of the variable in the path.
    case path(Int)
    case query
    case header
    case cookie
    /// Start-up has refused the argument; nothing is ever read.
    case refused
}

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
            let texts = texts(in: context)
            if texts.isEmpty { return absent(in: context) }
            switch read(texts) {
            case .success(let value): return checked(value, context)
            case .failure(let bad): return refuse(bad.text, context, at: "[\(bad.position)]")
            }
        case .none:
            return nil
        }
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

    private func texts(in context: RequestContext) -> [String] {
        switch origin {
        case .query: context.request.query.all(name)
        case .header:
            {
                var texts: [String] = []
                context.request.headers.forEachValue(of: name) { texts.append(String(decoding: $0, as: UTF8.self)) }
                return texts
            }()
        case .cookie: context.request.cookies.filter { $0.name == name }.map(\.value)
        case .path, .refused: []
        }
    }

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
        context.add(
            Fault(.missingParameter, ["source": source.rawValue, "name": name]), name: name, source: source)
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

    private var source: FaultSource {
        switch origin {
        case .path: .path
        case .query: .query
        case .header: .header
        case .cookie: .cookie
        case .refused: .query
        }
    }
}

extension FaultCode {
    /// A parameter that must come did not. Parameters: `source`, `name`.
    public static let missingParameter = FaultCode("missing_parameter", "Missing required {source} parameter '{name}'")
    /// A body that must come did not.
    public static let missingBody = FaultCode("missing_body", "Missing required body")
}

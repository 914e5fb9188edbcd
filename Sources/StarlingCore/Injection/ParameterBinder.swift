import StarlingHTTP
public import StarlingModel

/// Reads one argument from every request of a route. Where from was decided at start-up.
public struct ParameterBinder<Value: Sendable>: Sendable {
    /// Where the value is when nothing is wrong.
    @usableFromInline
    enum Shortcut: Sendable {
        case none
        /// With the provider of the number, which makes values of the very type: start-up has compared them.
        case provided(Int)
        case path(Int)
        case query
    }

    @usableFromInline let shortcut: Shortcut
    /// Reads one text, where there is a shortcut to it.
    @usableFromInline let read: (@Sendable (Span<UInt8>) -> Value?)?
    /// The name on the wire; in lower case for headers.
    @usableFromInline let name: String
    let origin: ParameterOrigin
    let decoder: ParameterDecoder<Value>
    let constraints: Constraints<Value>
    let `default`: (@Sendable () throws -> Value)?
    /// Takes the value from a provider, if that makes it; nil as long as the provider has not run.
    private let provided: (@Sendable (RequestContext) -> Value?)?
    /// The parameters, where the value is made of several.
    let group: GroupBinder?

    /// Reads an argument from the request.
    init(_ argument: ParameterArgument<Value>, name: String, origin: ParameterOrigin, group: GroupBinder?) {
        self.init(argument, name: name, origin: origin, group: group, provided: nil, number: nil)
    }

    /// Takes an argument from elsewhere.
    /// - Parameter number: That of the provider which makes values of the very type; nil where the value is had otherwise.
    init(_ argument: ParameterArgument<Value>, provided: @escaping @Sendable (RequestContext) -> Value?, number: Int?) {
        self.init(
            argument, name: argument.description.name, origin: .refused, group: nil, provided: provided, number: number)
    }

    private init(
        _ argument: ParameterArgument<Value>, name: String, origin: ParameterOrigin, group: GroupBinder?,
        provided: (@Sendable (RequestContext) -> Value?)?, number: Int?
    ) {
        self.name = name
        self.origin = origin
        self.group = group
        self.provided = provided
        decoder = argument.decoder
        constraints = argument.constraints
        `default` = argument.default
        if case .one(let read) = argument.decoder.shape, argument.constraints.isEmpty { self.read = read } else { read = nil }
        switch origin {
        case .path(let index): shortcut = .path(index)
        case .query: shortcut = .query
        default: shortcut = number.map { .provided($0) } ?? .none
        }
    }

    /// The value; nil when there is none that fits: then the fault is in the context. Nil also as long as a provider has not run.
    // Inlinable, so that what nearly every request needs is compiled where the type is known: unknown, it has to be looked up each time.
    @inlinable
    public func value(in context: RequestContext) -> Value? {
        var found: Value?
        switch shortcut {
        case .provided(let number):
            guard let box = context.provided(number) else { return nil }
            // The box of this number holds values of this very type, or start-up would not have made the shortcut.
            return unsafeDowncast(box, to: ProvidedBox<Value>.self).value
        case .path(let index):
            if let read { context.visitPathValue(index) { found = read($0.span) } }
        case .query:
            // A name that came more than once: the last value counts.
            if let read { context.visitQueryValues(of: name) { found = read($0.span) } }
        case .none: break
        }
        return found ?? anyValue(in: context)
    }

    /// The value by the long way, on which it becomes known what is wrong.
    @usableFromInline
    func anyValue(in context: RequestContext) -> Value? {
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

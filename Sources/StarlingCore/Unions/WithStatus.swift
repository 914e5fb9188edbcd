import HTTPTypes

/// A result with a status that is known before it is there: a case of ``OneOf``.
///
/// ```swift
/// func book(id: Int) async -> OneOf<Book, WithStatus<410, Notice>>
/// ```
/// For a status that is chosen while the handler runs, there is ``StarlingHTTP/Reply``.
public struct WithStatus<let code: Int, Value: Sendable>: Sendable {
    /// What the body is made of.
    public var value: Value

    /// Gives a value the status.
    public init(_ value: Value) {
        self.value = value
    }
}

extension WithStatus where Value == Void {
    /// An answer of the status, without a body.
    public init() { self.init(()) }
}

extension WithStatus: EncodedResult {
    /// Called by generated code.
    public static var encoder: ResultEncoder<WithStatus<code, Value>> {
        let inner = ResultEncoding.dynamic(Value.self)
        return ResultEncoder { route in
            var route = route
            route.status = HTTPResponse.Status(code: code)
            return inner.settle(route).mapping { encode in
                { try encode($0.value, $1, $2) }
            }
        }
    }
}

public import HTTPTypes

extension HTTPResponse.Status {
    /// What the status is called: its reason phrase; where it was made of a number alone, the usual one of that number; else `Status 599`.
    public var phrase: String { reasonPhrase.isEmpty ? Self.phrases[code] ?? "Status \(code)" : reasonPhrase }

    private static let phrases: [Int: String] = {
        let named: [HTTPResponse.Status] = [
            .badRequest, .unauthorized, .forbidden, .notFound, .methodNotAllowed, .notAcceptable, .proxyAuthenticationRequired,
            .requestTimeout, .conflict, .gone, .lengthRequired, .preconditionFailed, .contentTooLarge, .uriTooLong, .unsupportedMediaType,
            .rangeNotSatisfiable, .expectationFailed, .misdirectedRequest, .unprocessableContent, .tooEarly, .upgradeRequired,
            .preconditionRequired, .tooManyRequests, .requestHeaderFieldsTooLarge, .unavailableForLegalReasons, .internalServerError,
            .notImplemented, .badGateway, .serviceUnavailable, .gatewayTimeout, .httpVersionNotSupported, .networkAuthenticationRequired,
        ]
        return Dictionary(named.map { ($0.code, $0.reasonPhrase) }) { first, _ in first }
    }()
}

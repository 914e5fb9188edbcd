import StarlingModel

/// Why something cannot stand where it was registered.
struct RoutePlaceError: Error {
    let fault: Fault

    init(_ code: FaultCode, _ parameters: [String: String]) { fault = Fault(code, parameters) }

    init(_ error: PathPatternError) { fault = error.fault }
}

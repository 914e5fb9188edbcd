/// The wording of faults. Faults travel as codes and figures; the sentence is made last, here, so that it can be replaced or translated.
///
/// ```swift
/// var german = FaultCatalogue()
/// german[.greaterOrEqual] = "Erwartet: `{type}` >= {bound}"
/// Application(handlers: [$hello], catalogue: german)
/// ```
public struct FaultCatalogue: Sendable {
    private var templates: [FaultCode: String] = [:]

    /// A catalogue in which every code has its own default wording.
    public init() {}

    /// The template of a code: the one set here, or the code's own.
    public subscript(code: FaultCode) -> String {
        get { templates[code] ?? code.template }
        set { templates[code] = newValue }
    }

    /// The sentence for a fault: its code's template with every `{name}` replaced by that parameter (an unknown name stays as it is).
    public func message(for fault: Fault) -> String {
        var message = ""
        var rest = Substring(self[fault.code])
        while let open = rest.firstIndex(of: "{") {
            message += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = String(rest[rest.index(after: open)..<close])
            message += fault.parameters[name] ?? String(rest[...close])
            rest = rest[rest.index(after: close)...]
        }
        return message + rest
    }
}

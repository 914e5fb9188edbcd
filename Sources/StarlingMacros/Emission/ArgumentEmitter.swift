import SwiftSyntax

extension HandlerArgument {
    /// The expression that describes the argument to the framework.
    var expression: String {
        switch source {
        case .reserved(let part):
            // The body is read like a decoded one, which may have to wait.
            let initializer = takesBody ? "StarlingCore.BodyArgument" : "StarlingCore.ReservedArgument"
            let decoder = "decoder: StarlingCore.ReservedDecoding.\(part)(\(type.reference))"
            return "\(initializer)(\(StringLiterals.source(of: name)), \(decoder))"
        case .body: return call("StarlingCore.BodyArgument", place: media?.source, decoding: "BodyDecoding")
        case .open: return call("StarlingCore.ParameterArgument", place: nil, decoding: "ParameterDecoding")
        case .wrapped(let place):
            return call("StarlingCore.ParameterArgument", place: "source: .\(place)", decoding: "ParameterDecoding")
        }
    }

    private func call(_ initializer: String, place: String?, decoding: String) -> String {
        var parts = [StringLiterals.source(of: name)]
        if let alias { parts.append("alias: \(alias.expression.trimmedDescription)") }
        if let place { parts.append(place) }
        let separated = separator.map { ".separated(by: \($0.expression))" } ?? ""
        parts.append("decoder: StarlingCore.\(decoding).of(\(type.reference))\(separated)")
        if let constraints { parts.append("constraints: \(constraints.source(for: type))") }
        if !documentation.isEmpty {
            let list = documentation.map(\.source).joined(separator: ", ")
            parts.append("documentation: StarlingCore.ArgumentDocumentation(\(list))")
        }
        if let defaultValue { parts.append("default: { \(defaultValue) }") }
        return "\(initializer)(\(parts.joined(separator: ", ")))"
    }
}

/// HTML that cannot be broken by what is put in: literals are markup, values are text and are escaped.
///
/// ```swift
/// let row: Markup = "<td>\(name)</td>"
/// ```
struct Markup: ExpressibleByStringInterpolation, Sendable {
    /// The markup as it is sent.
    private(set) var html: String

    // A `StaticString`, so that nothing but a literal can ever be taken for markup.
    init(stringLiteral value: StaticString) { html = value.description }

    init(stringInterpolation: StringInterpolation) { html = stringInterpolation.html }

    /// Pieces one after another.
    init(_ pieces: [Markup]) { html = pieces.map(\.html).joined() }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var html = ""

        init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity + 32 * interpolationCount) }

        mutating func appendLiteral(_ literal: StaticString) { html += literal.description }

        /// Puts markup in.
        mutating func appendInterpolation(_ markup: Markup) { html += markup.html }

        /// Puts text in. Control characters, which HTML does not allow, become U+FFFD.
        mutating func appendInterpolation(_ text: String) {
            for scalar in text.unicodeScalars {
                switch scalar {
                case "&": html += "&amp;"
                case "<": html += "&lt;"
                case ">": html += "&gt;"
                case "\"": html += "&quot;"
                case "'": html += "&#39;"
                case "\n", "\t": html.unicodeScalars.append(scalar)
                case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": html += "\u{FFFD}"
                default: html.unicodeScalars.append(scalar)
                }
            }
        }

        /// Puts a number in.
        mutating func appendInterpolation(_ number: Int) { html += "\(number)" }
    }
}

import HTTPTypes

extension HeaderFields {
    /// The names of the content codings of the body, in the order in which they were applied, in lower case (RFC 9110, section 8.4).
    /// `identity`, which changes nothing, is left out; `x-gzip` is `gzip`.
    public var contentCodings: [String] {
        var codings: [String] = []
        for value in self[values: .contentEncoding] {
            for part in MediaRange.split(value[...], at: ",") {
                let name = part.lowercased()
                codings.append(name == "x-gzip" ? "gzip" : name)
            }
        }
        codings.removeAll { $0.isEmpty || $0 == "identity" }
        return codings
    }
}

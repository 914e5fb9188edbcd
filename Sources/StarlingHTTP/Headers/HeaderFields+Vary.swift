import HTTPTypes

extension HeaderFields {
    /// Says that the answer depends on a field of the request (RFC 9110, section 12.5.5), unless that is said already.
    /// - Parameter name: The field's name.
    package mutating func vary(on name: String) {
        let known = (self[.vary] ?? "").lowercased().split(separator: ",").map { $0.filter { $0 != " " && $0 != "\t" } }
        if known.contains("*") || known.contains(name.lowercased()) { return }
        append(name, for: .vary)
    }
}

public import HTTPTypes

extension HeaderFields {
    /// What the answer is said to depend on.
    package var varying: Vary { Vary(headerValue: self[.vary] ?? "") }

    /// Says that the answer depends on fields of the request, besides those that are told already (RFC 9110, section 12.5.5).
    ///
    /// ```swift
    /// response.headers.vary(on: .acceptLanguage)
    /// ```
    /// Whatever makes an answer depend on a field says so in this way: a middleware that sets the field instead would take away what others
    /// have said.
    public mutating func vary(on names: HTTPField.Name...) {
        for name in names { vary(on: Vary(name)) }
    }

    /// Says that the answer depends on all that another one does. There is one field of that name afterwards.
    public mutating func vary(on other: Vary) {
        let known = varying
        let union = known.union(other)
        if union != known { self[.vary] = union.headerValue }
    }

    /// Says that the answer depends on a field of the request.
    /// - Parameter name: The field's name.
    package mutating func vary(on name: String) { vary(on: Vary(headerValue: name)) }
}

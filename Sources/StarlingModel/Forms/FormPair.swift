/// A name of a form with its value.
package struct FormPair: Sendable {
    /// The name.
    package let name: String
    /// The value; nil for a name that came without one.
    package let value: FormValue?

    /// Puts both together.
    package init(_ name: String, _ value: FormValue?) {
        self.name = name
        self.value = value
    }
}

/// What came under a name of a form.
public enum FormValue: Sendable {
    /// A text.
    case text(String)
    /// A file, for a type that reads itself by ``WireReader/readFile(_:)``.
    indirect case file(any Sendable)
    /// An input for a file that was left empty: `nil` for an optional, nothing in a list.
    case noFile
}

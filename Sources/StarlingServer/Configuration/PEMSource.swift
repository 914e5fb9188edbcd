/// Where certificates or a key come from, in PEM form.
public enum PEMSource: Sendable, Hashable {
    /// A file: it is read at the start, and again at each reload.
    case file(String)
    /// The text itself.
    case text(String)
}

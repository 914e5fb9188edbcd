/// A word about a field that other parts of a program act on.
///
/// The set is open: a module adds its own, and the field table keeps those that it does not know.
///
/// ```swift
/// extension FieldMark {
///     static let primaryKey = FieldMark("primaryKey")
///     static func column(_ name: String) -> FieldMark { FieldMark("column", name) }
/// }
///
/// @Model struct User { @Field(.primaryKey, .column("user_id")) var id: Int }
/// ```
public struct FieldMark: Sendable, Hashable {
    /// What the mark says.
    public let name: String
    /// What it says it with, if anything.
    public let value: String?

    /// Makes a mark.
    /// - Parameters:
    ///   - name: What it says.
    ///   - value: What it says it with. Default: nothing.
    public init(_ name: String, _ value: String? = nil) {
        self.name = name
        self.value = value
    }

    /// Clients get the field but cannot send it: it is left out of the bodies of requests.
    public static let readOnly = FieldMark("readOnly")
    /// Clients send the field but never get it: it is left out of answers.
    public static let writeOnly = FieldMark("writeOnly")
    /// Clients never see the field.
    public static let `private` = FieldMark("private")
    /// The documentation advises against it.
    public static let deprecated = FieldMark("deprecated")
    /// The property is computed, or cannot be set: it is written and never read.
    public static let computed = FieldMark("computed")
}

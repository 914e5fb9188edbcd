/// A value that is read from one piece of text: a path variable, a query parameter, a header, a cookie,
/// a form field or a dictionary key.
///
/// Strings, numbers, `Bool`, `Decimal`, `UUID`, `URL`, `Date`, ``LocalDate``, ``LocalTime`` and `Duration`
/// conform. A type of your own adopts it with one initializer and one property:
///
/// ```swift
/// struct Slug: ParameterValue {
///     let parameterText: String
///     init?(parameter text: String) {
///         guard text.utf8.allSatisfy({ $0 == 0x2D || (0x61...0x7A).contains($0) }) else { return nil }
///         parameterText = text
///     }
/// }
/// ```
///
/// An enumeration or another `RawRepresentable` type whose raw value conforms needs nothing but the
/// declaration: `extension Color: ParameterValue {}`.
public protocol ParameterValue: Sendable {
    /// Reads the value, or gives `nil` when the text is not one.
    ///
    /// The text comes from a client, so this must not trap, whatever it holds.
    init?(parameter text: String)

    /// Reads the value from UTF-8 bytes, before any `String` is made of them.
    ///
    /// The default makes a `String` (bytes that are not UTF-8 give `nil`) and calls ``init(parameter:)``.
    /// Write it only to save that step; it must accept exactly the texts the other initializer accepts.
    init?(parameterUTF8 text: Span<UInt8>)

    /// The text of the value, as it stands in a URL before percent-encoding: ``init(parameter:)`` reads it back
    /// to an equal value.
    var parameterText: String { get }

    /// What messages call the value, and which texts it accepts.
    ///
    /// The default is ``ParameterKind/custom(_:name:narrowness:)`` of the type.
    static var parameterKind: ParameterKind { get }
}

extension ParameterValue {
    /// Makes a `String` of the bytes and reads that; `nil` for bytes that are not UTF-8.
    @inlinable
    public init?(parameterUTF8 text: Span<UInt8>) {
        guard let text = String(parameterUTF8: text) else { return nil }
        self.init(parameter: text)
    }

    /// A kind of its own, named after the type.
    public static var parameterKind: ParameterKind { .custom(Self.self) }
}

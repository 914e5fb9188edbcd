#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension URL: ParameterValue {
    /// The longest text that is looked at, in bytes: what servers commonly take as a request line.
    private static let longestText = 8192

    /// Reads an absolute URL, such as `https://example.com/a?b=c` or `mailto:a@example.com`.
    ///
    /// `nil` without a scheme, since almost any text is a relative URL; for `http` and `https` without a host;
    /// with characters that a URL must percent-encode; and above 8192 bytes.
    public init?(parameter text: String) {
        guard text.utf8.count <= Self.longestText,
            let url = URL(string: text, encodingInvalidCharacters: false),
            let scheme = url.scheme?.lowercased(), !scheme.isEmpty
        else { return nil }
        if scheme == "http" || scheme == "https" {
            guard let host = url.host(), !host.isEmpty else { return nil }
        }
        self = url
    }

    /// The URL as a string.
    public var parameterText: String { absoluteString }

    /// ``ParameterKind/url``.
    public static var parameterKind: ParameterKind { .url }
}

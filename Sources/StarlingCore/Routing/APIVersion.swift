import HTTPTypes
public import StarlingHTTP
import StarlingModel

/// A version of an API, and where a request says which one it means.
///
/// ```swift
/// Router("/books", version: .path("v1"), handlers: [$booksV1])                        // /v1/books
/// Router("/books", version: .header("X-API-Version", "2"), handlers: [$booksV2])
/// Router("/books", version: .mediaType("application/vnd.acme.v3+json"), handlers: [$booksV3])
/// ```
/// A version that several routers have is best given a name: `extension APIVersion { static let v2 = header("X-API-Version", "2") }`,
/// then `version: .v2`. One of them may be the default, which also answers the requests that name none; a request that names one which
/// does not exist is never answered by it.
public struct APIVersion: Sendable, Hashable, CustomStringConvertible {
    /// Where a request says which version it means.
    public enum Place: Sendable, Hashable {
        /// In its path, before that of the router.
        case path
        /// In a header field, of this name in lower case.
        case header(String)
        /// In `Accept`, as a media type.
        case mediaType
    }

    /// Where a request says which version it means.
    public let place: Place
    /// What it says there: `v1`, `2`, `application/vnd.acme.v3+json`.
    public let name: String
    /// Whether it also answers requests that name no version.
    public let isDefault: Bool

    private init(_ place: Place, _ name: String, isDefault: Bool) {
        self.place = place
        self.name = name
        self.isDefault = isDefault
    }

    /// Named by the beginning of the path, before the path of the router: `.path("v1")`.
    /// - Parameters:
    ///   - prefix: One part of a path or more, without variables.
    ///   - isDefault: Whether the paths without it are answered as well. Default: they are not.
    public static func path(_ prefix: String, isDefault: Bool = false) -> APIVersion {
        APIVersion(.path, prefix, isDefault: isDefault)
    }

    /// Named by a header field: `.header("X-API-Version", "1")`.
    /// - Parameters:
    ///   - name: The field's name.
    ///   - value: Its whole value.
    ///   - isDefault: Whether requests without the field are answered as well. Default: they are not.
    public static func header(_ name: String, _ value: String, isDefault: Bool = false) -> APIVersion {
        APIVersion(.header(name.lowercased()), value, isDefault: isDefault)
    }

    /// Named by a media type in `Accept`, or by a parameter of one: `.mediaType("application/vnd.acme.v1+json")`,
    /// `.mediaType("application/json; version=1")`. What the handlers answer as JSON has it as its `Content-Type`.
    /// - Parameters:
    ///   - type: The media type. Of several that a client accepts, the one that it prefers is answered.
    ///   - isDefault: Whether requests without `Accept` are answered as well, and those that accept `*/*`, `application/*` or, of
    ///     `application/vnd.acme.v1+json` and `application/json; version=1`, plain `application/json`. Default: they are not.
    public static func mediaType(_ type: MediaType, isDefault: Bool = false) -> APIVersion {
        APIVersion(.mediaType, type.rawValue, isDefault: isDefault)
    }

    /// As it stands in the list of routes: `v1`, `x-api-version: 2 (default)`.
    public var description: String {
        let text = if case .header(let field) = place { "\(field): \(name)" } else { name }
        return isDefault ? text + " (default)" : text
    }

    /// The media type of answers in JSON, where it says which version they are.
    var answerType: MediaType? { place == .mediaType ? MediaType(rawValue: name) : nil }
}

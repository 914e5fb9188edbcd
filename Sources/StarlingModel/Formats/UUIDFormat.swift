#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension TextFormat {
    /// `uuid`: the 36 characters of RFC 4122, section 3, in any case: `2eb8aa08-aa98-11ea-b4aa-73b441d16380`.
    ///
    /// Any version and variant will do. Braces and `urn:uuid:` are no part of it.
    public static let uuid = TextFormat("uuid", utf8: { UUID(parameterUTF8: $0) != nil })
}

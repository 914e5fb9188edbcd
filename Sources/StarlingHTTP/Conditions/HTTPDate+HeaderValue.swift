#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension HTTPDate: HeaderValue {
    /// As dates stand in header fields: `Sun, 06 Nov 1994 08:49:37 GMT`.
    public var headerValue: String { description }
}

extension Date: HeaderValue {
    /// As dates stand in header fields, to the second: `Sun, 06 Nov 1994 08:49:37 GMT`.
    public var headerValue: String { HTTPDate(self).description }
}

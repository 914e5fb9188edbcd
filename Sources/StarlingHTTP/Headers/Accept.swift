import HTTPTypes

/// What a client wants to be answered with: the `Accept` field (RFC 9110, section 12.5.1).
///
/// ```swift
/// let accept = Accept(request.headers)
/// if accept.quality(of: .html) > accept.quality(of: .json) { … }
/// ```
public struct Accept: Sendable {
    private let ranges: [MediaRange]

    /// Reads the fields of a request. Where none can be read, everything is as welcome as everything else.
    public init(_ headers: HeaderFields) { self.init(headers[.accept] ?? "") }

    /// Reads the value of a field. A range that cannot be read is passed over.
    public init(_ value: String) {
        ranges = MediaRange.split(value[...], at: ",").compactMap(MediaRange.init)
    }

    /// How welcome a media type is, from 0 (not at all) to 1: what the most specific of the ranges says that it is in.
    ///
    /// A type is in a range whose parameters it has, whatever others it has besides.
    public func quality(of media: MediaType) -> Double {
        if ranges.isEmpty { return 1 }
        guard let offer = MediaRange(media.rawValue[...]) else { return 0 }
        var best = (specificity: -1, quality: 0.0)
        for range in ranges {
            if let specificity = range.specificity(for: offer), specificity > best.specificity { best = (specificity, range.quality) }
        }
        return best.quality
    }
}

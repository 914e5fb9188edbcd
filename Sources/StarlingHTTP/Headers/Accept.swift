import HTTPTypes

/// What a client wants to be answered with: the `Accept` field (RFC 9110, section 12.5.1).
///
/// ```swift
/// let accept = Accept(request.headers)
/// switch accept.best(of: [.json, .html]) { … }
/// ```
public struct Accept: Sendable {
    private let ranges: [MediaRange]

    /// Reads the fields of a request. Where none can be read, everything is as welcome as everything else.
    public init(_ headers: HeaderFields) { self.init(headers[.accept] ?? "") }

    /// Reads the value of a field. A range that cannot be read is passed over.
    public init(_ value: String) {
        ranges = MediaRange.all(in: value)
    }

    /// How welcome a media type is, from 0 (not at all) to 1: what the most specific of the ranges says that it is in.
    ///
    /// A type is in a range whose parameters it has, whatever others it has besides.
    public func quality(of media: MediaType) -> Double {
        if ranges.isEmpty { return 1 }
        guard let offer = MediaRange(media.rawValue[...]) else { return 0 }
        return fit(of: offer)?.quality ?? 0
    }

    /// The media type that the client likes best; nil when it takes none of them.
    ///
    /// Of those that are equally welcome, the one that a range names more closely is taken, and then the first. Parameters count, but for
    /// `charset`: who asks for `text/plain` is not given `text/plain; format=flowed`, which is another thing. Parameters that no offer has
    /// are passed over, where nothing is acceptable otherwise. An offer may be open (`text/*`): then the type is the client's.
    /// - Parameter offers: What there is, the preferred one first.
    public func best(of offers: [MediaType]) -> MediaType? {
        let offered = OfferedMedia(offers)
        guard let index = offered.index(for: self) else { return nil }
        guard let range = MediaRange(offers[index].rawValue[...]), range.isOpen else { return offers[index] }
        let named = ranges.filter { !$0.isOpen && $0.quality > 0 && range.includes($0) }.max { $0.quality < $1.quality }
        return named.map { MediaType(rawValue: "\($0.type)/\($0.subtype)") } ?? offers[index]
    }

    /// Whether nothing was said.
    var isEmpty: Bool { ranges.isEmpty }

    /// What the most specific of the ranges says that a type is in; nil when it is in none.
    func fit(of offer: MediaRange) -> (specificity: Int, quality: Double)? {
        var best: (specificity: Int, quality: Double)?
        for range in ranges {
            if let specificity = range.specificity(for: offer), specificity > best?.specificity ?? -1 {
                best = (specificity, range.quality)
            }
        }
        return best
    }

    /// The same, where the parameters that the offer has not are passed over, and a range may be in the offer.
    func looseFit(of offer: MediaRange) -> (specificity: Int, quality: Double)? {
        var best: (specificity: Int, quality: Double)?
        for range in ranges where range.includes(offer) || offer.includes(range) {
            guard range.parameters.allSatisfy({ offer.parameters[$0] ?? $1 == $1 }) else { continue }
            let specificity = (range.type == "*" ? 0 : 1) + (range.isOpen ? 0 : 1)
            if specificity > best?.specificity ?? -1 { best = (specificity, range.quality) }
        }
        return best
    }

    /// Whether the client named an offer with the parameters that it has, or any type of its kind.
    func names(_ offer: MediaRange) -> Bool {
        let own = offer.parameters.filter { $0.key != "charset" }
        if own.isEmpty { return true }
        return ranges.contains { range in
            range.includes(offer) && (range.isOpen || own.allSatisfy { range.parameters[$0.key] == $0.value })
        }
    }
}

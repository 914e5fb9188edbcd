import HTTPTypes

/// The content codings that a client can undo: the `Accept-Encoding` field (RFC 9110, section 12.5.3).
///
/// ```swift
/// let coding = AcceptEncoding(request.headers).best(of: [.brotli, .gzip])          // nil: send it as it is
/// ```
public struct AcceptEncoding: Sendable {
    private var qualities: [String: Double] = [:]

    /// Reads the fields of a request. Where there is none, nothing is said of any coding.
    public init(_ headers: HeaderFields) { self.init(headers[.acceptEncoding] ?? "") }

    /// Reads the value of a field. An element that cannot be read is passed over; of two for one coding, the first counts.
    public init(_ value: String) {
        if value.isEmpty { return }
        for element in MediaRange.split(value[...], at: ",") {
            let parts = MediaRange.split(element, at: ";")
            guard let coding = parts.first, !coding.isEmpty, parts.count <= 2 else { continue }
            var quality = 1.0
            if parts.count == 2 {
                let pair = MediaRange.split(parts[1], at: "=")
                guard pair.count == 2, pair[0].lowercased() == "q", let weight = MediaRange.weight(pair[1]) else { continue }
                quality = weight
            }
            let name = coding.lowercased()
            // An older name of the same (RFC 9110, section 8.4.1.3).
            let known = name == "x-gzip" ? "gzip" : name
            if qualities[known] == nil { qualities[known] = quality }
        }
    }

    /// How welcome a coding is, from 0 (not at all) to 1.
    public func quality(of coding: ContentCoding) -> Double { qualities[coding.name] ?? qualities["*"] ?? 0 }

    /// How welcome it is that nothing is coded: it always is, unless that was ruled out.
    public var identityQuality: Double { qualities["identity"] ?? (qualities["*"] == 0 ? 0 : 1) }

    /// The codings that are welcome, the best one first, without those that are less welcome than what is not coded.
    /// - Parameter offers: Those there are; of equally welcome ones, the first comes first.
    public func accepted(of offers: [ContentCoding]) -> [ContentCoding] {
        if qualities.isEmpty { return [] }
        // That it is not ruled out says nothing of how welcome it is.
        let least = qualities["identity"] ?? 0
        let welcome = offers.enumerated().map { (index: $0, coding: $1, quality: quality(of: $1)) }
        return welcome.filter { $0.quality > 0 && $0.quality >= least }
            .sorted { ($0.quality, -$0.index) > ($1.quality, -$1.index) }.map(\.coding)
    }

    /// The best coding; nil when what is not coded is best.
    public func best(of offers: [ContentCoding]) -> ContentCoding? { accepted(of: offers).first }
}

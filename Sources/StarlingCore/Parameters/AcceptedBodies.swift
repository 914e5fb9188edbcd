import HTTPTypes
import StarlingHTTP

/// The bodies that a handler takes.
struct AcceptedBodies: Sendable {
    private let media: [MediaType]
    private let formats: [BodyFormat]
    /// Those that stand before any that is open, by their names: nearly every body is one of them.
    private let plain: [(name: [UInt8], format: BodyFormat)]
    /// Whether JSON may have any of its names.
    private let takesAnyJSON: Bool

    /// - Parameters:
    ///   - media: Their media types; empty where nothing is said of them.
    ///   - isValue: Whether a value is read from them: then it is JSON where nothing is said. All else may be of any type.
    init(_ media: [MediaType], isValue: Bool) {
        takesAnyJSON = media.isEmpty && isValue
        self.media = takesAnyJSON ? [.json] : media
        formats = self.media.map(BodyFormat.init)
        let names = self.media.map { $0.rawValue.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() }
        plain = zip(names, formats).prefix { name, _ in !name.contains("*") }.map { (Array($0.utf8), $1) }
    }

    /// The formats in which a body may be written.
    var all: [BodyFormat] { formats.isEmpty ? [.other] : formats }

    /// The media types in which a body may come that is not written in one of some formats.
    func beside(_ known: Set<BodyFormat>) -> [MediaType] { zip(media, formats).filter { !known.contains($1) }.map(\.0) }

    /// The format in which the body of a request is written.
    /// - Throws: 415 with what is accepted.
    func format(of request: Request) throws(HTTPError) -> BodyFormat {
        guard let first = formats.first else { return .other }
        var (count, known) = (0, BodyFormat?.none)
        request.headers.forEachValue(of: "content-type") { given in
            count += 1
            known = plainFormat(given)
        }
        if count == 0 { return first }
        if count == 1, let known { return known }
        let given = request.headers[.contentType] ?? ""
        let type = MediaType(rawValue: given)
        for (media, format) in zip(media, formats) {
            let isOtherName = format == .messagePack && Self.isMessagePack(type) || format == .json && takesAnyJSON && type.isJSON
            if isOtherName || media.includes(type) { return format }
        }
        let names = media.map { "`\($0.rawValue)`" }.joined(separator: " or ")
        throw HTTPError(
            .unsupportedMediaType, "Expected \(names), got `\(given)`", headers: [.accept: media.map(\.rawValue).joined(separator: ", ")])
    }

    private func plainFormat(_ given: UnsafeBufferPointer<UInt8>) -> BodyFormat? {
        let end = given.firstIndex(of: UInt8(ascii: ";")) ?? given.count
        for (name, format) in plain where name.count == end {
            if (0..<end).allSatisfy({ name[$0] == given[$0] || name[$0] == given[$0] | 0x20 && 0x41...0x5A ~= given[$0] }) {
                return format
            }
        }
        return nil
    }

    private static func isMessagePack(_ type: MediaType) -> Bool { MediaType.messagePackNames.contains { $0.includes(type) } }
}

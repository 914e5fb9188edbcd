import HTTPTypes
import StarlingHTTP

/// How a body is written.
enum BodyFormat: Sendable, Hashable {
    case json
    case messagePack
    case urlEncoded
    case multipart

    /// The format of a media type. Whatever is none of the others is JSON by another name.
    init(_ media: MediaType) {
        if MediaType.messagePackNames.contains(where: media.includes) {
            self = .messagePack
        } else if media.includes(.urlEncoded) {
            self = .urlEncoded
        } else if media.includes(.multipart) {
            self = .multipart
        } else {
            self = .json
        }
    }

    /// Whether it is a form.
    var isForm: Bool { self == .urlEncoded || self == .multipart }
}

/// The bodies that a handler takes.
struct AcceptedBodies: Sendable {
    private let media: [MediaType]
    private let formats: [BodyFormat]
    /// Those that stand before any that is open, by their names: nearly every body is one of them.
    private let plain: [(name: [UInt8], format: BodyFormat)]

    /// - Parameter media: Their media types; empty for JSON of whatever type.
    init(_ media: [MediaType]) {
        self.media = media
        formats = media.map(BodyFormat.init)
        let names = media.map { $0.rawValue.prefix { $0 != ";" }.filter { $0 != " " }.lowercased() }
        plain = zip(names, formats).prefix { name, _ in !name.contains("*") }.map { (Array($0.utf8), $1) }
    }

    /// The formats in which a body may be written.
    var all: [BodyFormat] { formats.isEmpty ? [.json] : formats }

    /// The format in which the body of a request is written.
    /// - Throws: 415 with what is accepted.
    func format(of request: Request) throws(HTTPError) -> BodyFormat {
        guard let first = formats.first else { return .json }
        guard let given = request.headers[.contentType] else { return first }
        if let format = plainFormat(given) { return format }
        let type = MediaType(rawValue: given)
        for (media, format) in zip(media, formats) where media.includes(type) || format == .messagePack && Self.isMessagePack(type) {
            return format
        }
        let names = media.map { "`\($0.rawValue)`" }.joined(separator: " or ")
        throw HTTPError(
            .unsupportedMediaType, "Expected \(names), got `\(given)`", headers: [.accept: media.map(\.rawValue).joined(separator: ", ")])
    }

    private func plainFormat(_ given: String) -> BodyFormat? {
        var given = given
        return given.withUTF8 { bytes in
            let end = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
            for (name, format) in plain where name.count == end {
                if (0..<end).allSatisfy({ name[$0] == bytes[$0] || name[$0] == bytes[$0] | 0x20 && 0x41...0x5A ~= bytes[$0] }) {
                    return format
                }
            }
            return nil
        }
    }

    private static func isMessagePack(_ type: MediaType) -> Bool { MediaType.messagePackNames.contains { $0.includes(type) } }
}

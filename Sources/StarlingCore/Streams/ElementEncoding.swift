import NIOCore
import StarlingHTTP
import StarlingModel

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// How the elements of a stream are written, by what their type is.
enum ElementEncoding<Element: Sendable>: Sendable {
    typealias Encode = @Sendable (Element, AnyDTO?) throws -> EncodedBytes

    /// Bytes, which are sent as they are and called so unless the route says otherwise.
    case bytes(MediaType, @Sendable (Element, inout ByteBuffer) -> Void)
    /// Values, which have a form in some media types.
    case values(WireType, json: Encode, messagePack: Encode)

    /// That of a type; nil for one without a wire form.
    static var known: ElementEncoding? {
        func cast<Known: Sendable>(_ encoding: ElementEncoding<Known>) -> ElementEncoding? { encoding as? ElementEncoding }
        if let type = Element.self as? any StreamedBytes.Type {
            func open<Known: StreamedBytes>(_ type: Known.Type) -> ElementEncoding? {
                cast(ElementEncoding<Known>.bytes(Known.streamedMedia) { $0.append(to: &$1) })
            }
            if let encoding = open(type) { return encoding }
        }
        if let type = Element.self as? any WireValue.Type {
            func open<Known: WireValue>(_ type: Known.Type) -> ElementEncoding? {
                cast(
                    .values(Known.wireType) { (value: Known, dto) in
                        try JSON.encoded(value, through: dto)
                    } messagePack: { value, dto in
                        try MessagePack.encoded(value, through: dto)
                    })
            }
            return open(type)
        }
        if let type = Element.self as? any (Encodable & Sendable).Type {
            func open<Known: Encodable & Sendable>(_ type: Known.Type) -> ElementEncoding? {
                cast(
                    .values(.codable(Known.self)) { (value: Known, _) in
                        try JSON.encoded(value)
                    } messagePack: { value, _ in
                        try MessagePack.encoded(value)
                    })
            }
            return open(type)
        }
        return nil
    }

    /// What the elements look like; nil where they are mere bytes.
    var type: WireType? {
        switch self {
        case .bytes: nil
        case .values(let type, _, _): type
        }
    }

    /// How they are written in a media type, or by default; nil where they cannot be.
    func format(for media: MediaType?) -> StreamFormat<Element>? {
        switch self {
        case .bytes(let standard, let append):
            return StreamFormat(media: media ?? standard, frame: .none) { element, _, buffer in append(element, &buffer) }
        case .values(_, let json, let messagePack):
            let media = media ?? .jsonLines
            let isJSON = media.isJSON || media.isJSONLines
            guard isJSON || media.isMessagePack else { return nil }
            let encode = isJSON ? json : messagePack
            return StreamFormat(media: media, frame: media.isJSON ? .array : isJSON ? .lines : .none) { element, dto, buffer in
                try encode(element, dto).withUnsafeBytes { _ = buffer.writeBytes($0) }
            }
        }
    }
}

/// A piece of a stream that is bytes already.
private protocol StreamedBytes: Sendable {
    /// What it is called.
    static var streamedMedia: MediaType { get }
    func append(to buffer: inout ByteBuffer)
}

extension String: StreamedBytes {
    fileprivate static var streamedMedia: MediaType { .text }
    fileprivate func append(to buffer: inout ByteBuffer) { buffer.writeString(self) }
}

extension ByteBuffer: StreamedBytes {
    fileprivate static var streamedMedia: MediaType { .bytes }
    fileprivate func append(to buffer: inout ByteBuffer) { buffer.writeImmutableBuffer(self) }
}

extension Data: StreamedBytes {
    fileprivate static var streamedMedia: MediaType { .bytes }
    fileprivate func append(to buffer: inout ByteBuffer) { buffer.writeBytes(self) }
}

extension [UInt8]: StreamedBytes {
    fileprivate static var streamedMedia: MediaType { .bytes }
    fileprivate func append(to buffer: inout ByteBuffer) { buffer.writeBytes(self) }
}

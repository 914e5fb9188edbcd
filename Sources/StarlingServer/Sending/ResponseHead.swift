import HTTPTypes
import NIOCore
import StarlingHTTP

/// How the end of an answer's body is told.
enum AnswerFraming: Sendable, Equatable {
    /// There is no body, and no length is told: 1xx, 204, 304.
    case bodiless
    /// The length is told.
    case length(Int)
    /// Chunks.
    case chunked
    /// The end of the connection ends the body.
    case untilClose
}

/// The head of an answer, ready to be written.
struct ResponseHead {
    let status: HTTPResponse.Status
    let headers: HeaderFields
    let framing: AnswerFraming
    /// Whether the engine knows the length of the body; a `Content-Length` of the handler's own stands only where there is no body to measure
    /// (an answer to HEAD, or 304).
    let measuresBody: Bool
    /// A field about the connection, with its end of line.
    let connection: StaticString
    /// The `Server` field, with its end of line.
    let server: [UInt8]
    /// The `Date` field, with its end of line.
    let date: [UInt8]

    /// Appends status line, fields and empty line.
    ///
    /// The fields that the engine answers for are its own: a handler's `Date`, `Connection` and `Transfer-Encoding` are left out.
    func write(into buffer: inout ByteBuffer) {
        let phrase = StatusLine.phrase(status)
        // An entry of the fields is two bytes longer than its line; 128 hold the status line's fixed part, the framing and the last line.
        let most = 128 + phrase.utf8.count + headers.storage.count + connection.utf8CodeUnitCount + server.count + date.count
        buffer.writeWithUnsafeMutableBytes(minimumWritableBytes: most) { bytes in
            var writer = ByteWriter(bytes)
            StatusLine.write(status, phrase, to: &writer)
            let announced = writeFields(to: &writer)
            switch framing {
            case .length(let length) where !announced:
                writer.append("content-length: ")
                writer.append(decimal: length)
                writer.append("\r\n")
            case .chunked:
                writer.append("transfer-encoding: chunked\r\n")
            default:
                break
            }
            writer.append(connection)
            writer.append(server)
            writer.append(date)
            writer.append("\r\n")
            return writer.count
        }
    }

    /// - Returns: Whether a `Content-Length` was among them.
    private func writeFields(to writer: inout ByteWriter) -> Bool {
        var announced = false
        headers.forEach { name, value in
            switch name.count {
            case 4 where name.elementsEqual("date".utf8): return
            case 10 where name.elementsEqual("connection".utf8): return
            case 17 where name.elementsEqual("transfer-encoding".utf8): return
            case 14 where name.elementsEqual("content-length".utf8):
                if measuresBody { return }
                announced = true
            default: break
            }
            writer.append(name)
            writer.append(": ")
            writer.append(value)
            writer.append("\r\n")
        }
        return announced
    }
}

/// The first line of an answer.
enum StatusLine {
    /// The phrase of a status, without what would end the line.
    static func phrase(_ status: HTTPResponse.Status) -> String {
        let phrase = status.reasonPhrase
        let isClean = phrase.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        return isClean ? phrase : String(decoding: phrase.utf8.filter { $0 >= 0x20 && $0 < 0x7F }, as: UTF8.self)
    }

    static func write(_ status: HTTPResponse.Status, _ phrase: String, to writer: inout ByteWriter) {
        writer.append("HTTP/1.1 ")
        // Three digits whatever happens: a status outside of them would break the line's grammar.
        writer.append(decimal: (100...999).contains(status.code) ? status.code : 500)
        writer.append(" ")
        var phrase = phrase
        phrase.withUTF8 { writer.append($0) }
        writer.append("\r\n")
    }
}

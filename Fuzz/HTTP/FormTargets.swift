import NIOCore
import StarlingModel

/// Names and values, which must be the same after they were written and read again, and the same as those of a query.
@Sendable func fuzzURLEncoded(_ bytes: [UInt8]) {
    func read(_ bytes: [UInt8]) -> [String]? {
        do {
            return try URLEncodedForm.decode(ByteBuffer(bytes: bytes), maxParts: 1000).flatMap { pair in
                guard case .text(let text) = pair.value else { fatalError("\(pair.name) is no text") }
                return [pair.name, text]
            }
        } catch is MalformedInput {
            return nil
        } catch FormError.tooManyParts {
            return nil
        } catch {
            fatalError("\(error)")
        }
    }
    guard let texts = read(bytes) else { return }
    let pairs = stride(from: 0, to: texts.count, by: 2).map { "\(PercentCoding.encode(texts[$0]))=\(PercentCoding.encode(texts[$0 + 1]))" }
    demand(read(Array(pairs.joined(separator: "&").utf8)) == texts, "\(texts)")
    if let text = String(validating: bytes, as: UTF8.self) {
        demand(QueryParameters(text).flatMap { [$0.name, $0.value] } == texts, "another query than \(texts)")
    }
}

/// What a parser makes of a form, however it is cut into chunks. The first byte says how.
@Sendable func fuzzMultipart(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let body = Array(bytes.dropFirst())
    let whole = outcome(body, size: max(1, body.count))
    demand(outcome(body, size: 1) == whole, "byte by byte")
    demand(outcome(body, size: 1 + Int(first)) == whole, "in chunks of \(1 + Int(first))")
}

/// The parts and the bytes in them, or the error.
private func outcome(_ body: [UInt8], size: Int) -> [String] {
    var parser = MultipartParser(boundary: "b", maxParts: 10, maxHeaderSize: 200)
    var seen: [String] = []
    var bytes: [UInt8] = []
    do {
        for start in stride(from: 0, to: body.count, by: size) {
            parser.feed(ByteBuffer(bytes: body[start..<min(start + size, body.count)]))
            while let event = try parser.next() {
                switch event {
                case .part(let header):
                    demand(header.filename.map { !$0.contains("/") && !$0.contains("\\") } ?? true, "\(header)")
                    seen.append("\(header.name) \(header.filename ?? "-") \(header.charset ?? "-")")
                case .bytes(let more):
                    demand(more.readableBytes > 0, "an empty chunk")
                    bytes += more.readableBytesView
                case .partEnd:
                    seen.append("\(bytes)")
                    bytes = []
                }
            }
        }
        try parser.finish()
    } catch let error as MalformedInput {
        // How much of a part there was before the end depends on the chunks.
        return seen + [error.reason]
    } catch let error as FormError {
        return seen + ["\(error)"]
    } catch {
        fatalError("\(error)")
    }
    return seen
}

/// A disposition, whose name must be the same after it was written and read again; a boundary, a text of an extended parameter.
@Sendable func fuzzPartDispositions(_ bytes: [UInt8]) {
    if let disposition = PartDisposition(bytes) {
        let name = disposition.name.unicodeScalars.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
        // Without quotes, `%22` stands for itself; with them it is a quote.
        if !name.utf8.contains(UInt8(ascii: "%")) {
            demand(PartDisposition("form-data; name=\"\(name)\"".utf8)?.name == disposition.name, "\(disposition)")
        }
        if let filename = disposition.filename {
            demand(!filename.contains("/") && !filename.contains("\\") && filename != "..", "\(disposition)")
        }
    }
    let text = String(decoding: bytes, as: UTF8.self)
    if let boundary = MultipartParser.boundary(of: text) { demand((1...70).contains(boundary.utf8.count), boundary) }
    if let decoded = ExtendedText.decode(text) { demand(decoded.utf8.count <= 2 * bytes.count, decoded) }
}

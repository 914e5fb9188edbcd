import NIOCore
package import StarlingModel

/// Makes names and values of the body of a form.
package enum FormReading {
    /// Reads `application/x-www-form-urlencoded`. An empty body is a form without a name.
    /// - Throws: ``FormError``; `MalformedInput`; ``RequestBodyError``.
    package static func urlEncoded(_ body: RequestBody, options: FormOptions) async throws -> FormValues {
        let bytes: ByteBuffer
        do {
            bytes = try await body.collect(upTo: options.maxTextSize)
        } catch RequestBodyError.tooLarge(let limit) where limit == options.maxTextSize {
            throw FormError.textTooLarge(limit: limit)
        }
        return FormValues(pairs: try URLEncodedForm.decode(bytes, maxParts: options.maxParts))
    }

    /// Reads `multipart/form-data`.
    /// - Parameters:
    ///   - body: The bytes.
    ///   - contentType: The media type, with its boundary; nil when there is none.
    ///   - options: What the form may have.
    ///   - spool: Keeps the temporary files; whoever calls has them removed, also when this throws.
    /// - Throws: ``FormError``; `MalformedInput`; ``RequestBodyError``; ``UploadError``.
    package static func multipart(
        _ body: RequestBody, contentType: String?, options: FormOptions, spool: UploadSpool
    ) async throws -> FormValues {
        guard let boundary = contentType.flatMap(MultipartParser.boundary) else {
            throw FormFault.multipart("its `Content-Type` says no boundary")
        }
        return FormValues(pairs: try await PartReading(boundary, length: body.length, options, spool).read(body))
    }
}

/// Reads all parts of a form.
///
/// As long as they fit in memory nothing has to wait, and the parts are taken apart where they arrive. From the first file on that is
/// written to disk the form is read piece by piece, so that the client is held back where the disk is slower.
// Safe to share: a body hands out its pieces one after another, and whoever waits for the last of them touches nothing meanwhile.
private final class PartReading: @unchecked Sendable {
    private var reader: MultipartReader
    private var collector: PartCollector
    /// Whether a part ends as soon as it was written out.
    private var isEnding = false

    init(_ boundary: String, length: Int?, _ options: FormOptions, _ spool: UploadSpool) {
        reader = MultipartReader(boundary: boundary, options: options)
        collector = PartCollector(length: length, options, spool)
    }

    /// Something must be written to disk.
    private struct WriteOut: Error {}

    func read(_ body: RequestBody) async throws -> [FormPair] {
        var pieces = body.makeAsyncIterator()
        do {
            try await pieces.forEach { piece in
                self.reader.feed(piece)
                if try self.goOn() { throw WriteOut() }
            }
        } catch is WriteOut {
            try await collector.writeOut()
            while true {
                while try goOn() { try await collector.writeOut() }
                guard let piece = try await pieces.next() else { break }
                reader.feed(piece)
            }
        }
        try reader.finish()
        return collector.pairs
    }

    /// Takes apart what is there.
    /// - Returns: Whether something must be written to disk first.
    private func goOn() throws -> Bool {
        if isEnding, try collector.end() { return true }
        isEnding = false
        while let event = try reader.nextReady() {
            switch event {
            case .part(let header): collector.begin(header)
            case .bytes(let bytes): if try collector.add(bytes) { return true }
            case .partEnd:
                isEnding = try collector.end()
                if isEnding { return true }
            }
        }
        return false
    }
}

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
        return FormValues(values: try URLEncodedForm.decode(bytes, maxParts: options.maxParts))
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
        var reader = MultipartReader(body, boundary: boundary, options: options)
        var collector = PartCollector(options, spool)
        while let event = try await reader.next() {
            switch event {
            case .part(let header): collector.begin(header)
            case .bytes(let bytes): try await collector.add(bytes)
            case .partEnd: try await collector.end()
            }
        }
        return FormValues(values: collector.values)
    }
}

import StarlingHTTP
import StarlingModel

/// What a body is read from, for one request.
struct BodyInput: Sendable {
    let body: RequestBody
    let format: BodyFormat
    /// The shape of the models in it.
    let dto: AnyDTO?
    /// What forms need besides; nil for other formats.
    var form: FormInput?

    /// The names and values of a form; nil when there is none at all.
    func formValues() async throws -> FormValues? {
        guard let form else { return nil }
        guard let spool = form.spool else {
            // A form in which nothing was chosen is an empty body, too.
            return body.isEmpty && form.mayBeEmpty ? nil : try await FormReading.urlEncoded(body, options: form.options)
        }
        if body.isEmpty { return nil }
        return try await FormReading.multipart(body, contentType: form.contentType, options: form.options, spool: spool)
    }
}

/// What a form is read with.
struct FormInput: Sendable {
    let contentType: String?
    let options: FormOptions
    /// Whether there is a value for an empty body.
    let mayBeEmpty: Bool
    /// Keeps the files; nil for a form that has none.
    let spool: UploadSpool?
}

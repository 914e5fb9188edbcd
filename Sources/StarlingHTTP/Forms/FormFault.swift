import StarlingModel

/// Why a form cannot be read: a `MalformedInput`, answered 400.
enum FormFault {
    static func multipart(_ reason: String) -> MalformedInput { MalformedInput(format: "multipart/form-data", reason: reason) }
    static func urlEncoded(_ reason: String) -> MalformedInput { MalformedInput(format: "Form", reason: reason) }
}

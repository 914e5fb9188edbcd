/// How forms are read: what they may have, and where large files go.
///
/// ```swift
/// @Post("/avatar", forms: FormOptions(maxFileSize: 2_000_000))
/// func avatar(@Body(media: .multipart) data: Portrait) async throws { … }
/// ```
/// A form that has more is answered 413. How long the body may be as a whole is said by `requestMaxBodySize`, which holds for forms too.
public struct FormOptions: Sendable, Hashable {
    /// How many parts a multipart form may have, and how many names with a value the other kind.
    public var maxParts: Int
    /// How many bytes all texts of a form may have together: they are kept in memory.
    public var maxTextSize: Int
    /// How many bytes a file may have; nil for as many as the body may have.
    public var maxFileSize: Int?
    /// How many bytes the header fields of a part may have.
    public var maxPartHeaderSize: Int
    /// How many bytes of the files of a form are kept in memory, if the form as a whole is no longer than that; a quarter of it, if the form
    /// is longer or its length is not known. What does not fit goes to a temporary file.
    public var memorySize: Int
    /// The folder for temporary files, which must exist. Nil for that of the system: `TMPDIR`, else `/tmp`.
    public var folder: String?

    /// Collects options.
    /// - Parameters:
    ///   - maxParts: How many parts, or names with a value, a form may have. Default: 1000.
    ///   - maxTextSize: How many bytes all texts of a form may have together. Default: 1,000,000.
    ///   - maxFileSize: How many bytes a file may have. Default: as many as the body.
    ///   - maxPartHeaderSize: How many bytes the header fields of a part may have. Default: 16,384.
    ///   - memorySize: How many bytes of the files of a form are kept in memory. Default: 1,048,576; a quarter
    ///     of it for a form that is longer.
    ///   - folder: The folder for temporary files. Default: that of the system.
    public init(
        maxParts: Int = 1000, maxTextSize: Int = 1_000_000, maxFileSize: Int? = nil, maxPartHeaderSize: Int = 16_384,
        memorySize: Int = 1 << 20, folder: String? = nil
    ) {
        self.maxParts = maxParts
        self.maxTextSize = maxTextSize
        self.maxFileSize = maxFileSize
        self.maxPartHeaderSize = maxPartHeaderSize
        self.memorySize = memorySize
        self.folder = folder
    }
}

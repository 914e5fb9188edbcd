/// A place in the user's source: what a handler is identified by, and what a start-up fault points at.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
    /// The file as `#fileID` has it: `Module/File.swift`.
    public let fileID: String
    /// The line, from 1.
    public let line: Int
    /// The column, from 1.
    public let column: Int

    /// Names a place.
    public init(fileID: String, line: Int, column: Int) {
        self.fileID = fileID
        self.line = line
        self.column = column
    }

    /// `Module/File.swift:12`
    public var description: String { "\(fileID):\(line)" }
}

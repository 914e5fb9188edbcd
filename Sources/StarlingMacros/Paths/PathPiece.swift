/// A segment of a path with its place, in UTF-8 bytes from the path's start.
struct PathPiece {
    let text: Substring
    let offset: Int

    /// The segments between the slashes of a path that begins with one. A trailing slash makes a last, empty one.
    static func all(of path: String) -> [PathPiece] {
        path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map { segment in
            PathPiece(text: segment, offset: path.utf8.distance(from: path.startIndex, to: segment.startIndex))
        }
    }

    /// The byte offset of an index of the segment, from the path's start.
    func offset(of index: Substring.Index) -> Int {
        offset + text.utf8.distance(from: text.startIndex, to: index)
    }
}

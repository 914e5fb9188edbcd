/// What is wrong with a segment of a path.
struct SegmentFault {
    let finding: Finding
    let message: String
    /// Where, in bytes from the path's start.
    let offset: Int
    /// What the whole segment should be, where that can be told.
    var replacement: String?
    var isWarning = false
}

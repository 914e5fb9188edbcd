#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Reads a date, which must be the same after it was written and read again.
@Sendable func fuzzDates(_ bytes: [UInt8]) {
    let now = HTTPDate(secondsSince1970: 1_700_000_000)
    guard let date = HTTPDate(String(decoding: bytes, as: UTF8.self), now: now) else { return }
    demand(HTTPDate(date.description) == date, "\(date) is another date")
    demand(HTTPDate(date.date) == date, "\(date) is another moment")
}

/// Reads a list of tags, each of which must be the same after it was written and read again.
@Sendable func fuzzETags(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    if let tag = ETag(headerValue: text) { demand(tag.headerValue == text, "\(text) is no \(tag)") }
    guard case .tags(let tags) = ETagList(text) else { return }
    let again = ETagList(tags.map(\.headerValue).joined(separator: ", "))
    demand(again == .tags(tags), "\(tags) became \(again)")
    for tag in tags {
        demand(ETag(headerValue: tag.headerValue) == tag, "\(tag)")
        demand(IfRange(tag.headerValue) == .etag(tag), "\(tag)")
    }
    _ = bytes.withUnsafeBytes { ETag(of: $0) }
}

/// Reads ranges, and takes them of things of several lengths.
@Sendable func fuzzRanges(_ bytes: [UInt8]) {
    guard let ranges = ByteRanges(String(decoding: bytes, as: UTF8.self)) else { return }
    for length in [0, 1, 2, 10, 499, 500, 1 << 20, Int.max] {
        guard case .parts(let parts) = ranges.selection(of: length) else { continue }
        demand(!parts.isEmpty && parts.count <= ByteRanges.mostParts, "\(parts)")
        var sum = 0
        for part in parts {
            demand(!part.isEmpty && part.lowerBound >= 0 && part.upperBound <= length, "\(part) of \(length)")
            let (total, isMore) = sum.addingReportingOverflow(part.count)
            demand(!isMore && total <= length, "more than all: \(parts)")
            sum = total
        }
    }
}

/// Writes a name and reads it again; reads a field, and writes what is in it.
@Sendable func fuzzDispositions(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    for kind in [ContentDisposition.Kind.inline, .attachment] { checkDisposition(ContentDisposition(kind, fileName: text)) }
    if let read = ContentDisposition(headerValue: text) { checkDisposition(read) }
}

private func checkDisposition(_ disposition: ContentDisposition) {
    let text = disposition.headerValue
    demand(text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }, text)
    guard let read = ContentDisposition(headerValue: text) else { fatalError("\(text) cannot be read") }
    demand(read.kind == disposition.kind, text)
    demand(read.headerValue == text, "\(text) became \(read.headerValue)")
    demand(!(read.fileName ?? "").utf8.contains(0x2F), text)
}

/// Reads a path. None leads out of the folder that it begins in.
@Sendable func fuzzPaths(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = MediaType(ofFile: text)
    guard let path = RelativePath(encoded: text) else { return }
    let parts = Array(path.text.utf8).split(separator: 0x2F, omittingEmptySubsequences: false)
    demand(path.parts.isEmpty || parts.count == path.parts.count, "\(path)")
    for part in path.parts.isEmpty ? [] : parts {
        demand(!part.isEmpty && Array(part) != [0x2E] && Array(part) != [0x2E, 0x2E], "\(path)")
        demand(part.allSatisfy { $0 >= 0x20 && $0 != 0x5C && $0 != 0x7F }, "\(path)")
    }
    let again = RelativePath(encoded: path.parts.map { PercentCoding.encode($0) }.joined(separator: "/"))
    demand(again?.parts == path.parts, "\(path) became \(again as Any)")
}

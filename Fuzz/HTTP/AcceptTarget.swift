/// Reads what a client wants to be answered with, and chooses for it; reads the codings that it can undo, and the rest of what
/// clients say about answers.
@Sendable func fuzzAccept(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    checkAccept(text)
    checkAcceptEncoding(text)
    let type = MediaType(rawValue: text)
    _ = (type.isJSON, type.isMessagePack, type.isJSONLines, type.includes(.json), MediaType.json.includes(type))
    checkCacheControl(text)
}

private func checkAccept(_ text: String) {
    for range in MediaRange.all(in: text) {
        demand(0...1 ~= range.quality, "\(range)")
        demand(!range.type.isEmpty && !range.subtype.isEmpty, "\(range)")
        demand((range.type + range.subtype).utf8.allSatisfy(\.isToken), "\(range)")
    }
    let accept = Accept(text)
    let offers: [MediaType] = [.json, .html, "text/plain; format=flowed", "text/csv; header=present; charset=utf-8", .messagePack]
    let best = accept.best(of: offers)
    if let best { demand(offers.contains(best), "\(best) was not offered") }
    for offer in offers {
        let quality = accept.quality(of: offer)
        demand(0...1 ~= quality, "\(offer): \(quality)")
        // What has parameters is chosen by those who name them.
        if offer.rawValue.contains(";") { continue }
        demand(quality == 0 || best != nil, "\(offer) would be welcome")
        demand(quality == 0 || accept.best(of: [offer]) == offer, "\(offer) is refused")
        if let best { demand(accept.quality(of: best) >= quality, "\(offer) is more welcome than \(best)") }
    }
    if let chosen = accept.best(of: ["text/*"]) { demand(chosen.rawValue.hasPrefix("text/"), "\(chosen)") }
}

private func checkAcceptEncoding(_ text: String) {
    let accept = AcceptEncoding(text)
    let offers: [ContentCoding] = [.brotli, .zstd, .gzip, .deflate]
    let accepted = accept.accepted(of: offers)
    let qualities = accepted.map { accept.quality(of: $0) }
    demand(qualities == qualities.sorted(by: >), "\(qualities)")
    demand(qualities.allSatisfy { $0 > 0 && $0 <= 1 }, "\(qualities)")
    demand(Set(accepted.map(\.name)).count == accepted.count, "\(accepted)")
    demand(accept.best(of: offers)?.name == accepted.first?.name, "\(accepted)")
    demand(0...1 ~= accept.identityQuality, "\(accept.identityQuality)")
}

/// What was understood must be the same after it was written and read again.
private func checkCacheControl(_ text: String) {
    _ = RequestCacheControl(headerValue: text)
    let read = CacheControl(headerValue: text)
    let again = CacheControl(headerValue: read.headerValue)
    demand(again == read, "\(read) became \(again)")
}

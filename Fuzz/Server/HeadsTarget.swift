import HTTPTypes
import NIOCore
import StarlingHTTP

/// Reads a head. One that is read is what it promises to be, however it is cut.
@Sendable func fuzzHeads(_ bytes: [UInt8]) {
    var first: String?
    cuts(bytes) { pieces in
        var parser = RequestParser(limits: .init())
        var buffer = ByteBuffer()
        var outcome = "waiting"
        for piece in pieces where outcome == "waiting" {
            buffer.writeBytes(piece)
            do throws(ProtocolViolation) {
                guard let head = try parser.next(from: &buffer) else { continue }
                check(head)
                outcome = summary(head)
            } catch {
                demand((400...599).contains(error.status.code), "\(error)")
                demand(error.json.utf8.allSatisfy { $0 >= 0x20 }, error.json)
                outcome = "\(error)"
            }
        }
        first = first ?? outcome
        demand(first == outcome, "\(first ?? "") became \(outcome)")
    }
}

/// What handlers, and all that write a head on, rely on.
func check(_ head: RequestHead) {
    demand(head.target.hasPrefix("/") || head.target == "*", head.target)
    demand(head.target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x23 }, head.target)
    demand(!head.method.rawValue.isEmpty && head.method.rawValue.utf8.allSatisfy(ByteClass.isToken), head.method.rawValue)
    var fields: [String: [String]] = [:]
    for (name, value) in head.headers {
        demand(!name.isEmpty && name.utf8.allSatisfy { ByteClass.isToken($0) && !(0x41...0x5A).contains($0) }, name)
        demand(!value.utf8.contains { $0 == 0 || $0 == 0x0A || $0 == 0x0D }, value)
        fields[name, default: []].append(value)
    }
    demand(fields["host", default: []].count == 1 || head.version == .http10 && fields["host"] == nil)
    let lengths = fields["content-length", default: []]
    let codings = fields["transfer-encoding", default: []]
    switch head.framing {
    case .none: demand(codings.isEmpty && lengths.allSatisfy { Int($0) == 0 }, "\(lengths) \(codings)")
    case .length(let length): demand(codings.isEmpty && lengths.count == 1 && Int(lengths[0]) == length, "\(lengths) \(codings)")
    case .chunked: demand(lengths.isEmpty && codings.count == 1 && codings[0].lowercased() == "chunked" && head.version > .http10)
    }
}

/// All of a head, in a form that is compared fast.
func summary(_ head: RequestHead) -> String {
    [
        head.method.rawValue, head.target, "\(head.version)", head.headers.description, "\(head.framing)", "\(head.keepAlive)",
        "\(head.expectsContinue)", "\(head.wantsUpgrade)",
    ].joined(separator: "\n")
}

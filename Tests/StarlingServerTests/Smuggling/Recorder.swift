import HTTPTypes
import NIOCore
import StarlingHTTP
import Synchronization

/// Answers every request with its nonce, and writes down what it was asked.
final class Recorder: Responder {
    struct Entry: Sendable, Equatable {
        /// Method, target, and the body or why there is none.
        var text: String
        /// What came in `x-nonce`.
        var nonce: String?
    }

    private let entries = Mutex<[Entry]>([])

    var all: [Entry] { entries.withLock { $0 } }

    func respond(to request: Request) async -> Response {
        var status = HTTPResponse.Status.ok
        var text = "\(request.method.rawValue) \(request.target)"
        if request.target.hasPrefix("/unread") {
            text += " unread"
        } else {
            do {
                let body = String(buffer: try await request.body.collect(upTo: nil))
                if !body.isEmpty { text += body.utf8.count > 100 ? " (\(body.utf8.count) bytes)" : " \(body)" }
            } catch {
                status = .badRequest
                text += Self.name(of: error)
            }
        }
        let nonce = request.headers[Self.nonce]
        entries.withLock { $0.append(Entry(text: text, nonce: nonce)) }
        var headers: HeaderFields = [Self.echo: nonce ?? ""]
        if request.method == .head { headers[Self.head] = "" }
        return Response(status: status, headers: headers, body: .text(text))
    }

    static let nonce = HTTPField.Name("x-nonce")!
    static let echo = HTTPField.Name("x-echo")!
    /// Tells who reads the answers that this one has no body.
    private static let head = HTTPField.Name("x-head")!

    private static func name(of error: any Error) -> String {
        switch error as? RequestBodyError {
        case .malformed: " !malformed"
        case .clientGone: " !clientGone"
        default: " !\(error)"
        }
    }
}

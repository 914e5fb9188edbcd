import Starling
import StarlingTesting

/// An answer as clients see it: status, media type and body.
struct Answer: Equatable {
    var status: Int
    var media: String?
    var text: String

    /// An answer of JSON, byte for byte.
    static func json(_ status: Int, _ text: String) -> Answer { Answer(status: status, media: "application/json", text: text) }

    /// An answer of text.
    static func text(_ status: Int, _ text: String) -> Answer {
        Answer(status: status, media: "text/plain; charset=utf-8", text: text)
    }

    /// An answer without a body.
    static func empty(_ status: Int) -> Answer { Answer(status: status, media: nil, text: "") }
}

extension TestResponse {
    /// What is compared.
    var answer: Answer { Answer(status: status.code, media: headers[.contentType], text: text) }
}

import Starling
import StarlingTesting

/// The body of an answer that tells an error.
struct Problem: Decodable, Equatable, Sendable {
    struct Entry: Decodable, Hashable, Sendable {
        var message: String
        var key: String
        var source: String?
    }

    var status_code: Int
    var detail: String
    var extra: [Entry]?
}

extension TestResponse {
    /// The body as an error's.
    var problem: Problem { get throws { try decode(Problem.self) } }

    /// The faults as `source key: message`, sorted.
    var faults: [String] {
        get throws {
            try (problem.extra ?? []).map { "\($0.source ?? "-") \($0.key): \($0.message)" }.sorted()
        }
    }

    /// The methods that `Allow` names.
    var allowed: Set<String> {
        Set((headers[.allow] ?? "").split(separator: ",").map { $0.trimmingPrefix { $0 == " " } }.map(String.init))
    }
}

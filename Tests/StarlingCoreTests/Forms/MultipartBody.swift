import Starling
import StarlingTesting

/// A multipart form to be sent.
struct MultipartBody {
    static let headers: HeaderFields = [.contentType: "multipart/form-data; boundary=edge"]

    private(set) var bytes: [UInt8] = []

    mutating func field(_ name: String, _ value: String) { add("name=\"\(name)\"", nil, Array(value.utf8)) }

    mutating func file(_ name: String, _ filename: String, _ content: [UInt8], type: String? = nil) {
        add("name=\"\(name)\"; filename=\"\(filename)\"", type, content)
    }

    private mutating func add(_ disposition: String, _ type: String?, _ content: [UInt8]) {
        bytes += Array("--edge\r\nContent-Disposition: form-data; \(disposition)\r\n".utf8)
        if let type { bytes += Array("Content-Type: \(type)\r\n".utf8) }
        bytes += Array("\r\n".utf8) + content + Array("\r\n".utf8)
    }

    /// The form with its end.
    var whole: [UInt8] { bytes + Array("--edge--\r\n".utf8) }

    /// Bytes of which none is like its neighbours.
    static func content(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) } }
}

extension TestClient {
    /// Sends a multipart form.
    func post(_ path: String, _ form: MultipartBody) async throws -> TestResponse {
        try await send(.post, path, headers: MultipartBody.headers, body: form.whole)
    }
}

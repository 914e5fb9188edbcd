import HTTPTypes
import NIOCore
import Starling

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A text that is in memory.
private func text(_ count: Int) -> String {
    String(decoding: (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) }, as: UTF8.self)
}

private let (text100, text1K, text10K, text100K, text1M) = (text(100), text(1_000), text(10_000), text(100_000), text(1_000_000))

@Get("/text/100")
func text100Bytes() async -> String { text100 }

@Get("/text/1000")
func text1KB() async -> String { text1K }

@Get("/text/10000")
func text10KB() async -> String { text10K }

@Get("/text/100000")
func text100KB() async -> String { text100K }

@Get("/text/1000000")
func text1MB() async -> String { text1M }

/// Where the files are.
private let folder = ProcessInfo.processInfo.environment["BENCH_FILES"] ?? "."

@Get("/files/{name}")
func file(name: Int) async -> File {
    File("\(folder)/\(name)", name: "response_file", media: .bytes)
}

/// What the form of Litestar's own benchmark has.
@Model
struct Profile {
    @Field("_id") var id: String
    var index: Int
    var guid: String
    var isActive: Bool
    var balance: String
    var picture: String
    var age: Int
    var eyeColor: String
    var name: String
    var gender: String
    var company: String
    var email: String
    var phone: String
    var address: String
    var about: String
    var registered: String
    var latitude: Double
    var longitude: Double
    var tags: [String]
    var friends: [String]
    var greeting: String
    var favoriteFruit: String
}

/// The same without what comes several times.
@Model
struct FlatProfile {
    @Field("_id") var id: String
    var index: Int
    var guid: String
    var isActive: Bool
    var balance: String
    var picture: String
    var age: Int
    var eyeColor: String
    var name: String
    var gender: String
    var company: String
    var email: String
    var phone: String
    var address: String
    var about: String
    var registered: String
    var latitude: Double
    var longitude: Double
    var greeting: String
    var favoriteFruit: String
}

@Model
struct ProfileSummary {
    var name: String
    var age: Int
    var tags: Int
}

@Post("/form")
func form(@Body(media: .urlEncoded) data: Profile) async -> ProfileSummary {
    ProfileSummary(name: data.name, age: data.age, tags: data.tags.count)
}

@Post("/form-flat")
func flatForm(@Body(media: .urlEncoded) data: FlatProfile) async -> ProfileSummary {
    ProfileSummary(name: data.name, age: data.age, tags: 0)
}

@Post("/multipart")
func multipart(@Body(media: .multipart) data: Profile) async -> ProfileSummary {
    ProfileSummary(name: data.name, age: data.age, tags: data.tags.count)
}

@Model
struct Received {
    var bytes: Int
}

@Post("/upload")
func upload(data: [UInt8]) async -> Received {
    Received(bytes: data.count)
}

/// The same as it arrives.
@Post("/upload-stream", requestMaxBodySize: 100_000_000)
func uploadStream(body: RequestBody) async throws -> Received {
    var count = 0
    for try await chunk in body { count += chunk.readableBytes }
    return Received(bytes: count)
}

@Post("/upload-file")
func uploadFile(@Body(media: .multipart) data: Upload) async throws -> Received {
    Received(bytes: try await data.file.read().count)
}

/// Nobody reads the file: what it costs to keep it.
@Post("/upload-spooled", requestMaxBodySize: 100_000_000)
func uploadSpooled(@Body(media: .multipart) data: Upload) async -> Received {
    Received(bytes: data.file.size)
}

@Model
struct Upload {
    var file: UploadFile
}

/// Bytes that are made while they are sent.
@Get("/stream/{size}")
func stream(size: Int) async -> Response {
    Response(
        body: .stream(length: size) { writer in
            let piece = ByteBuffer(repeating: 0x78, count: 65_536)
            var rest = size
            while rest > 0 {
                try await writer.write(piece.getSlice(at: 0, length: min(rest, piece.readableBytes)) ?? piece)
                rest -= min(rest, piece.readableBytes)
            }
        })
}

private let tenHeaders = (0..<10).reduce(into: HeaderFields()) { fields, number in
    if let name = HTTPField.Name("header-\(number)") { fields[name] = "value" }
}

@Get("/headers", status: .noContent, responseHeaders: tenHeaders)
func responseHeaders() async {}

private let tenCookies = (0..<10).map { SetCookie("cookie_\($0)", "value") }

@Get("/cookies", status: .noContent, responseCookies: tenCookies)
func responseCookies() async {}

import HTTPTypes
import Hummingbird

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// What comes once: Hummingbird takes a list from names with brackets (`tags[]`), which the others do not.
struct FlatProfile: Decodable {
    var _id: String
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

struct ProfileSummary: ResponseEncodable {
    var name: String
    var age: Int
    var tags: Int
}

struct Received: ResponseEncodable {
    var bytes: Int
}

/// The routes about bodies and header fields. Hummingbird reads no multipart forms.
func addBodies(to router: Router<BasicRequestContext>) {
    for size in [100, 1_000, 10_000, 100_000, 1_000_000] {
        let text = String(decoding: (0..<size).map { UInt8(ascii: "a") + UInt8($0 % 26) }, as: UTF8.self)
        router.get("/text/\(size)") { _, _ in text }
    }

    let folder = ProcessInfo.processInfo.environment["BENCH_FILES"] ?? "."
    let files = FileIO()
    router.get("/files/{name}") { _, context in
        let name = try context.parameters.require("name", as: Int.self)
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/octet-stream", .contentDisposition: "attachment; filename=\"response_file\"",
            ],
            body: try await files.loadFile(path: "\(folder)/\(name)", context: context))
    }

    router.post("/form-flat") { request, context in
        let profile = try await URLEncodedFormDecoder().decode(FlatProfile.self, from: request, context: context)
        return ProfileSummary(name: profile.name, age: profile.age, tags: 0)
    }
    router.post("/upload") { request, context in
        let body = try await request.body.collect(upTo: 2 << 20)
        return Received(bytes: body.readableBytes)
    }

    router.post("/upload-stream") { request, _ in
        var count = 0
        for try await buffer in request.body { count += buffer.readableBytes }
        return Received(bytes: count)
    }

    var fields = HTTPFields()
    for number in 0..<10 { fields[HTTPField.Name("header-\(number)")!] = "value" }
    let headers = fields
    router.get("/headers") { _, _ in Response(status: .noContent, headers: headers) }
    let cookies = (0..<10).map { Cookie(name: "cookie_\($0)", value: "value") }
    router.get("/cookies") { _, _ in
        var response = Response(status: .noContent)
        for cookie in cookies { response.setCookie(cookie) }
        return response
    }
}

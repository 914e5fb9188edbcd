import StarlingModel

/// A track of an album.
@Model(rename: .snakeCase)
struct Track {
    @Field(minLength: 1) var title: String
    @Field(ge: 1) var lengthInSeconds: Int
    @Field(maxItems: 5) var tags: [String] = []
}

@main
struct ModelsAlone {
    static func main() throws {
        let track = try JSON.decode(Track.self, from: #"{"title": "So What", "length_in_seconds": 545}"#)
        print(String(decoding: try JSON.encode(track), as: UTF8.self))
        do {
            _ = try JSON.decode([Track].self, from: #"[{"title": "", "length_in_seconds": "long"}]"#)
        } catch let error as ValidationError {
            for fault in error.faults { print("\(fault.path): \(FaultCatalogue().message(for: fault))") }
        }
    }
}

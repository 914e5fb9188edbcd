import StarlingHTTP
import Testing

@Suite("Media types of files") struct MediaTypeTests {
    @Test(arguments: [
        ("a.txt", "text/plain; charset=utf-8"), ("css/site.css", "text/css; charset=utf-8"), ("A.HTML", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"), ("a.json", "application/json"), ("a.svg", "image/svg+xml"),
        ("a.tar.gz", "application/gzip"),
        ("a.b/c.png", "image/png"), ("..pdf", "application/pdf"), ("a.wasm", "application/wasm"), ("a.woff2", "font/woff2"),
    ]) func areKnown(name: String, media: String) {
        #expect(MediaType(ofFile: name)?.rawValue == media)
    }

    @Test(arguments: ["", "a", "a.", ".txt", "a/.css", "a.css/b", "a.unknown", "a.css ", "a.\u{301}css", "txt"]) func areNotKnown(
        name: String
    ) {
        #expect(MediaType(ofFile: name) == nil)
    }
}

import Starling
import StarlingTesting
import Testing

@Suite("Start-up faults of forms") struct FormStartupTests {
    @Model struct Scan {
        var file: UploadFile?
    }

    @Model struct Line {
        var text: String
    }

    @Model struct Letter {
        var lines: [Line] = []
        var marks: [String: Int] = [:]
    }

    @Post("/json") static func json(data: Scan) async {}
    @Post("/encoded") static func encoded(@Body(media: [.urlEncoded, .json]) data: Scan) async {}
    @Post("/letter") static func letter(@Body(media: .urlEncoded) data: Letter) async {}
    @Post("/list") static func list(@Body(media: [.json, .multipart]) data: [Line]) async {}
    @Post("/number") static func number(@Body(media: .urlEncoded) data: Int) async {}
    @Post("/file") static func file(@Body(media: .multipart) data: UploadFile) async {}
    @Get("/query") static func query(@Query scan: Scan) async {}
    @Post("/result") static func result(@Body(media: .multipart) data: Scan) async -> [Scan] { [data] }
    @Post("/fine") static func fine(@Body(media: [.json, .multipart]) data: Scan) async {}

    private static func faults(_ route: some HandlerRoute) -> [String] {
        do {
            _ = try Application(handlers: [route]).makeResponder()
            return []
        } catch {
            return error.faults.map { "\($0.fault.code.name) \($0.fault.parameters["reason"] ?? "")" }
        }
    }

    @Test func areTold() {
        let needsMultipart = "unreadable_form it has a file in it, which comes in multipart forms alone: say `@Body(media: .multipart)`"
        let isNone = "unreadable_form a form has names with values; make it a field of a model"
        let unreadable = "is neither a single value, nor a list of them, nor a model of such fields"
        #expect(Self.faults(Self.$json) == [needsMultipart])
        #expect(Self.faults(Self.$encoded) == [needsMultipart])
        #expect(Self.faults(Self.$letter) == ["unreadable_form `lines` \(unreadable)", "unreadable_form `marks` \(unreadable)"])
        #expect(Self.faults(Self.$list) == [isNone])
        #expect(Self.faults(Self.$number) == [isNone])
        #expect(Self.faults(Self.$file) == [isNone])
        #expect(Self.faults(Self.$query) == ["unreadable_group `file` is a file, which comes in multipart forms alone"])
        #expect(Self.faults(Self.$result) == ["file_in_result "])
        #expect(Self.faults(Self.$fine) == [])
    }
}

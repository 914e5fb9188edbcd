import Logging
public import Starling

@Model
struct Person {
    var id: Int
    var name: String
    var email: String
    var tags: [String]
}

@Model
struct Page {
    var id: Int
    var page: Int
}

let everyone: [Person] = (1...50).map {
    Person(id: $0, name: "Person \($0)", email: "p\($0)@example.com", tags: ["a", "b", "c"])
}

@Get("/")
func hello() async -> String {
    "Hello, World!"
}

@Get("/users/{id}")
func user(id: Int, page: Int) async -> Page {
    Page(id: id, page: page)
}

@Get("/people")
func people() async -> [Person] {
    everyone
}

@Post("/people")
func create(data: Person) async -> Person {
    data
}

/// Errors only, as the other servers.
var quiet: Logger {
    var logger = Logger(label: "starling")
    logger.logLevel = .error
    return logger
}

/// What the server `starling` serves: every load that needs nothing on the application's own layer.
public var loads: Application {
    Application(
        handlers: [
            $hello, $user, $people, $create, $syncDependencies, $asyncDependencies, $mixedDependencies,
            $text100Bytes, $text1KB, $text10KB, $text100KB, $text1MB, $file,
            $form, $flatForm, $multipart, $upload, $uploadStream, $uploadSpooled, $stream, $uploadFile, $responseHeaders, $responseCookies,
        ],
        logger: quiet)
}

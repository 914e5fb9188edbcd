import Starling

/// Greets someone.
@Get("/hello/{name}")
func hello(name: String, @Query(ge: 1, le: 10) times: Int = 1) async -> Greeting {
    Greeting(text: "Hello, \(name)!", times: times)
}

@Model
struct Greeting {
    var text: String
    var times: Int
}

@main
struct Hello: StarlingApp {
    var application: Application { Application(handlers: [$hello]) }
}

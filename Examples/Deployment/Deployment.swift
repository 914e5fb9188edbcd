import Starling

// A service as `docs/deployment.md` puts it behind a proxy: it knows its clients, and is asked how it does.

/// How a request has arrived.
@Model
struct Arrival {
    var client: String?
    var url: String
}

/// Tells clients how their request has arrived.
@Get("/arrival")
func arrival(request: Request) async -> Arrival { Arrival(client: request.client?.host, url: request.url.description) }

/// Says that the service accepts requests.
@Get("/health")
func health() async -> String { "ok\n" }

/// Sends everything back, after an upgrade to the protocol `echo`.
@Get("/echo")
func echo() async -> Response {
    let upgrade = Upgrade(to: "echo") { connection in
        for try await bytes in connection.inbound { try await connection.outbound.write(bytes) }
    }
    return Response(body: .upgrade(upgrade))
}

@main
struct Deployment: StarlingApp {
    var application: Application { Application(handlers: [$arrival, $health, $echo], trustedProxies: .loopback) }
}

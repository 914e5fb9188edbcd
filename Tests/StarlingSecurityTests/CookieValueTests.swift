import HTTPTypes
import Starling
import StarlingSecurity
import StarlingTesting
import Testing

@Model
private struct Session: Equatable {
    var user: Int
    var roles: [String]
}

@Suite("Values in sealed cookies") struct CookieValueTests {
    @Provide(scope: .application, blocking: false)
    fileprivate static func jar() throws -> EncryptedCookies { try EncryptedCookies(keys: [.random()], maxAge: .seconds(60)) }

    @Post("/login")
    fileprivate static func login(user: Int, jar: EncryptedCookies) async throws -> Reply<Void> {
        Reply((), cookies: [try jar.cookie("__Host-session", Session(user: user, roles: ["admin"]))])
    }

    @Get("/me")
    fileprivate static func me(request: Request, jar: EncryptedCookies) async throws -> Session {
        guard let session = jar.value(of: "__Host-session", as: Session.self, in: request) else { throw HTTPError.unauthorized() }
        return session
    }

    private static let app = Application(handlers: [$login, $me], dependencies: [Self.$jar])

    @Test(arguments: TestTransport.all) func comeBack(transport: TestTransport) async throws {
        try await Self.app.test(transport) { client in
            let login = try await client.send(.post, "/login?user=7")
            let field = try #require(login.headers[.setCookie])
            #expect(field.hasSuffix("; Path=/; Max-Age=60; Secure; HttpOnly; SameSite=Lax"))
            let pair = String(field.prefix { $0 != ";" })
            let me = try await client.get("/me", headers: [.cookie: pair])
            #expect(me.text == #"{"user":7,"roles":["admin"]}"#)
            // Another one of the same name, of whoever owns a neighbouring domain.
            let shadowed = try await client.get("/me", headers: [.cookie: pair + "; __Host-session=AAAA"])
            #expect(shadowed.status == .ok)
            let changed = try await client.get("/me", headers: [.cookie: pair.replacing("=", with: "=A")])
            #expect(changed.status == .unauthorized)
            let missing = try await client.get("/me")
            #expect(missing.status == .unauthorized)
        }
    }

    /// What another type has written is no value.
    @Test func ofAnotherTypeIsNone() throws {
        let jar = try SignedCookies(keys: [.random()])
        var request = Request(method: .get, target: "/")
        request.headers.append("a=\(jar.seal(Array("\"text\"".utf8), as: "a"))", for: .cookie)
        #expect(jar.value(of: "a", as: Int.self, in: request) == nil)
        #expect(jar.value(of: "a", as: String.self, in: request) == "text")
    }
}

import HTTPTypes
import Logging
import Starling
import StarlingTesting
import Testing

/// A behaviour that is owed.
struct PendingRow: Sendable, CustomTestStringConvertible {
    /// Its number, or its name where it has none.
    let row: String
    /// What is asked.
    let asks: String
    /// What owes it: a capability, or the declaration that is missing where nothing can be written yet.
    let owedBy: String
    /// Tries it with what there is, and tells whether it is so. Nil where it cannot be written yet.
    var attempt: (@Sendable () async throws -> Bool)?

    var testDescription: String { "\(row): \(asks)" }
}

extension PendingRow {
    /// All that is owed. Whoever brings one of them makes it a test of its topic, with the same number, and takes it out here.
    static let all: [PendingRow] = [
        PendingRow(
            row: "51", asks: "preflights and simple requests of origins that are allowed, and not; the fields on 404 and 500, too",
            owedBy: "CORS: the middleware `CORS`"),
        PendingRow(
            row: "53", asks: "hosts that are listed, match a wildcard, lack `www.`, or are refused; with a port, too",
            owedBy: "allowed hosts: a middleware"),
        PendingRow(
            row: "55", asks: "compressed from 500 bytes on, by what the client knows",
            owedBy: "compression: the middleware `Compression`"),
        PendingRow(
            row: "67", asks: "401 without a token, with a bad one, an expired one, and one of nobody",
            owedBy: "security: authentication by JSON Web Tokens"),
        PendingRow(
            row: "69", asks: "a session that is set, read and cleared, and its cookie",
            owedBy: "sessions: values that are kept for a client"),
        PendingRow(
            row: "73", asks: "a message of JSON that is echoed, and 4500 to bad JSON",
            owedBy: "WebSockets: a handler of messages"),
        PendingRow(
            row: "83", asks: "286, and the fields that HTMX reads",
            owedBy: "HTMX: its results"),
        PendingRow(
            row: "87", asks: "the schema, below the path of the application",
            owedBy: "OpenAPI", attempt: schemaBelowPath),
    ]

    @Sendable private static func schemaBelowPath() async throws -> Bool {
        try await Application(handlers: [Handler.get("") { _ in "root" }], path: "/api").test { client in
            let root = try await client.get("/api")
            #expect(root.answer == .text(200, "root"))
            #expect(try await client.get("/").status == .notFound)
            return try await client.get("/api/schema/openapi.json").status == .ok
        }
    }
}

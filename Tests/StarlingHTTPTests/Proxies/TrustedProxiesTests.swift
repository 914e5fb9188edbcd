import HTTPTypes
import NIOCore
import StarlingHTTP
import Testing

@Suite("Trusted proxies") struct TrustedProxiesTests {
    private static func forwarding(
        _ fields: [(String, String)], from peer: String? = "10.0.0.1", _ proxies: TrustedProxies = ["10.0.0.0/8"]
    ) throws -> Forwarding? {
        var headers = HeaderFields()
        for (name, value) in fields { headers.append(value, for: try #require(HTTPField.Name(name))) }
        let address = try peer.map {
            try $0.hasPrefix("/") ? SocketAddress(unixDomainSocketPath: $0) : SocketAddress(ipAddress: $0, port: 9)
        }
        return proxies.forwarding(headers, over: ConnectionInfo(peer: address))
    }

    /// The client, whether it has TLS, the host, the prefix.
    private static func told(_ forwarding: Forwarding?) -> String {
        guard let forwarding else { return "-" }
        let secure = forwarding.isSecure.map { $0 ? " https" : " http" } ?? ""
        return "\(forwarding.client?.description ?? "?")\(secure)\(forwarding.authority.map { " " + $0 } ?? "")"
            + (forwarding.prefix.isEmpty ? "" : " " + forwarding.prefix)
    }

    @Test(
        arguments: [
            ("for=192.0.2.1", "192.0.2.1"), ("For=192.0.2.1;Proto=https;HOST=example.com", "192.0.2.1 https example.com"),
            ("for=\"192.0.2.1:4711\"", "192.0.2.1:4711"), ("for=\"[2001:db8::1]\"", "[2001:db8::1]"),
            ("for=\"[2001:db8::1]:4711\";proto=http", "[2001:db8::1]:4711 http"), ("for=unknown", "?"), ("for=_hidden", "?"),
            ("for=\"_hidden:_port\"", "?"), ("for=\"192.0.2.1:_port\"", "192.0.2.1"), ("proto=https", "? https"),
            // The nearest proxy is believed, and those in its network that it names; the first one that is none of them is the client.
            ("for=198.51.100.9, for=192.0.2.1", "192.0.2.1"), ("for=192.0.2.1, for=10.0.0.2", "192.0.2.1"),
            ("for=198.51.100.9;host=evil, for=192.0.2.1;host=good, for=10.0.0.3", "192.0.2.1 good"),
            ("for=10.0.0.9, for=10.0.0.2", "10.0.0.9"), ("for=192.0.2.1, for=unknown", "?"),
            ("for=192.0.2.1;proto=https, for=10.0.0.2;proto=http", "192.0.2.1 https"),
            ("for=192.0.2.1;;proto=https;", "192.0.2.1 https"), (" , for=192.0.2.1,, ", "192.0.2.1"),
            ("for=192.0.2.1;secret=x;by=10.0.0.1", "192.0.2.1"),
            // What is malformed is believed in no part.
            ("", "-"), (",", "-"), ("for", "-"), ("for=", "-"), ("for=\"\"", "-"), ("for=x", "-"), ("for=1.2.3", "-"),
            ("for=256.1.1.1", "-"),
            ("for=192.0.2.1:80", "192.0.2.1:80"), ("for=\"192.0.2.1:99999\"", "-"), ("for=\"192.0.2.1:\"", "-"),
            ("for=\"[2001:db8::1\"", "-"), ("for=\"[2001:db8::1]x\"", "-"), ("for=\"[192.0.2.1]\"", "-"), ("for=\"fe80::1%eth0\"", "-"),
            ("for=192.0.2.1;for=192.0.2.2", "-"), ("for=192.0.2.1;proto=ftp", "-"), ("for=192.0.2.1;host=\"a/b\"", "-"),
            ("for=192.0.2.1;host=\"\"", "-"), ("for=\"192.0.2.1", "-"), ("for=192.0.2.1, for=x", "-"),
            (String(repeating: "for=10.0.0.2,", count: 64), "10.0.0.2"), (String(repeating: "for=10.0.0.2,", count: 65), "-"),
        ]) func forwarded(value: String, expected: String) throws
    {
        #expect(Self.told(try Self.forwarding([("Forwarded", value)])) == expected)
    }

    @Test(
        arguments: [
            ([("X-Forwarded-For", "192.0.2.1")], "192.0.2.1"),
            ([("X-Forwarded-For", "198.51.100.9, 192.0.2.1")], "192.0.2.1"),
            ([("X-Forwarded-For", "192.0.2.1, 10.0.0.2, 10.3.4.5")], "192.0.2.1"),
            ([("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-For", "10.0.0.2")], "192.0.2.1"),
            ([("X-Forwarded-For", "2001:db8::1")], "[2001:db8::1]"), ([("X-Forwarded-For", "[2001:db8::1]:80")], "[2001:db8::1]:80"),
            ([("X-Forwarded-For", "::ffff:10.0.0.2")], "[::ffff:10.0.0.2]"),
            (
                [("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Proto", "HTTPS"), ("X-Forwarded-Host", "example.com")],
                "192.0.2.1 https example.com"
            ),
            ([("X-Forwarded-For", "192.0.2.1, 10.0.0.2"), ("X-Forwarded-Proto", "https, http")], "192.0.2.1 https"),
            ([("X-Forwarded-For", "192.0.2.1, 10.0.0.2"), ("X-Forwarded-Proto", "https")], "192.0.2.1 https"),
            ([("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "evil, example.com")], "10.0.0.1:9 https example.com"),
            ([("X-Forwarded-Host", "example.com"), ("X-Forwarded-Port", "8443")], "10.0.0.1:9 example.com:8443"),
            ([("X-Forwarded-Host", "example.com:1"), ("X-Forwarded-Port", "8443")], "10.0.0.1:9 example.com:1"),
            ([("X-Forwarded-Host", "[::1]"), ("X-Forwarded-Port", "80")], "10.0.0.1:9 [::1]:80"),
            ([("X-Forwarded-Prefix", "/api/")], "10.0.0.1:9 /api"), ([("X-Forwarded-Prefix", "/")], "10.0.0.1:9"),
            // The standard field counts alone.
            ([("Forwarded", "for=192.0.2.1"), ("X-Forwarded-For", "192.0.2.2"), ("X-Forwarded-Host", "evil")], "192.0.2.1"),
            ([("Forwarded", "for=x"), ("X-Forwarded-For", "192.0.2.2")], "-"),
            ([], "-"), ([("X-Forwarded-For", "x")], "-"), ([("X-Forwarded-For", "")], "10.0.0.1:9"),
            ([("X-Forwarded-For", "192.0.2.1"), ("X-Forwarded-Proto", "gopher")], "-"),
            ([("X-Forwarded-Host", "a b")], "-"), ([("X-Forwarded-Port", "0x50")], "-"), ([("X-Forwarded-Port", "65536")], "-"),
            ([("X-Forwarded-Prefix", "api")], "-"), ([("X-Forwarded-Prefix", "//evil.com")], "-"), ([("X-Forwarded-Prefix", "/a?b")], "-"),
            ([("X-Forwarded-Prefix", "/\u{e9}")], "-"),
        ] as [([(String, String)], String)]) func older(fields: [(String, String)], expected: String) throws
    {
        #expect(Self.told(try Self.forwarding(fields)) == expected)
    }

    @Test(arguments: [
        ("10.0.0.1", ["10.0.0.0/8"], true), ("11.0.0.1", ["10.0.0.0/8"], false), ("10.0.0.1", [], false), ("10.0.0.1", ["10.0.0.1"], true),
        ("10.0.0.2", ["10.0.0.1"], false), ("10.0.0.2", ["10.0.0.0/31"], false), ("10.0.0.2", ["0.0.0.0/0"], true),
        ("2001:db8::1", ["0.0.0.0/0"], false), ("2001:db8::1", ["::/0"], true), ("2001:db8:1::1", ["2001:db8::/32"], true),
        ("2001:db9::1", ["2001:db8::/32"], false), ("2001:db8::1", ["2001:db8::1"], true), ("fe80::1", ["fe80::/65"], true),
        ("fe80::8000:0:0:1", ["fe80::/65"], false), ("::ffff:10.0.0.1", ["10.0.0.0/8"], true), ("10.0.0.1", ["::ffff:10.0.0.0/104"], true),
        ("/run/x.sock", ["unix"], true), ("/run/x.sock", ["127.0.0.1"], false), ("127.0.0.1", ["unix"], false),
    ]) func networks(peer: String, networks: [String], isTrusted: Bool) throws {
        let forwarding = try Self.forwarding([("X-Forwarded-For", "192.0.2.1")], from: peer, TrustedProxies(networks))
        #expect((forwarding != nil) == isTrusted)
    }

    @Test func countedProxies() throws {
        func client(_ hops: Int) throws -> String {
            Self.told(try Self.forwarding([("X-Forwarded-For", "192.0.2.1, 192.0.2.2, 192.0.2.3")], from: "203.0.113.1", .hops(hops)))
        }
        #expect(try [1, 2, 3, 4].map(client) == ["192.0.2.3", "192.0.2.2", "192.0.2.1", "192.0.2.1"])
        #expect(TrustedProxies.hops(0).problems == ["0 is no number of proxies"])
    }

    @Test func presets() throws {
        let fields = [("X-Forwarded-For", "192.0.2.1")]
        for peer in ["127.0.0.1", "127.9.9.9", "::1", "/x", nil] {
            #expect(try Self.forwarding(fields, from: peer, .loopback) != nil)
            #expect(try Self.forwarding(fields, from: peer, .none) == nil)
        }
        for peer in ["10.1.1.1", "172.31.0.1", "192.168.0.1", "fd00::1", "fe80::1"] {
            #expect(try Self.forwarding(fields, from: peer, .loopback) == nil)
            #expect(try Self.forwarding(fields, from: peer, .privateNetworks) != nil)
        }
        #expect(try Self.forwarding(fields, from: "172.32.0.1", .privateNetworks) == nil)
    }

    @Test func whatIsNoNetworkIsTold() {
        let proxies: TrustedProxies = ["10.0.0.0/33", "x", "10.0.0.0/", "::/129", "10.0.0.1/-1", "10.0.0.1/+1", "10.0.0.1"]
        #expect(proxies.problems.count == 6)
        #expect(proxies.problems.first == "`10.0.0.0/33` is neither an address nor a network")
        #expect(TrustedProxies.privateNetworks.problems == [])
    }

    @Test(arguments: [("abc-1_2.3:4+5/6=@~", true), ("a", true), ("", false), ("a b", false), ("a\"", false), ("ä", false)]) func ids(
        id: String, isOne: Bool
    ) throws {
        #expect(try Self.forwarding([("X-Request-ID", id)])?.id == (isOne ? id : nil))
        #expect(!Request.isID(String(repeating: "a", count: 129)) && Request.isID(String(repeating: "a", count: 128)))
    }
}

import HTTPTypes
import NIOCore

/// Reads what proxies say. The first byte says by which fields.
@Sendable func fuzzForwarded(_ bytes: [UInt8]) {
    guard let first = bytes.first else { return }
    let names = [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Request-ID",
    ]
    var headers = HeaderFields()
    for (number, part) in bytes.dropFirst().split(separator: 0, omittingEmptySubsequences: false).prefix(names.count).enumerated() {
        guard let name = HTTPField.Name(names[(Int(first) + number) % names.count]) else { continue }
        headers.append(String(decoding: part, as: UTF8.self), for: name)
    }
    for proxies in [TrustedProxies.loopback, .hops(1), .hops(3)] {
        guard let forwarding = proxies.forwarding(headers, over: .none) else { continue }
        if let client = forwarding.client, forwarding.client?.host.isEmpty == false {
            demand(IPAddress(client.host) != nil, client.host)
            demand(ForwardedNode(client.description)?.address == client, client.description)
        }
        let isPlain = { (text: String) in text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } }
        demand(forwarding.authority.map(isPlain) ?? true && isPlain(forwarding.prefix) && forwarding.id.map(isPlain) ?? true)
        demand(forwarding.prefix.isEmpty || forwarding.prefix.hasPrefix("/") && !forwarding.prefix.hasPrefix("//"), forwarding.prefix)
    }
    _ = IPNetwork(String(decoding: bytes, as: UTF8.self))
}

import ArgumentParser

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The settings that the environment gives.
struct ServeEnvironment {
    let host: String?
    let port: Int?
    let unixSocket: String?
    let debug: Bool
    let tlsCertificate: String?
    let tlsKey: String?
    let tlsSelfSigned: Bool

    /// Reads the environment.
    /// - Throws: When a value is not understood.
    init() throws {
        host = Self.value("STARLING_HOST")
        unixSocket = Self.value("STARLING_UNIX_SOCKET")
        debug = try Self.flag("STARLING_DEBUG")
        tlsCertificate = Self.value("STARLING_TLS_CERTIFICATE")
        tlsKey = Self.value("STARLING_TLS_KEY")
        tlsSelfSigned = try Self.flag("STARLING_TLS_SELF_SIGNED")
        guard (tlsCertificate == nil) == (tlsKey == nil) else {
            throw ValidationError("STARLING_TLS_CERTIFICATE and STARLING_TLS_KEY go together")
        }
        let port = Self.value("STARLING_PORT")
        self.port = port.flatMap { Int($0) }
        guard port == nil || self.port.map({ (0...65535).contains($0) }) == true else {
            throw ValidationError("STARLING_PORT must be a number from 0 to 65535")
        }
    }

    private static func flag(_ name: String) throws -> Bool {
        let value = value(name)
        guard [nil, "0", "1", "false", "true"].contains(value) else { throw ValidationError("\(name) must be 0 or 1") }
        return value == "1" || value == "true"
    }

    private static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

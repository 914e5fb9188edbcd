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

    /// Reads the environment.
    /// - Throws: When a value is not understood.
    init() throws {
        host = Self.value("STARLING_HOST")
        unixSocket = Self.value("STARLING_UNIX_SOCKET")
        let debug = Self.value("STARLING_DEBUG")
        guard [nil, "0", "1", "false", "true"].contains(debug) else {
            throw ValidationError("STARLING_DEBUG must be 0 or 1")
        }
        self.debug = debug == "1" || debug == "true"
        let port = Self.value("STARLING_PORT")
        self.port = port.flatMap { Int($0) }
        guard port == nil || self.port.map({ (0...65535).contains($0) }) == true else {
            throw ValidationError("STARLING_PORT must be a number from 0 to 65535")
        }
    }

    private static func value(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}

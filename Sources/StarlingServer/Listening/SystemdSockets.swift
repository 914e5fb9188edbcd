import CStarlingSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The sockets that systemd has opened for this process: sd_listen_fds(3).
package enum SystemdSockets {
    /// Their descriptors, from 3 on. Empty when there are none, or when they are another process's.
    package static var descriptors: [Int32] {
        guard number("LISTEN_PID") == getpid(), let count = number("LISTEN_FDS"), (1...1024).contains(count) else { return [] }
        return Array(3..<3 + count)
    }

    private static func number(_ name: String) -> Int32? { getenv(name).flatMap { Int32(String(cString: $0)) } }
}

import CStarlingSystem
import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The address that a socket is bound to, as the system knows it.
struct SocketName {
    /// The address; a Unix-domain socket without a file has an empty path.
    let address: ServerAddress

    /// The port; nil for a Unix-domain socket.
    var port: Int? { address.port }

    /// Nil for what is no socket, or one of another family.
    init?(_ descriptor: Int32) {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let failed = withUnsafeMutablePointer(to: &storage) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) != 0 }
        }
        guard !failed, let name = Self.address(storage) else { return nil }
        if let host = name.ipAddress, let port = name.port {
            address = .tcp(host: host, port: port)
        } else {
            address = .unixSocket(path: name.pathname ?? "")
        }
    }

    /// An address as swift-nio has it; nil for one of another family.
    static func address(_ storage: sockaddr_storage) -> SocketAddress? {
        func read<Address>(as type: Address.Type) -> Address { withUnsafeBytes(of: storage) { $0.loadUnaligned(as: type) } }
        switch Int32(storage.ss_family) {
        case AF_INET: return SocketAddress(read(as: sockaddr_in.self))
        case AF_INET6: return SocketAddress(read(as: sockaddr_in6.self))
        case AF_UNIX: return SocketAddress(read(as: sockaddr_un.self))
        default: return nil
        }
    }
}

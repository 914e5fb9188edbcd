import CStarlingSystem
import Dispatch
import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension ListeningSocket {
    /// Opens the sockets that a configuration names.
    ///
    /// On a thread of its own: names of hosts are looked up.
    /// - Throws: ``ServerError``.
    package static func open(_ configuration: ServerConfiguration) async throws -> [ListeningSocket] {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try openNow(configuration) })
            }
        }
    }

    private static func openNow(_ configuration: ServerConfiguration) throws(ServerError) -> [ListeningSocket] {
        var sockets: [ListeningSocket] = []
        do throws(ServerError) {
            for address in [configuration.address] + configuration.furtherAddresses {
                sockets += try open(address, configuration)
            }
        } catch {
            for socket in sockets { socket.close() }
            throw error
        }
        return sockets
    }

    private static func open(_ address: ServerAddress, _ configuration: ServerConfiguration) throws(ServerError) -> [ListeningSocket] {
        switch address.kind {
        case .tcp(let host, let port):
            let resolved: SocketAddress
            do {
                resolved = try SocketAddress.makeAddressResolvingHost(host, port: port)
            } catch {
                throw .cannotListen(address, reason: "\(error)")
            }
            return [try bind(resolved, address, configuration)]
        case .unixSocket(let path):
            let resolved: SocketAddress
            do {
                resolved = try SocketAddress(unixDomainSocketPath: path)
            } catch {
                throw .cannotListen(address, reason: "\(error)")
            }
            if isAbandoned(path, resolved) { unlink(path) }
            return [try bind(resolved, address, configuration)]
        case .descriptor(let descriptor):
            return [try inherited(descriptor, as: address)]
        case .systemd:
            let descriptors = SystemdSockets.descriptors
            guard !descriptors.isEmpty else {
                throw .cannotListen(address, reason: "systemd handed no socket over (LISTEN_FDS, LISTEN_PID)")
            }
            var sockets: [ListeningSocket] = []
            for descriptor in descriptors { sockets.append(try inherited(descriptor, as: address)) }
            return sockets
        }
    }

    private static func bind(
        _ resolved: SocketAddress, _ address: ServerAddress, _ configuration: ServerConfiguration
    ) throws(ServerError) -> ListeningSocket {
        let descriptor = stream(resolved.protocol)
        func fail(_ code: Int32) -> ServerError {
            close(descriptor)
            return code == EADDRINUSE ? .addressInUse(address) : .cannotListen(address, reason: String(cString: strerror(code)))
        }
        guard descriptor >= 0 else { throw fail(errno) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let isTCP = resolved.protocol != .unix
        if isTCP {
            setOption(descriptor, SO_REUSEADDR)
            if configuration.reusePort { setOption(descriptor, SO_REUSEPORT) }
        }
        let failure = resolved.withSockAddr { address, length in
            #if canImport(Glibc)
                Glibc.bind(descriptor, address, socklen_t(length)) == 0 ? 0 : errno
            #elseif canImport(Musl)
                Musl.bind(descriptor, address, socklen_t(length)) == 0 ? 0 : errno
            #else
                Darwin.bind(descriptor, address, socklen_t(length)) == 0 ? 0 : errno
            #endif
        }
        guard failure == 0 else { throw fail(failure) }
        guard listen(descriptor, configuration.backlog) == 0 else { throw fail(errno) }
        return ListeningSocket(
            descriptor, address: address.with(host: nil, port: isTCP ? SocketName(descriptor)?.port : nil), isTCP: isTCP,
            file: SocketFile(address))
    }

    /// Takes a socket that somebody else has opened.
    /// - Parameter ownsFile: Whether its file, if it has one, is this process's to remove.
    static func inherited(
        _ descriptor: Int32, as given: ServerAddress, ownsFile: Bool = false
    ) throws(ServerError) -> ListeningSocket {
        guard fcntl(descriptor, F_GETFD) >= 0 else { throw .cannotListen(given, reason: "descriptor \(descriptor) is not open") }
        guard option(descriptor, SO_TYPE) == streamType, let name = SocketName(descriptor) else {
            throw .cannotListen(given, reason: "descriptor \(descriptor) is no stream socket")
        }
        guard option(descriptor, SO_ACCEPTCONN) == 1 else {
            throw .cannotListen(given, reason: "descriptor \(descriptor) is no listening socket")
        }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let address = name.address
        return ListeningSocket(descriptor, address: address, isTCP: name.port != nil, file: ownsFile ? SocketFile(address) : nil)
    }

    /// Whether a path is a socket that nobody listens at any more.
    private static func isAbandoned(_ path: String, _ address: SocketAddress) -> Bool {
        var info = stat()
        guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFSOCK else { return false }
        let descriptor = stream(.unix)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        // Any other error, such as a full queue, is a sign of life.
        return address.withSockAddr { connect(descriptor, $0, socklen_t($1)) != 0 && errno == ECONNREFUSED }
    }

    private static func listen(_ descriptor: Int32, _ backlog: Int) -> Int32 {
        #if canImport(Glibc)
            Glibc.listen(descriptor, Int32(clamping: backlog))
        #elseif canImport(Musl)
            Musl.listen(descriptor, Int32(clamping: backlog))
        #else
            Darwin.listen(descriptor, Int32(clamping: backlog))
        #endif
    }

    private static func stream(_ family: NIOBSDSocket.ProtocolFamily) -> Int32 { socket(family.rawValue, streamType, 0) }

    private static func setOption(_ descriptor: Int32, _ option: Int32) {
        var on: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func option(_ descriptor: Int32, _ option: Int32) -> Int32? {
        var value: Int32 = 0
        var size = socklen_t(MemoryLayout<Int32>.size)
        return getsockopt(descriptor, SOL_SOCKET, option, &value, &size) == 0 ? value : nil
    }

    #if canImport(Glibc)
        private static let streamType = Int32(SOCK_STREAM.rawValue)
    #else
        private static let streamType = SOCK_STREAM
    #endif
}

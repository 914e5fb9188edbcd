import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Opens the socket that connections are accepted from.
enum Listener {
    /// Listens.
    /// - Parameter accept: Sets a new connection up; called on its event loop.
    /// - Throws: ``ServerError``.
    static func listen(
        at configuration: ServerConfiguration, on group: any EventLoopGroup,
        accept: @escaping @Sendable (any Channel) throws -> Void
    ) async throws -> any Channel {
        let bootstrap = ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: configuration.backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try accept(channel) }
            }
        let address = configuration.address
        do {
            switch address.kind {
            case .tcp(let host, let port):
                return try await bootstrap.childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
                    .bind(host: host, port: port).get()
            case .unixSocket(let path):
                if await isAbandoned(path, group) { unlink(path) }
                return try await bootstrap.bind(unixDomainSocketPath: path).get()
            }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw ServerError.addressInUse(address)
        } catch let error as IOError {
            throw ServerError.cannotListen(address, reason: String(cString: strerror(error.errnoCode)))
        } catch {
            throw ServerError.cannotListen(address, reason: "\(error)")
        }
    }

    /// Whether a path is a socket that nobody listens at any more.
    private static func isAbandoned(_ path: String, _ group: any EventLoopGroup) async -> Bool {
        var info = stat()
        guard lstat(path, &info) == 0, info.st_mode & S_IFMT == S_IFSOCK else { return false }
        do {
            let channel = try await ClientBootstrap(group: group).connect(unixDomainSocketPath: path).get()
            try await channel.close()
            return false
        } catch let error as IOError {
            // Any other error, such as a full queue, is a sign of life.
            return error.errnoCode == ECONNREFUSED
        } catch {
            return false
        }
    }
}

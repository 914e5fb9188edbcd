/// Where a server listens.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: Sendable, Hashable {
        case tcp(host: String, port: Int)
        case unixSocket(path: String)
        case descriptor(Int32)
        case systemd
    }

    package let kind: Kind

    /// A TCP port. Port 0 takes any that is free.
    public static func tcp(host: String = "127.0.0.1", port: Int = 8000) -> ServerAddress {
        ServerAddress(kind: .tcp(host: host, port: port))
    }

    /// A Unix-domain socket. The file is removed when the server ends; one that a dead server left behind is replaced.
    public static func unixSocket(path: String) -> ServerAddress { ServerAddress(kind: .unixSocket(path: path)) }

    /// A socket that this process has inherited, bound and listening, TCP or Unix-domain. The server closes it when it ends; a file that
    /// it has is left to whoever opened it.
    public static func descriptor(_ descriptor: Int32) -> ServerAddress { ServerAddress(kind: .descriptor(descriptor)) }

    /// The sockets that systemd has opened for this process (socket activation: `LISTEN_FDS`, `LISTEN_PID`), which may be several.
    public static var systemd: ServerAddress { ServerAddress(kind: .systemd) }

    /// `127.0.0.1:8000`, or the path of the socket.
    public var description: String {
        switch kind {
        case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
        case .unixSocket(let path): path
        case .descriptor(let descriptor): "descriptor \(descriptor)"
        case .systemd: "systemd's socket"
        }
    }
}

extension ServerAddress {
    /// The same with another host or port; anything else becomes TCP when either is given.
    package func with(host: String?, port: Int?) -> ServerAddress {
        switch kind {
        case .tcp(let oldHost, let oldPort): .tcp(host: host ?? oldHost, port: port ?? oldPort)
        case .unixSocket, .descriptor, .systemd:
            host == nil && port == nil ? self : .tcp(host: host ?? "127.0.0.1", port: port ?? 8000)
        }
    }

    /// The URL to call.
    package func url(isSecure: Bool) -> String {
        switch kind {
        case .tcp: "\(isSecure ? "https" : "http")://\(self)"
        case .unixSocket(let path): "unix:\(path)"
        case .descriptor, .systemd: description
        }
    }

    /// The port; nil for a Unix-domain socket, and for one that has not been looked at.
    package var port: Int? {
        if case .tcp(_, let port) = kind { port } else { nil }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The file of a Unix-domain socket.
struct SocketFile {
    private let path: String
    private let device: dev_t
    private let inode: ino_t

    /// Looks the file up at an address where somebody has just begun to listen; nil when there is none.
    init?(_ address: ServerAddress) {
        guard case .unixSocket(let path) = address.kind else { return nil }
        var info = stat()
        guard lstat(path, &info) == 0 else { return nil }
        self.path = path
        device = info.st_dev
        inode = info.st_ino
    }

    /// Removes the file, unless it is another one by now: a new server may have taken the place while this one ended.
    func remove() {
        var info = stat()
        guard lstat(path, &info) == 0, info.st_dev == device, info.st_ino == inode else { return }
        unlink(path)
    }
}

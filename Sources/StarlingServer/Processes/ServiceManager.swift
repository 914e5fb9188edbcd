import CStarlingSystem
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The service manager that has started the process: it is told how the service does, as sd_notify(3) says, if it has asked for it.
package enum ServiceManager {
    /// The service accepts connections.
    package static func serves() { notify("READY=1") }

    /// The service ends.
    package static func stops() { notify("STOPPING=1") }

    /// The service is about to be replaced, or to read its settings again; ``serves()`` says that this is over, however it went.
    package static func reloads() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        notify("RELOADING=1\nMONOTONIC_USEC=\(Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000)")
    }

    /// Another process is the service's main one from here on.
    package static func serves(as process: Int32) { notify("READY=1\nMAINPID=\(process)") }

    /// Sends one datagram to where `NOTIFY_SOCKET` says; what cannot be sent is lost, as there is nobody else to tell.
    static func notify(_ text: String, to socket: String? = getenv("NOTIFY_SOCKET").map { String(cString: $0) }) {
        guard let socket, socket.hasPrefix("/") || socket.hasPrefix("@") else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(socket.utf8)
        // A name that stands for no file begins with a zero.
        if name[0] == UInt8(ascii: "@") { name[0] = 0 }
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard name.count < room else { return }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size - room + name.count + (name[0] == 0 ? 0 : 1))
        #if canImport(Glibc)
            let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        #elseif canImport(Musl)
            let descriptor = Musl.socket(AF_UNIX, SOCK_DGRAM, 0)
        #else
            let descriptor = Darwin.socket(AF_UNIX, SOCK_DGRAM, 0)
        #endif
        guard descriptor >= 0 else { return }
        defer { ListeningSocket.close(descriptor) }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        let bytes = Array(text.utf8)
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { sendto(descriptor, bytes, bytes.count, 0, $0, length) }
        }
    }
}

import CStarlingSystem

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What one process gives another that it starts: sockets to listen at, a line between the two, and the part that it is to play.
///
/// It goes by the environment, as `STARLING_HANDOVER=worker 3 4 5+`: the descriptors of the line and of the sockets, the latter with a plus
/// sign where the socket's file is the new process's to remove.
package struct Handover: Sendable {
    /// What a process was started for.
    package enum Role: String, Sendable {
        /// To serve until the one that started it tells it to end, or ends itself.
        case worker
        /// To take the place of the one that started it.
        case successor
    }

    static let variable = "STARLING_HANDOVER"

    /// What the process was started for.
    package let role: Role
    /// The sockets to listen at, by their descriptors.
    let sockets: [(descriptor: Int32, ownsFile: Bool)]
    /// The descriptor of the line.
    let line: Int32

    init(role: Role, line: Int32, sockets: [(descriptor: Int32, ownsFile: Bool)]) {
        self.role = role
        self.line = line
        self.sockets = sockets
    }

    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard words.count >= 2, let role = Role(rawValue: String(words[0])), let line = Int32(words[1]) else { return nil }
        var sockets: [(descriptor: Int32, ownsFile: Bool)] = []
        for word in words.dropFirst(2) {
            let ownsFile = word.hasSuffix("+")
            guard let descriptor = Int32(ownsFile ? word.dropLast() : word) else { return nil }
            sockets.append((descriptor, ownsFile))
        }
        self.init(role: role, line: line, sockets: sockets)
    }

    var text: String {
        ([role.rawValue, "\(line)"] + sockets.map { "\($0.descriptor)\($0.ownsFile ? "+" : "")" }).joined(separator: " ")
    }

    /// What this process was given; nil when nobody handed anything over. Asked for first of all, before there are other threads: the
    /// variable is taken away, so that no program that is started by this one finds it.
    package static let received: Handover? = {
        guard let text = getenv(variable).map({ String(cString: $0) }) else { return nil }
        unsetenv(variable)
        guard let handover = Handover(text) else { return nil }
        for descriptor in [handover.line] + handover.sockets.map(\.descriptor) { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return handover
    }()

    /// The sockets. They can be taken once.
    /// - Throws: ``ServerError`` when one is no listening socket.
    package func listeningSockets() throws -> [ListeningSocket] {
        try sockets.map { try ListeningSocket.inherited($0.descriptor, as: .descriptor($0.descriptor), ownsFile: $0.ownsFile) }
    }

    /// The line to the process that started this one. It can be taken once.
    package func makeLine() -> ProcessLine { ProcessLine(line) }
}

import CStarlingSystem
import Dispatch

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A process that this one has started, with the sockets to listen at.
package struct ChildProcess: Sendable {
    /// How a process ended.
    package enum End: Sendable, Equatable, CustomStringConvertible {
        case status(Int32)
        case signal(Int32)

        init(_ status: Int32) { self = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F) }

        package var description: String {
            switch self {
            case .status(let status): "status \(status)"
            case .signal(let signal): "signal \(signal)"
            }
        }
    }

    /// It could not be started.
    package struct NotStarted: Error, CustomStringConvertible {
        let path: String
        let code: Int32
        package var description: String { "\(path) cannot be started: \(String(cString: strerror(code)))" }
    }

    package let id: Int32
    /// Tells when it serves, and when it has ended.
    package let line: ProcessLine

    /// Starts a program, as the file has it now.
    /// - Parameter role: A successor gets the files of the sockets too; a worker is not a process that the service manager knows.
    package static func start(_ program: Program, as role: Handover.Role, with sockets: [ListeningSocket]) throws -> ChildProcess {
        var ends: [Int32] = [-1, -1]
        #if canImport(Glibc)
            let type = Int32(SOCK_STREAM.rawValue)
        #else
            let type = SOCK_STREAM
        #endif
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw NotStarted(path: program.path, code: errno) }
        let own = ends[0]
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // What is passed on is duplicated far up first, so that none of it is where another one is to be.
        let lowest = 3 + Int32(sockets.count) + 1
        var passed = [fcntl(ends[1], F_DUPFD_CLOEXEC, lowest)]
        ListeningSocket.close(ends[1])
        passed += sockets.map { $0.duplicate(from: lowest) ?? -1 }
        defer { for descriptor in passed where descriptor >= 0 { ListeningSocket.close(descriptor) } }
        guard !passed.contains(-1) else {
            ListeningSocket.close(own)
            throw NotStarted(path: program.path, code: EBADF)
        }
        let handover = Handover(
            role: role, line: 3,
            sockets: sockets.enumerated().map { (Int32($0.offset) + 4, role == .successor && $0.element.ownsFile) })
        do {
            return ChildProcess(id: try spawn(program, handover, passed), line: ProcessLine(own))
        } catch {
            ListeningSocket.close(own)
            throw error
        }
    }

    private static func spawn(_ program: Program, _ handover: Handover, _ passed: [Int32]) throws(NotStarted) -> Int32 {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (offset, descriptor) in passed.enumerated() {
            posix_spawn_file_actions_adddup2(&actions, descriptor, 3 + Int32(offset))
        }
        Self.passNothingElse(&actions, from: 3 + Int32(passed.count))
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals are handled here, and blocked on some threads: the new process begins without that.
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2, SIGCHLD, SIGPIPE] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        // Ctrl-C is for the process that keeps the workers: it tells them.
        if handover.role == .worker { flags |= Int32(POSIX_SPAWN_SETPGROUP) }
        #if canImport(Darwin)
            flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
            for descriptor: Int32 in 0...2 { posix_spawn_file_actions_addinherit_np(&actions, descriptor) }
        #endif
        posix_spawnattr_setflags(&attributes, Int16(truncatingIfNeeded: flags))

        var arguments = ([program.path] + program.arguments).map { strdup($0) } + [nil]
        var variables = environment(for: handover).map { strdup($0) } + [nil]
        defer { for text in arguments + variables { free(text) } }
        var id: Int32 = 0
        let failure = posix_spawnp(&id, program.path, &actions, &attributes, &arguments, &variables)
        guard failure == 0 else { throw NotStarted(path: program.path, code: failure) }
        return id
    }

    #if canImport(Darwin)
        /// Descriptors are not passed on there, as the flags have it.
        private static func passNothingElse(_ actions: inout posix_spawn_file_actions_t?, from first: Int32) {}
    #else
        /// Lets a program that is about to be started inherit none of the descriptors from here on. Those of swift-nio are not closed otherwise:
        /// a client's connection would stay open in the other program.
        ///
        /// The system can do it in the new process, if its C library is glibc 2.34 or newer. Otherwise they are marked here, and one that is
        /// opened at this very moment gets through.
        private static func passNothingElse(_ actions: inout posix_spawn_file_actions_t, from first: Int32) {
            typealias Add = @convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32
            if let add = dlsym(nil, "posix_spawn_file_actions_addclosefrom_np") {
                _ = unsafeBitCast(add, to: Add.self)(&actions, first)
            } else {
                _ = starling_close_on_exec(first)
            }
        }
    #endif

    /// This process's own, without what was meant for it alone.
    private static func environment(for handover: Handover) -> [String] {
        var left = [Handover.variable, "LISTEN_PID", "LISTEN_FDS", "LISTEN_FDNAMES"]
        if handover.role == .worker { left += ["NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"] }
        var variables = ["\(Handover.variable)=\(handover.text)"]
        guard var next = starling_environment() else { return variables }
        while let variable = next.pointee {
            let text = String(cString: variable)
            if !left.contains(where: { text.hasPrefix($0 + "=") }) { variables.append(text) }
            next += 1
        }
        return variables
    }

    /// Sends it a signal. Nobody may do so who has waited for its end: its number may be another process's by then.
    package func send(_ signal: Int32) { kill(id, signal) }

    /// Waits for its end. Only one may.
    package func end() async -> End {
        await withCheckedContinuation { continuation in
            DispatchQueue(label: "starling.process.\(id)").async { [id] in
                var status: Int32 = 0
                while waitpid(id, &status, 0) < 0, errno == EINTR {}
                continuation.resume(returning: End(status))
            }
        }
    }
}

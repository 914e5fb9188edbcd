import StarlingHTTP
import Synchronization

/// What one request, or one scope outside any, has made and has put off: one cell for each provider of its wiring, how they are finished, and
/// what is done when the answer has been sent.
final class RequestScope: Sendable {
    private struct Contents {
        var cells: [OnceCell]
        var work: [@Sendable () async -> Void] = []
        var hook: (@Sendable (DeliveryOutcome) async -> Void)?
        var error: (any Error)?
        var validators = HeaderFields()
        /// The temporary files of uploads.
        var spools: [UploadSpool] = []
        /// Whether what was put off has begun: nothing more can be.
        var isOver: Bool
    }

    private let contents: Mutex<Contents>
    private let ended: Atomic<Bool>
    let finishers = Finishers()
    /// What an event brought, in the scope of a listener.
    let payload: (any Sendable)?

    /// - Parameters:
    ///   - isOver: Whether the answer is on its way already, or there will be none. Default: no.
    ///   - hasEnded: Whether nobody finishes any more what is made here. Default: no.
    init(count: Int, isOver: Bool = false, hasEnded: Bool = false, payload: (any Sendable)? = nil) {
        contents = Mutex(Contents(cells: Self.cells(count), isOver: isOver))
        ended = Atomic(hasEnded)
        self.payload = payload
    }

    private static func cells(_ count: Int) -> [OnceCell] { (0..<count).map { _ in OnceCell(keepsFailure: true) } }

    /// The cell of a provider. Providers that were asked for later than start-up have the numbers behind the others.
    func cell(_ number: Int) -> OnceCell {
        contents.withLock { contents in
            while contents.cells.count <= number { contents.cells.append(OnceCell(keepsFailure: true)) }
            return contents.cells[number]
        }
    }

    /// Forgets what was made, so that it is made anew: for a middleware that answers a request by a second attempt.
    func restart() {
        // Given up outside the lock: what their ends do is not known.
        _ = contents.withLock { contents in
            let cells = contents.cells
            contents.cells = Self.cells(cells.count)
            contents.error = nil
            contents.validators = HeaderFields()
            return cells
        }
    }

    /// The fields that tell the version which the handler said there is.
    var validators: HeaderFields {
        get { contents.withLock { $0.validators } }
        set { contents.withLock { $0.validators = newValue } }
    }

    // MARK: Afterwards

    /// Puts work off until the answer has been sent.
    /// - Returns: Whether it was: not when that has happened already.
    func putOff(_ work: @escaping @Sendable () async -> Void) -> Bool {
        contents.withLock { contents in
            if !contents.isOver { contents.work.append(work) }
            return !contents.isOver
        }
    }

    /// Sets what is done last of all. Of two the later one counts.
    func setHook(_ hook: @escaping @Sendable (DeliveryOutcome) async -> Void) { contents.withLock { $0.hook = hook } }

    /// Notes the error that the answer tells.
    func note(_ error: (any Error)?) {
        guard let error else { return }
        contents.withLock { $0.error = $0.error ?? error }
    }

    /// The error that the answer tells, if it tells one.
    var error: (any Error)? { contents.withLock { $0.error } }

    /// Keeps the files of uploads until all else is done.
    func keep(_ spool: UploadSpool) { contents.withLock { $0.spools.append(spool) } }

    /// Removes the files of uploads.
    func removeFiles() async {
        for spool in contents.withLock({ $0.spools }) { await spool.removeAll() }
    }

    /// Takes what was put off; from then on nothing can be.
    func close() -> [@Sendable () async -> Void] {
        contents.withLock { contents in
            contents.isOver = true
            defer { contents.work = [] }
            return contents.work
        }
    }

    /// Takes what is done last of all.
    func takeHook() -> (@Sendable (DeliveryOutcome) async -> Void)? {
        contents.withLock { contents in
            defer { contents.hook = nil }
            return contents.hook
        }
    }

    // MARK: The end

    /// Whether the end has come: nobody finishes any more what is made here.
    var hasEnded: Bool { ended.load(ordering: .acquiring) }

    /// Ends the scope if nothing is to be done when the answer has been sent.
    /// - Returns: Whether that is so.
    func endIfIdle() -> Bool {
        guard finishers.isEmpty else { return false }
        let cells = contents.withLock { contents -> [OnceCell]? in
            guard contents.work.isEmpty, contents.hook == nil, contents.spools.allSatisfy(\.isEmpty) else { return nil }
            return end(&contents)
        }
        // What was made just now has an end that is due; whoever made it later sees that the scope has ended.
        return cells != nil && finishers.isEmpty
    }

    /// Lets go of what was made. Values may hold the context that they were made in, which holds this scope.
    func end() {
        // Given up outside the lock: what their ends do is not known.
        _ = contents.withLock { end(&$0) }
    }

    private func end(_ contents: inout Contents) -> [OnceCell] {
        ended.store(true, ordering: .releasing)
        contents.isOver = true
        defer { contents.cells = [] }
        return contents.cells
    }
}

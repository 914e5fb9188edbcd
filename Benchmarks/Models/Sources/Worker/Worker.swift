#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Does what the script `models` says, one line at a time:
///
/// - `time CASE SECONDS`: runs the case for that much CPU time, in batches; answers `NANOSECONDS TIMES` of the fastest
/// - `count CASE`: answers `ALLOCATIONS TIMES`, where the counter is loaded
/// - `output CASE PATH`: writes the case's output into a file; answers `done`
///
/// A command that fails answers `error` and what is wrong. `msgspec_worker.py` does the same in the same way.
public struct Worker {
    private let inputs: Inputs
    private let cases: [String: Case]

    /// - Parameter cases: All that this program can measure.
    public init(_ cases: [Case]) {
        guard CommandLine.arguments.count == 2 else { fatalError("usage: \(CommandLine.arguments[0]) FOLDER-OF-INPUTS") }
        inputs = Inputs(folder: CommandLine.arguments[1])
        self.cases = Dictionary(uniqueKeysWithValues: cases.map { ($0.name, $0) })
    }

    /// Answers commands until there are no more.
    public func run() {
        while let line = readLine() {
            do {
                print(try answer(line.split(separator: " ").map(String.init)))
            } catch {
                print("error \(error)".split(separator: "\n").joined(separator: " "))
            }
            fflush(nil)
        }
    }

    private func answer(_ words: [String]) throws -> String {
        guard words.count >= 2, let chosen = cases[words[1]] else { throw WorkerError("no such case") }
        let prepared = try chosen.prepare(inputs)
        switch words[0] {
        case "time" where words.count == 3:
            guard let seconds = Double(words[2]) else { throw WorkerError("\(words[2]) is no number") }
            let (nanoseconds, times) = try Self.time(prepared.run, for: Int(seconds * 1e9))
            return "\(nanoseconds) \(times)"
        case "count":
            let (allocations, times) = try Self.count(prepared.run)
            return "\(allocations) \(times)"
        case "output" where words.count == 3:
            try write(prepared.output(), to: words[2])
            return "done"
        default:
            throw WorkerError("no such command")
        }
    }

    /// A batch takes about a twentieth of the whole. Finding its length is the warm-up.
    private static func time(_ run: (Int) throws -> Void, for whole: Int) throws -> (nanoseconds: Int, times: Int) {
        var batch = 1
        while true {
            let start = cpuTime()
            try run(batch)
            if cpuTime() - start >= whole / 20 { break }
            batch *= 2
        }
        var best = Int.max
        let begin = cpuTime()
        var start = begin
        while start - begin < whole {
            try run(batch)
            let end = cpuTime()
            best = min(best, end - start)
            start = end
        }
        return (best, batch)
    }

    private static func count(_ run: (Int) throws -> Void) throws -> (allocations: UInt, times: Int) {
        guard let symbol = dlsym(nil, "allocation_counter_value") else { throw WorkerError("the counter is not loaded") }
        let value = unsafeBitCast(symbol, to: (@convention(c) () -> UInt).self)
        let times = 5
        try run(times)
        let before = value()
        try run(times)
        return (value() - before, times)
    }

    /// User and system time of the whole process, in nanoseconds.
    private static func cpuTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }
}

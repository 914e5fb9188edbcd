#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif
import NIOCore
import NIOPosix

/// CPU time of requests that an application answers in a loop, on one event loop and without a socket.
@main
enum BenchPipeline {
    /// Requests of each case before the first one counts.
    private static let warmUp = 2_000

    static func main() async throws {
        guard let options = Options(CommandLine.arguments) else { stop(Options.usage) }
        let all = try Case.all()
        let unknown = options.only.filter { name in !all.contains { $0.name == name } }
        guard unknown.isEmpty else {
            stop("unknown: \(unknown.joined(separator: ", ")); known: \(all.map(\.name).joined(separator: ", "))")
        }
        let cases = options.only.isEmpty ? all : all.filter { options.only.contains($0.name) }
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let costs = try await Task(executorPreference: LoopExecutor(loop)) { try await measure(cases, options) }.value
        print(Table(cases: cases, costs: costs).text)
        print()
        print("- median of \(options.rounds) rounds of \(options.batch) requests, on one event loop, without a socket;")
        print("  in parentheses, where the median of the differences lies with a probability of 95 %")
    }

    /// The cases take turns in each round, so that a drift of the machine meets them all; every other round runs backwards.
    private static func measure(_ cases: [Case], _ options: Options) async throws -> [String: [Double]] {
        for each in cases {
            try await each.check()
            _ = await each.cost(of: warmUp)
        }
        var costs: [String: [Double]] = [:]
        for round in 0..<options.rounds {
            for each in round.isMultiple(of: 2) ? cases : cases.reversed() {
                costs[each.name, default: []].append(await each.cost(of: options.batch))
            }
        }
        return costs
    }

    private static func stop(_ message: String) -> Never {
        print(message)
        exit(2)
    }
}

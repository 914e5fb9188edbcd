import BenchApplications
import Starling

// One event loop, as the other servers.
@main
struct BenchStarling: StarlingApp {
    var application: Application { loads }
    var server: ServerConfiguration { ServerConfiguration(eventLoops: 1) }
}

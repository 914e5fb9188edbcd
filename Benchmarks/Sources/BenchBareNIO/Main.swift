import NIOCore
import NIOHTTP1
import NIOPosix

/// The floor: swift-nio's own HTTP/1 pipeline and one handler that answers every GET with 13 bytes.
///
/// What can be made once is made once (head and body), so that nothing but the pipeline is measured.
final class HelloHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let head: HTTPResponseHead
    private let body: ByteBuffer
    private var status: HTTPResponseStatus = .ok
    private var keepsAlive = true

    init() {
        self.body = ByteBuffer(string: "Hello, World!")
        self.head = HTTPResponseHead(
            version: .http1_1,
            status: .ok,
            headers: ["content-type": "text/plain; charset=utf-8", "content-length": "\(self.body.readableBytes)"]
        )
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch self.unwrapInboundIn(data) {
        case .head(let request):
            self.status = request.method == .GET ? .ok : .methodNotAllowed
            self.keepsAlive = request.isKeepAlive
        case .body:
            break
        case .end:
            self.answer(context)
        }
    }

    private func answer(_ context: ChannelHandlerContext) {
        if self.status == .ok {
            context.write(self.wrapOutboundOut(.head(self.head)), promise: nil)
            context.write(self.wrapOutboundOut(.body(.byteBuffer(self.body))), promise: nil)
        } else {
            let head = HTTPResponseHead(version: .http1_1, status: self.status, headers: ["content-length": "0"])
            context.write(self.wrapOutboundOut(.head(head)), promise: nil)
        }
        let written = context.writeAndFlush(self.wrapOutboundOut(.end(nil)))
        if !self.keepsAlive {
            let channel = context.channel
            written.whenComplete { _ in channel.close(promise: nil) }
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }
}

@main
enum BareNIO {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, arguments[1] == "--port", let port = Int(arguments[2]) else {
            fatalError("usage: bare-nio --port N")
        }
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let server = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline(withErrorHandling: true)
                    try channel.pipeline.syncOperations.addHandler(HelloHandler())
                }
            }
            .bind(host: "127.0.0.1", port: port)
            .get()
        try await server.closeFuture.get()
    }
}

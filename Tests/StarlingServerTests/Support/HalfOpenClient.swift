import NIOCore
import NIOPosix

/// A client that keeps its own side open when the server has closed the other.
struct HalfOpenClient: Sendable {
    private let channel: any Channel
    private let events = Mailbox<String>()

    init(port: Int) async throws {
        let events = events
        channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try channel.pipeline.syncOperations.addHandler(Watcher(events)) }
            }
            .connect(host: "127.0.0.1", port: port).get()
    }

    func send(_ text: String) async throws { try await channel.writeAndFlush(ByteBuffer(string: text)) }

    func untilInputClosed() async throws { while try await events.take() != "input closed" {} }

    /// Sends on until the other side says that nobody reads.
    func untilReset() async throws {
        while channel.isActive { try? await send("x") }
        while try await events.take() != "inactive" {}
    }

    func close() async throws { try await channel.close() }

    private final class Watcher: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        private let events: Mailbox<String>

        init(_ events: Mailbox<String>) {
            self.events = events
        }

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case .inputClosed? = event as? ChannelEvent { events.put("input closed") }
        }

        func channelInactive(context: ChannelHandlerContext) { events.put("inactive") }

        func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
    }
}

import NIOCore

extension ChannelHandlerContext {
    /// Closes the socket now. TLS would say goodbye first and wait for the other side to do the same, as long as it likes.
    func closeAtOnce() {
        let core = channel._channelCore
        close(promise: nil)
        core.close0(error: ChannelError.eof, mode: .all, promise: nil)
    }
}

/// Who answers for a field of an answer.
enum FieldOwner {
    /// It is left out: the engine writes its own where there has to be one.
    case engine
    /// A handler's `Content-Length`: it stands only where there is no body to measure.
    case length
    /// A handler's `Upgrade`: in HTTP/1.1 it stands beside `Connection: upgrade`, in HTTP/2 not at all.
    case upgrade
    case handler

    @inline(__always)
    init(_ name: UnsafeBufferPointer<UInt8>) {
        switch name.count {
        case 4 where name.elementsEqual("date".utf8): self = .engine
        case 7 where name.elementsEqual("upgrade".utf8): self = .upgrade
        case 10 where name.elementsEqual("connection".utf8): self = .engine
        case 17 where name.elementsEqual("transfer-encoding".utf8): self = .engine
        case 14 where name.elementsEqual("content-length".utf8): self = .length
        default: self = .handler
        }
    }
}

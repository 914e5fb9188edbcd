public import StarlingHTTP

/// What a layer says about the version of its answers: an ``StarlingHTTP/ETag``, or ``ComputedETag``.
public protocol ETagChoice: Sendable {
    /// The tag of every answer; nil when each has its own.
    var tag: ETag? { get }
    /// Whether a tag that is made of an answer is a weak one.
    var isWeak: Bool { get }
}

extension ETag: ETagChoice {
    /// Itself.
    public var tag: ETag? { self }
}

/// A tag that is made of the bytes of each answer. It saves their way to the client, not the work of making them: see ``Conditions`` for that.
///
/// Answers to GET and HEAD with status 200 get one, when their body is there as a whole: neither a stream nor a file. One that has a tag
/// already keeps it.
public struct ComputedETag: ETagChoice {
    /// None is known before there is an answer.
    public var tag: ETag? { nil }
    /// Whether it is a weak one.
    public let isWeak: Bool
}

extension ETagChoice where Self == ComputedETag {
    /// Made of the bytes of each answer: `etag: .computed`.
    public static var computed: ComputedETag { computed(weak: false) }

    /// Made of the bytes of each answer.
    /// - Parameter weak: Whether it is a weak one.
    public static func computed(weak: Bool) -> ComputedETag { ComputedETag(isWeak: weak) }
}

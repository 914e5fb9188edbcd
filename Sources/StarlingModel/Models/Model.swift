/// A plain value that bodies, results and documentation are made of.
///
/// Types get it from the ``Model()`` macro; do not adopt it by hand.
public protocol Model: Codable, Sendable {}

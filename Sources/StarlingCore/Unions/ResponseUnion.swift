/// An enumeration of results, each case with its type and, by ``WithStatus``, its status.
///
/// ```swift
/// enum Outcome: ResponseUnion {
///     case finished(Report)
///     case running(Progress)
///
///     var answer: OneOf<Report, WithStatus<202, Progress>> {
///         switch self {
///         case .finished(let report): .first(report)
///         case .running(let progress): .second(WithStatus(progress))
///         }
///     }
/// }
/// ```
public protocol ResponseUnion: EncodedResult {
    /// What the cases become: ``OneOf``, ``OneOf3``, ``OneOf4``, or those within each other.
    associatedtype Answer: EncodedResult

    /// What this one becomes.
    var answer: Answer { get }
}

extension ResponseUnion {
    /// Called by generated code.
    public static var encoder: ResultEncoder<Self> {
        let inner = Answer.encoder
        return ResultEncoder { route in
            inner.settle(route).mapping { encode in
                { try encode($0.answer, $1, $2) }
            }
        }
    }
}

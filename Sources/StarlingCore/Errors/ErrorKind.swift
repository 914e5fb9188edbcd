import HTTPTypes
import StarlingHTTP
import StarlingModel

/// What the framework makes of an error, unless an error handler says otherwise.
enum ErrorKind {
    /// It knows which answer it becomes.
    case http(HTTPError)
    /// The faults of an input that was understood.
    case invalid([Fault])
    /// Why an input could not be read.
    case malformed(Fault)
    /// The client is gone: nobody reads the answer.
    case cancelled
    /// Nobody said anything about it.
    case unknown

    init(_ error: any Error) {
        switch error {
        case let error as HTTPError: self = Self.known(error)
        case let error as ValidationError: self = .invalid(error.faults)
        case let error as MalformedInput: self = .malformed(error.fault)
        case let error as any HTTPErrorConvertible: self = Self.known(error.httpError)
        case is CancellationError where Task.isCancelled: self = .cancelled
        default: self = .unknown
        }
    }

    /// A status below 200 is no final answer: the client would wait for one.
    private static func known(_ error: HTTPError) -> ErrorKind { error.status.code >= 200 ? .http(error) : .unknown }

    /// The status of the answer.
    var status: HTTPResponse.Status {
        switch self {
        case .http(let error): error.status
        case .invalid, .malformed: .badRequest
        case .cancelled: .serviceUnavailable
        case .unknown: .internalServerError
        }
    }

    /// Whether it is a mistake of the service: it is logged, and clients learn nothing of it.
    var isUnexpected: Bool { status.code == 500 }
}

public import HTTPTypes

/// The statuses of answers that lead elsewhere (RFC 9110, section 15.4).
public enum RedirectStatus: Int, Sendable, Hashable, CaseIterable {
    /// 301: for ever. Clients may turn POST into GET.
    case movedPermanently = 301
    /// 302: for now. Clients may turn POST into GET.
    case found = 302
    /// 303: to something else, which is asked for with GET: after a form was sent.
    case seeOther = 303
    /// 307: for now, with the same method and body.
    case temporaryRedirect = 307
    /// 308: for ever, with the same method and body.
    case permanentRedirect = 308

    /// The status of a response.
    public var status: HTTPResponse.Status {
        switch self {
        case .movedPermanently: .movedPermanently
        case .found: .found
        case .seeOther: .seeOther
        case .temporaryRedirect: .temporaryRedirect
        case .permanentRedirect: .permanentRedirect
        }
    }
}

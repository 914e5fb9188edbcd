public import HTTPTypes

/// The side of an engine that sends informational responses (1xx, RFC 9110, section 15.2) ahead of the answer.
public protocol InformationalSender: Sendable {
    /// Sends one informational response.
    /// - Parameters:
    ///   - status: A status from 100 to 199, except 101 (an upgrade is an answer, see ``ResponseBody/upgrade(_:)``).
    ///   - headers: Its fields.
    ///   - request: The number of the request within its connection; nothing is sent when that one has been answered already.
    func sendInformational(_ status: HTTPResponse.Status, headers: HeaderFields, request: UInt64) async throws
}

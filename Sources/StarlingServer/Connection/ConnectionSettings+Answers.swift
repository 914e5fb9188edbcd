import HTTPTypes
import Logging
import StarlingHTTP

/// What becomes of an answer that cannot be sent as it is.
extension ConnectionSettings {
    /// The same answer with its file open; another one where that cannot be.
    func opening(_ file: FileBody, of response: Response) async -> Response {
        do {
            var response = response
            response.body = .file(try await file.opened(on: blocking))
            return response
        } catch {
            response.finish(.failed(error))
            let failure = Response.fileFailure(error)
            if failure.status != .notFound { logger.error("A file cannot be sent", metadata: ["error": "\(error)"]) }
            return failure
        }
    }

    /// A file as a stream.
    func stream(of file: FileBody) -> StreamBody {
        StreamBody(length: file.length) { writer in
            try await file.send(to: writer, on: self.blocking)
            return HeaderFields()
        }
    }

    /// An informational status is no answer, and the client would wait on for one. An upgrade's 101 is the engine's to write.
    func inPlaceOfInformational(_ response: Response) -> Response {
        logger.error("An answer has an informational status", metadata: ["status": "\(response.status.code)"])
        response.finish(.dropped)
        return Response("{\"status_code\":500,\"detail\":\"Internal Server Error\"}", status: .internalServerError, media: .json)
    }

    /// The connection stays as it is, and why.
    func inPlaceOfUpgrade(
        _ response: Response, to protocolName: String, _ status: HTTPResponse.Status, _ detail: String
    ) -> Response {
        response.finish(.dropped)
        var refusal = Response(ProtocolViolation(status, detail).json, status: status, media: .json)
        guard status == .upgradeRequired else { return refusal }
        refusal.headers[.upgrade] = protocolName
        if protocolName == "websocket" { refusal.headers[.secWebSocketVersion] = WebSocketHandshake.version }
        return refusal
    }
}

extension Response {
    /// Whether nothing may come behind the head, whatever the body is.
    var isBodiless: Bool { status.code == 204 || status.code == 304 || status.code < 200 }
}

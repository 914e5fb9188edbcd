import HTTPTypes
import StarlingCore
import StarlingHTTP
import StarlingModel

/// Writes errors as problem details.
struct ProblemFormat: ErrorFormat {
    /// What stands before types that are no absolute URI.
    let base: String?

    var mediaType: MediaType { "application/problem+json" }

    func response(to report: ErrorReport, _ context: RequestContext) -> Response {
        let own = report.isConcealed ? nil : report.error as? ProblemDetailsError
        var problem: JSONObject = [
            "type": .string(own?.type.map(absolute) ?? "about:blank"), "title": .string(own?.title ?? report.status.phrase),
            "status": .integer(report.status.code),
        ]
        // What has its own words for its kind need not say more.
        if let detail = own.map(\.detail) ?? report.detail { problem["detail"] = .string(detail) }
        problem["instance"] = .string(own?.instance ?? context.request.encodedPath)
        if !report.faults.isEmpty {
            let body = bodyName(context)
            problem["errors"] = .array(report.faults.map { entry($0, body: body) })
        }
        if let own {
            for (name, value) in own.extensions where problem[name] == nil { problem[name] = value }
        } else if let extra = report.extra {
            add(extra, to: &problem)
        }
        var headers = report.headers
        headers[.contentType] = mediaType.rawValue
        guard var response = try? Response(json: problem, status: report.status) else {
            return Response(status: report.status, headers: headers)
        }
        response.headers = headers
        return response
    }

    /// The members of an object become members of the problem. What is no object, or has a member that every problem has, stands in one of
    /// its own.
    private func add(_ extra: JSONValue, to problem: inout JSONObject) {
        if case .object(let object) = extra, !object.keys.contains(where: { problem[$0] != nil }) {
            problem.merge(object)
        } else {
            problem["extra"] = extra
        }
    }

    /// One fault, with the place where it was found: a pointer into the body, or the name of a parameter.
    private func entry(_ reported: ReportedFault, body: String?) -> JSONValue {
        let fault = reported.fault
        var entry: JSONObject = ["detail": .string(reported.message)]
        if let source = fault.source, source != .body {
            entry["parameter"] = .string(fault.path)
            entry["source"] = .string(source.rawValue)
        } else if fault.source == .body || !fault.path.isEmpty {
            // A fault of the body as a whole bears the name of the handler's argument.
            entry["pointer"] = .string(FaultPointer.pointer(to: fault.path == body ? "" : fault.path))
            if let source = fault.source { entry["source"] = .string(source.rawValue) }
        }
        return .object(entry)
    }

    private func bodyName(_ context: RequestContext) -> String? {
        guard let route = context.route else { return nil }
        let arguments = route.arguments + route.providers.values.joined()
        return arguments.first { $0.source == .body }?.name
    }

    private func absolute(_ type: String) -> String {
        guard let base, !hasScheme(type) else { return type }
        return base + (base.hasSuffix("/") ? "" : "/") + type.drop { $0 == "/" }
    }

    /// RFC 3986, section 3.1.
    private func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")), let first = text.utf8.first else { return false }
        let isLetter: (UInt8) -> Bool = { (0x61...0x7A).contains($0 | 0x20) }
        return isLetter(first) && text.utf8[..<colon].allSatisfy { isLetter($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }
    }
}

import HTTPTypes
import StarlingHTTP

extension DebugPage {
    /// The request, as it came to whoever threw.
    var requestSection: Markup {
        let request = context.requestWithPath
        let line = [("Method", request.method.rawValue), ("Target", DebugText.shortened(request.target))]
        let headers = request.headers.map { ($0.name, DebugText.ofField($0.name, $0.value)) }
        let query = request.query.map { ($0.name, DebugText.shortened($0.value)) }
        let path = request.pathParameters.map { ($0.name, DebugText.shortened($0.value)) }
        return section(
            "Request", "\(table(line))\(table("Variables of the path", path))\(table("Query", query))\(table("Header fields", headers))")
    }
}

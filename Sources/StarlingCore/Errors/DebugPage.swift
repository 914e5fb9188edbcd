import HTTPTypes
import StarlingHTTP

/// What debug mode answers to a browser when something unexpected was thrown: the error, where it was, and everything around it.
///
/// It needs nothing from elsewhere and runs no script; the answer's fields forbid both.
struct DebugPage {
    let report: ErrorReport
    let context: RequestContext
    /// The source of the handler, where it was found.
    let source: DebugSource?

    /// Whether a client would rather read HTML than what errors are told in otherwise.
    static func isWanted(by request: Request, ratherThan media: MediaType) -> Bool {
        let accept = Accept(request.headers)
        return accept.quality(of: .html) > max(accept.quality(of: .json), accept.quality(of: media))
    }

    /// The answer.
    static func response(to report: ErrorReport, _ context: RequestContext) async -> Response {
        let place = context.route?.source
        let source = try? await context.blocking { place.flatMap { DebugSource(around: $0) } }
        let page = DebugPage(report: report, context: context, source: source ?? nil)
        var headers = report.headers
        headers[.contentType] = MediaType.html.rawValue
        headers[.cacheControl] = CacheControl.noStore.headerValue
        headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'"
        headers[.xContentTypeOptions] = "nosniff"
        return Response(status: report.status, headers: headers, body: .text(page.markup.html))
    }

    /// The whole page.
    var markup: Markup {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>\(report.status.code) \(errorType)</title>
        <style>\(Self.style)</style>
        </head>
        <body>
        <header>
        <p>\(report.status.code) \(report.status.phrase)</p>
        <h1>\(errorType)</h1>
        <pre class="detail">\(DebugText.shortened(report.detail))</pre>
        </header>
        <main>
        \(chainSection)\(handlerSection)\(requestSection)\(layersSection)\(stateSection)
        </main>
        <footer>Shown because debug mode is on. Never use it on a public server.</footer>
        </body>
        </html>

        """
    }

    private var errorType: String { "\(type(of: report.error))" }
}

extension DebugPage {
    /// The error with those that it was made of.
    var chainSection: Markup {
        let links = DebugErrorChain(report.error).links
        let items = links.map { link -> Markup in
            let label: Markup = link.label.map { "<span class=\"label\">\($0)</span> " } ?? ""
            return "<li class=\"depth\(link.depth)\">\(label)<strong>\(link.type)</strong>\n<pre>\(link.text)</pre></li>\n"
        }
        return section(links.count > 1 ? "Error and what it holds" : "Error", "<ol>\n\(Markup(items))</ol>\n")
    }

    /// The handler, with its source where it was found.
    var handlerSection: Markup {
        guard let route = context.route else { return section("Handler", "<p>No route answers this request.</p>\n") }
        let file = source?.path ?? route.source.fileID
        let place: Markup = "<p><strong>\(route.handler)</strong> at <code>\(file):\(route.source.line)</code></p>\n"
        guard let source else { return section("Handler", place) }
        let lines = source.lines.map { line -> Markup in
            let mark: Markup = line.isMarked ? " class=\"marked\"" : ""
            return "<span\(mark)><b>\(line.number)</b>\(line.text)\n</span>"
        }
        return section("Handler", "\(place)<pre class=\"source\">\(Markup(lines))</pre>\n")
    }
}

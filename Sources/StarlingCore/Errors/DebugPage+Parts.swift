extension DebugPage {
    /// A part of the page with its heading.
    func section(_ title: Markup, _ content: Markup) -> Markup { "<section>\n<h2>\(title)</h2>\n\(content)</section>\n" }

    /// Names and values below a heading; nothing where there are none.
    func table(_ title: Markup, _ rows: [(name: String, value: String)]) -> Markup {
        rows.isEmpty ? "" : "<h3>\(title)</h3>\n\(table(rows))"
    }

    /// Names and values.
    func table(_ rows: [(name: String, value: String)]) -> Markup {
        let lines = Markup(rows.map { "<tr><th scope=\"row\">\($0.name)</th><td>\($0.value)</td></tr>\n" })
        return "<table>\n\(lines)</table>\n"
    }
}

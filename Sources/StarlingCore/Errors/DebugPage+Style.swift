extension DebugPage {
    /// The look of the page: in light and dark, on any width.
    static let style: Markup = """
        :root {
        color-scheme: light dark;
        --ink: #1c1e21; --soft: #5c6370; --paper: #fff; --sheet: #f4f5f7; --line: #dcdfe4; --mark: #fff0d6; --red: #b3261e;
        }
        @media (prefers-color-scheme: dark) {
        :root { --ink: #e4e6ea; --soft: #9aa1ad; --paper: #16181c; --sheet: #1f2227; --line: #343941; --mark: #46371a; --red: #ff8a80; }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        header, main, footer { max-width: 62rem; margin: 0 auto; padding: 1rem; }
        header { border-bottom: 3px solid var(--red); padding-top: 2rem; }
        header p { margin: 0; color: var(--red); font-weight: 600; }
        h1 { margin: .25rem 0 .5rem; font-size: 1.8rem; line-height: 1.2; overflow-wrap: anywhere; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
        h3 { margin: 1.25rem 0 .25rem; font-size: 1rem; color: var(--soft); }
        code, pre, td, th { font-family: ui-monospace, Menlo, Consolas, monospace; font-size: .875rem; overflow-wrap: anywhere; }
        pre { margin: .25rem 0; padding: .75rem; background: var(--sheet); border-radius: .4rem; white-space: pre-wrap; }
        pre.detail { font-size: 1rem; }
        pre.source { padding: .5rem 0; white-space: pre; overflow-x: auto; }
        pre.source span { display: block; width: max-content; min-width: 100%; padding-right: .75rem; }
        pre.source b { display: inline-block; width: 4rem; padding-right: 1rem; text-align: right; color: var(--soft); font-weight: 400; }
        pre.source .marked { background: var(--mark); }
        ol { margin: 0; padding: 0; list-style: none; }
        li { margin: .5rem 0; padding-left: .75rem; border-left: 3px solid var(--line); }
        .depth1 { margin-left: 1rem; }
        .depth2 { margin-left: 2rem; }
        .depth3, .depth4, .depth5, .depth6, .depth7 { margin-left: 3rem; }
        .label { color: var(--soft); }
        table { width: 100%; border-collapse: collapse; }
        th, td { padding: .35rem .5rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; white-space: pre-wrap; }
        th { width: 30%; color: var(--soft); font-weight: 400; }
        footer { color: var(--soft); border-top: 1px solid var(--line); margin-top: 2rem; }
        @media (max-width: 40rem) {
        th, td { display: block; width: 100%; }
        td { border-top: 0; padding-top: 0; }
        li[class] { margin-left: .25rem; }
        }
        """
}

import Encoding

/// A document as a page of its own: one file, nothing loaded from elsewhere, for screens of any
/// width, light or dark, and for paper.
struct HTMLRenderer {
  func page(_ document: DerivationDocument, title: String) -> String {
    """
    <!DOCTYPE html>
    <html xmlns="http://www.w3.org/1999/xhtml" lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <title>\(xmlEscaped(title))</title>
    <style>
    \(Self.style)
    </style>
    </head>
    <body>
    \(MathMLRenderer().fragment(document))</body>
    </html>

    """
  }

  private static let style = """
    :root { color-scheme: light dark; --ink: #1b1b1f; --paper: #fdfdfb; --faint: #6a6a72;
      --line: #d5d5cf; --mark: #2a5db0; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e6e6e3; --paper: #17181b; --faint: #9c9ca3; --line: #3a3c42; --mark: #8fb4f0; }
    }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.5 Georgia, "DejaVu Serif", serif; }
    .chainrule { max-width: 56rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
    section { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem; }
    h2 { font-size: 1.35rem; font-weight: 600; color: var(--mark); margin: 1rem 0; }
    h3 { font-size: 1.05rem; font-weight: 600; margin: 1.75rem 0 .5rem; }
    p { margin: .75rem 0; }
    h2, h3, p, dd { overflow-x: auto; overflow-y: hidden; }
    p.line { margin: .25rem 0; }
    p.values math { margin-right: .75rem; }
    p.note { color: var(--faint); margin-top: .25rem; font-size: .95rem; }
    .wide { overflow-x: auto; overflow-y: hidden; margin: .9rem 0; }
    .wide > math[display="block"] { width: max-content; margin: 0 0 0 1rem; }
    mtd { padding: .3em .25em; }
    table { border-collapse: collapse; }
    table.rules { margin-left: 1rem; }
    table.rules td { padding: .2rem 1.5rem .2rem 0; vertical-align: middle; }
    table.rules td:last-child { color: var(--faint); }
    table math[display="block"], dt math[display="block"] { width: max-content; margin: 0; }
    table.ledger { font-variant-numeric: tabular-nums lining-nums; font-size: .95rem; }
    table.ledger th, table.ledger td { padding: .25rem .8rem; text-align: right;
      white-space: nowrap; }
    table.ledger th { font-weight: 600; }
    table.ledger tbody th, table.ledger tfoot th { font-weight: 400; color: var(--faint); }
    table.ledger thead th { border-bottom: 1px solid var(--ink); vertical-align: bottom; }
    table.ledger tfoot tr:first-child > * { border-top: 1px solid var(--ink); }
    table.ledger tfoot tr:last-child td { font-weight: 600; }
    dl { margin: .75rem 0 .75rem 1rem; }
    dt { overflow-x: auto; overflow-y: hidden; padding: .2rem 0; }
    dd { margin: .1rem 0 .9rem 1.5rem; }
    @media (max-width: 34rem) {
      body { font-size: 1rem; }
      .chainrule { padding: .5rem .75rem 2rem; }
      .wide > math[display="block"], table.rules, dl { margin-left: 0; }
      table.ledger th, table.ledger td { padding: .25rem .45rem; }
      dd { margin-left: .75rem; }
    }
    @media print {
      :root { color-scheme: light; --ink: #000; --paper: #fff; --faint: #444; --line: #999;
        --mark: #000; }
      body { font-size: 10.5pt; }
      .chainrule { max-width: none; padding: 0; }
      .wide, h2, h3, p, dt, dd { overflow: visible; }
      table.ledger { font-size: 8pt; }
      table.ledger th, table.ledger td { padding: .15rem .4rem; }
      h2, h3 { break-after: avoid; }
      .wide, dt, dd, tr { break-inside: avoid; }
      section + section { break-before: page; }
    }
    """
}

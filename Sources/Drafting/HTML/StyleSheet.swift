/// The one style of all pages, for the screen and for paper.
enum StyleSheet {
  /// The rules of a page; `runningTitle` stands at the top of every printed sheet.
  static func rules(runningTitle: String) -> String {
    screen + paper(runningTitle: runningTitle)
  }

  private static let screen = """

    :root { color-scheme: light; }
    * { box-sizing: border-box; }
    body {
      margin: 0; color: \(Palette.ink); background: \(Palette.paper);
      font: 100%/1.5 system-ui, "Liberation Sans", Arial, sans-serif;
      overflow-wrap: break-word;
    }
    header, nav, main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
    main:focus { outline: none; }
    h1, h2, h3, h4 { line-height: 1.25; margin: 1.8em 0 0.5em; text-wrap: balance; }
    h1 { font-size: 2rem; margin-top: 1rem; }
    h2 { font-size: 1.45rem; padding-top: 0.6em; border-top: 1px solid \(Palette.hairline); }
    h3 { font-size: 1.15rem; }
    h4 { font-size: 1rem; }
    p, ul, ol, dl { margin: 0.6em 0; max-width: 46rem; }
    li { margin: 0.35em 0; }
    a { color: \(Palette.link); }
    a:focus-visible, [tabindex="0"]:focus-visible, summary:focus-visible {
      outline: 3px solid \(Palette.link); outline-offset: 2px;
    }
    .skip { position: absolute; left: 1rem; top: -10rem; padding: 0.5rem 1rem;
      background: \(Palette.paper); border: 2px solid \(Palette.link); z-index: 1; }
    .skip:focus { top: 0.5rem; }
    .quiet, figcaption, footer { color: \(Palette.quietInk); font-size: 0.9rem; }
    .note { padding: 0.7em 1em; background: \(Palette.tint);
      border: 1px solid \(Palette.line); border-left-width: 6px; }
    nav ol { columns: 18rem; list-style: none; padding-left: 0; }
    nav li { break-inside: avoid; margin: 0.15em 0; padding: 0.1em 0; }
    .table { margin: 1em 0; overflow-x: auto; }
    table { border-collapse: collapse; min-width: 100%; }
    caption { text-align: left; font-weight: 600; padding: 0.3em 0; }
    th, td { text-align: left; vertical-align: top; padding: 0.4em 0.7em;
      border-bottom: 1px solid \(Palette.hairline); overflow-wrap: normal; }
    thead th, thead td { background: \(Palette.shade); border-bottom: 2px solid \(Palette.line);
      vertical-align: bottom; }
    tbody th { font-weight: 600; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    td.number { white-space: nowrap; }
    .reason { display: block; color: \(Palette.quietInk); }
    .tree, .tree ul { list-style: none; margin: 0.4em 0; padding-left: 1.2em;
      border-left: 2px solid \(Palette.hairline); }
    .advice > li { margin: 0.7em 0; }
    figure { margin: 1.2em 0; break-inside: avoid; }
    svg { max-width: 100%; height: auto; display: block; }
    footer { margin-top: 3rem; padding-bottom: 2rem; }
    .signatures td { height: 3.2em; min-width: 9em; border-bottom: 1px solid \(Palette.line); }
    .signatures th, .signatures td { vertical-align: bottom; }
    .signatures thead th + th { width: 24%; }
    .signatures thead th:last-child { width: 14%; }

    """

  private static func paper(runningTitle: String) -> String {
    """
    @page {
      margin: 2.2cm 2cm 2cm;
      @top-left { content: \(quoted(runningTitle)); font: 9pt sans-serif; color: \(Palette.quietInk); }
      @bottom-right { content: counter(page) " / " counter(pages); font: 9pt sans-serif;
        color: \(Palette.quietInk); }
    }
    @page :first { @top-left { content: none; } }
    @media print {
      body { font-size: 10.5pt; line-height: 1.4; }
      header, main, footer { max-width: none; padding: 0; }
      .skip, nav { display: none; }
      h1, h2, h3, h4, caption { break-after: avoid; }
      h2 { margin-top: 1.2em; }
      p, li { orphans: 3; widows: 3; }
      li, .note, tr, figure { break-inside: avoid; }
      thead { display: table-header-group; }
      .table { overflow: visible; }
      table { font-size: 9pt; }
      td.number { white-space: normal; }
      p, ul, ol, dl { max-width: none; }
      .signatures, .together { break-inside: avoid; }
      a { color: inherit; text-decoration: none; }
      thead th, thead td, .note { print-color-adjust: exact; }
    }

    """
  }

  /// A text of CSS: everything but letters, digits and spaces as its number, so that nothing ends
  /// the text, the rule or the style.
  private static func quoted(_ text: String) -> String {
    let safe = text.printable.unicodeScalars.map { scalar -> String in
      let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.value == 0x20)
      let isDigit = ("0"..."9").contains(scalar)
      return isPlain || isDigit
        ? String(scalar) : "\\" + String(scalar.value, radix: 16) + " "
    }
    return "\"" + safe.joined() + "\""
  }
}

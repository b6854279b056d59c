/// The styles of a word processor's document (Office Open XML), from which pandoc takes them.
enum WordStyles {
  /// An empty document in a language (BCP 47) with the styles, a header with its title and a footer
  /// with page numbers.
  static func reference(language: String) -> [UInt8] {
    var archive = ZipArchive()
    archive.add("[Content_Types].xml", contentTypes)
    archive.add("_rels/.rels", packageRelations)
    archive.add("word/_rels/document.xml.rels", documentRelations)
    archive.add("word/document.xml", document)
    archive.add("word/styles.xml", styles(language: language))
    archive.add("word/header1.xml", header)
    archive.add("word/footer1.xml", footer)
    return archive.bytes
  }

  private static let declaration = #"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#
  private static let schemas = "http://schemas.openxmlformats.org"
  private static let word =
    #"xmlns:w="\#(schemas)/wordprocessingml/2006/main""#
    + #" xmlns:r="\#(schemas)/officeDocument/2006/relationships""#
  private static let wordType =
    "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let relation = "\(schemas)/officeDocument/2006/relationships"

  private static let contentTypes = """
    \(declaration)
    <Types xmlns="\(schemas)/package/2006/content-types">
    <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
    <Default Extension="xml" ContentType="application/xml"/>
    <Override PartName="/word/document.xml" ContentType="\(wordType).document.main+xml"/>
    <Override PartName="/word/styles.xml" ContentType="\(wordType).styles+xml"/>
    <Override PartName="/word/header1.xml" ContentType="\(wordType).header+xml"/>
    <Override PartName="/word/footer1.xml" ContentType="\(wordType).footer+xml"/>
    </Types>
    """

  private static let packageRelations = relations([("rId1", "officeDocument", "word/document.xml")])
  private static let documentRelations = relations([
    ("rId1", "styles", "styles.xml"), ("rId2", "header", "header1.xml"),
    ("rId3", "footer", "footer1.xml"),
  ])

  private static func relations(_ entries: [(id: String, kind: String, target: String)]) -> String {
    let lines = entries.map {
      #"<Relationship Id="\#($0.id)" Type="\#(relation)/\#($0.kind)" Target="\#($0.target)"/>"#
    }
    return """
      \(declaration)
      <Relationships xmlns="\(schemas)/package/2006/relationships">\(lines.joined())</Relationships>
      """
  }

  private static let document = """
    \(declaration)
    <w:document \(word)><w:body><w:p/><w:sectPr>
    <w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>
    <w:pgSz w:w="12240" w:h="15840"/>
    <w:pgMar w:top="1440" w:right="1134" w:bottom="1247" w:left="1134" w:header="680" w:footer="567" w:gutter="0"/>
    </w:sectPr></w:body></w:document>
    """

  private static func field(_ name: String) -> String {
    #"<w:fldSimple w:instr=" \#(name) "><w:r><w:t> </w:t></w:r></w:fldSimple>"#
  }

  private static func run(_ text: String) -> String {
    #"<w:r><w:t xml:space="preserve">\#(text)</w:t></w:r>"#
  }

  private static let header = """
    \(declaration)
    <w:hdr \(word)><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>\(field("TITLE"))\
    \(run(" – draft"))</w:p></w:hdr>
    """

  private static let footer = """
    \(declaration)
    <w:ftr \(word)><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>\(run("Page "))\(field("PAGE"))\
    \(run(" of "))\(field("NUMPAGES"))</w:p></w:ftr>
    """
}

extension WordStyles {
  /// What a paragraph style sets, in the order in which the schema has it.
  private struct Look {
    var id: String
    var name: String
    var basedOn: String? = "Normal"
    var next: String?
    /// Inside `w:pPr`.
    var paragraph = ""
    /// Inside `w:rPr`.
    var text = ""
  }

  private static let ink = "1B1F24"
  private static let quiet = "4D5560"
  private static let accent = "0B4F8A"
  private static let shade = "EEF2F6"
  private static let tint = "FDF3D8"
  private static let hairline = "C8CED6"
  private static let line = "6B7480"

  private static let looks: [Look] = [
    Look(
      id: "Title", name: "Title", next: "BodyText",
      paragraph: #"<w:keepNext/><w:spacing w:before="0" w:after="160"/>"#,
      text: #"<w:b/><w:sz w:val="40"/>"#),
    heading(1, before: 360, size: 28), heading(2, before: 240, size: 24),
    heading(3, before: 200, size: 22),
    Look(
      id: "BodyText", name: "Body Text", paragraph: #"<w:spacing w:before="60" w:after="100"/>"#),
    Look(
      id: "FirstParagraph", name: "First Paragraph", basedOn: "BodyText", next: "BodyText"),
    Look(id: "Compact", name: "Compact", paragraph: #"<w:spacing w:before="40" w:after="60"/>"#),
    Look(
      id: "TableCaption", name: "Table Caption",
      paragraph: #"<w:keepNext/><w:spacing w:before="200" w:after="60"/>"#, text: "<w:b/>"),
    Look(
      id: "Notice", name: "Notice",
      paragraph:
        #"<w:pBdr>\#(["top", "left", "bottom", "right"].map { border($0, line) }.joined())"#
        + #"</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="\#(tint)"/>"#
        + #"<w:spacing w:before="120" w:after="120"/>"#),
    Look(
      id: "Origin", name: "Origin", paragraph: #"<w:spacing w:before="60" w:after="100"/>"#,
      text: #"<w:color w:val="\#(quiet)"/><w:sz w:val="18"/>"#),
    Look(
      id: "Cell", name: "Cell",
      paragraph: #"<w:keepLines/><w:spacing w:before="30" w:after="30"/>"#,
      text: #"<w:sz w:val="18"/>"#),
    Look(
      id: "NumberCell", name: "Number Cell", basedOn: "Cell", paragraph: #"<w:jc w:val="right"/>"#),
    Look(
      id: "SigningRow", name: "Signing Row",
      paragraph: #"<w:keepLines/><w:spacing w:before="320" w:after="30"/>"#,
      text: #"<w:sz w:val="18"/>"#),
    Look(id: "Signing", name: "Signing", basedOn: "SigningRow", paragraph: "<w:keepNext/>"),
    Look(
      id: "Header", name: "header",
      text: #"<w:color w:val="\#(quiet)"/><w:sz w:val="17"/>"#),
    Look(
      id: "Footer", name: "footer", paragraph: #"<w:jc w:val="right"/>"#,
      text: #"<w:color w:val="\#(quiet)"/><w:sz w:val="17"/>"#),
  ]

  private static func heading(_ level: Int, before: Int, size: Int) -> Look {
    Look(
      id: "Heading\(level)", name: "heading \(level)", next: "BodyText",
      paragraph: #"<w:keepNext/><w:keepLines/><w:spacing w:before="\#(before)" w:after="80"/>"#
        + #"<w:outlineLvl w:val="\#(level - 1)"/>"#,
      text: #"<w:b/><w:color w:val="\#(accent)"/><w:sz w:val="\#(size)"/>"#)
  }

  private static func border(_ side: String, _ color: String) -> String {
    #"<w:\#(side) w:val="single" w:sz="4" w:space="0" w:color="\#(color)"/>"#
  }

  private static func style(_ look: Look) -> String {
    #"<w:style w:type="paragraph" w:styleId="\#(look.id)"><w:name w:val="\#(look.name)"/>"#
      + (look.basedOn.map { #"<w:basedOn w:val="\#($0)"/>"# } ?? "")
      + (look.next.map { #"<w:next w:val="\#($0)"/>"# } ?? "")
      + "<w:qFormat/>"
      + (look.paragraph.isEmpty ? "" : "<w:pPr>\(look.paragraph)</w:pPr>")
      + (look.text.isEmpty ? "" : "<w:rPr>\(look.text)</w:rPr>") + "</w:style>\n"
  }

  fileprivate static func styles(language: String) -> String {
    let sides = ["top", "left", "bottom", "right", "insideH", "insideV"]
    return """
      \(declaration)
      <w:styles \(word)>
      <w:docDefaults><w:rPrDefault><w:rPr>
      <w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>
      <w:color w:val="\(ink)"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="\(language)"/>
      </w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="269" w:lineRule="auto"/></w:pPr>
      </w:pPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
      <w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">\
      <w:name w:val="Default Paragraph Font"/></w:style>
      <w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>\
      <w:rPr><w:color w:val="\(accent)"/><w:u w:val="single"/></w:rPr></w:style>
      <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>\
      <w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="90" w:type="dxa"/>\
      <w:right w:w="90" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
      <w:style w:type="table" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/>\
      <w:tblPr><w:tblBorders>\(sides.map { border($0, hairline) }.joined())</w:tblBorders></w:tblPr>\
      <w:trPr><w:cantSplit/></w:trPr>\
      <w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr>\
      <w:shd w:val="clear" w:color="auto" w:fill="\(shade)"/></w:tcPr></w:tblStylePr></w:style>
      \(looks.map(style).joined())</w:styles>
      """
  }
}

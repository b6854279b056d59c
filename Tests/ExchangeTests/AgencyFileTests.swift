import Domain
import Exchange
import Foundation
import Testing

/// Published files of districts, as they are: each oddity in its smallest form.
struct AgencyFileTests {
  private func read(
    _ text: String, name: String = "file.csv", map: [String: String] = [:], year: String? = nil
  ) throws -> AgencyFile {
    try AgencyFile.read(Array(text.utf8), name: name, map: map, year: year)
  }

  @Test func `an ELSI export with its preamble, marks and footnotes`() throws {
    let file = try read(
      """
      \u{FEFF}ELSI Export

      This is a District based table with the following filters applied: State(s): All

      Agency Name,State Abbr [District] Latest available year,Agency ID - NCES Assigned [District] Latest available year,Agency Type [District] 2022-23,Total Students All Grades (Excludes AE) [District] 2022-23,Full-Time Equivalent (FTE) Teachers [District] 2022-23
      ABC UNIFIED,CA ,0601620,1-Regular local school district,18354,810.83
      A E R O  SPEC EDUC COOP,IL ,1700024,9-Specialized public school district,†,–

      Data Source: U.S. Department of Education
      † indicates that the data are not applicable.
      """)
    #expect(file.source == "NCES ELSI")
    #expect(file.rows == 4)
    #expect(file.skipped.map(\.line) == [9, 10])
    #expect(file.records.map(\.id?.rawValue) == ["0601620", "1700024"])
    #expect(file.records.map(\.enrollment) == [18354, nil])
    #expect(file.records.map(\.teachers) == [810.83, nil])
    #expect(file.records.map(\.kind) == [1, 9])
    #expect(file.records.map(\.year) == ["2022-23", "2022-23"])
    #expect(file.records[0].state == "CA")
  }

  @Test(arguments: [
    "0601620|ABC Unified|06|x|Cerritos|CA|90703|06|06037|Los Angeles County|21|33.87|-118.07|z|2020-2021",
    "0601620|ABC Unified|06|x|Cerritos|CA|90703|06|06037|Los Angeles County|33.87|-118.07|z|2020-2021|21",
  ])
  func `EDGE geocodes without a header, in either order`(line: String) throws {
    let file = try read(line + "\r\n", name: "EDGE_GEOCODE_PUBLICLEA_2021.TXT")
    let record = try #require(file.records.first)
    #expect(file.source == "NCES EDGE")
    #expect(record.id == District.ID("0601620"))
    #expect(record.location == Coordinate(latitude: 33.87, longitude: -118.07))
    #expect(record.locale == LocaleCode(21))
    #expect(record.county == "Los Angeles County")
    #expect(record.year == "2020-21")
  }

  @Test func `a file that is no table of districts says what is missing, and for what to ask`() {
    for (text, year, fault) in [
      ("LEAID,NAME\n0600001,Elm\n", nil, Fault.noSchoolYear),
      ("LEAID,NAME\n0600001,Elm\n", "24", .notASchoolYear("24")),
      ("Who,What\nElm,1\n", "2024-25", .noDistrictColumns(firstRow: "Who, What")),
      ("%PDF-1.7", nil, .binary(.document)),
    ] as [(String, String?, Fault)] {
      #expect {
        try read(text, year: year)
      } throws: { error in
        (error as? BundleProblems)?.problems.map(\.fault) == [fault]
      }
    }
  }

  @Test func `what is left out is counted by its kind, and a number that cannot be is left out`()
    throws
  {
    let file = try read(
      "LEAID,NAME,ENROLLMENT\n12,Elm,5\n34,Fir,5\n0600001,Gum,9999999999999\n0600002,Oak,900000\n",
      year: "2024-25")
    #expect(Set(file.skipped.map(\.reason)).count == 3)
    #expect(Set(file.skipped.map(\.kind)).count == 2)
    #expect(file.records.map(\.enrollment) == [900_000])
  }

  @Test func `EDGE geocodes with a header whose names carry the year`() throws {
    let file = try read(
      "LEAID,NAME,NMCNTY15,LAT1516,LON1516\n0601620,\"ABC, Unified\",LA,33.87,-118.07\n",
      year: "2015-16")
    let record = try #require(file.records.first)
    #expect(record.name == "ABC, Unified")
    #expect(record.county == "LA")
    #expect(record.location?.latitude == 33.87)
  }

  @Test func `Latin-1 is read, and so are tabs and semicolons`() throws {
    let latin =
      Array("LEAID\tNAME\tSCHOOL_YEAR\n0600001\tCa".utf8) + [0xF1] + Array("on\t2024-2025\n".utf8)
    #expect(
      try AgencyFile.read(latin, name: "x.txt").records.first?.name == "Cañon")
    let file = try read("LEAID;NAME;Year\n0600001;Alder;2024-25\n")
    #expect(file.records.first?.name == "Alder")
  }

  @Test func `a leading zero that a spreadsheet took is put back, and said`() throws {
    let file = try read("district_id,district_name,year\n601620,ABC,2023-24\n")
    #expect(file.records.first?.id == District.ID("0601620"))
    #expect(file.notices.count == 1)
  }

  @Test func `rows without an id, or with a wrong one, are skipped with the reason`() throws {
    let file = try read("LEAID,NAME,SCHOOL_YEAR\n,Alder,2023-24\n06-1,Birch,2023-24\n")
    #expect(file.records.isEmpty)
    #expect(file.skipped.map(\.line) == [2, 3])
    #expect(file.rows == 2)
  }

  @Test func `the membership file gives totals, and every row counts`() throws {
    let file = try read(
      """
      SCHOOL_YEAR,ST,LEA_NAME,LEAID,GRADE,STUDENT_COUNT,TOTAL_INDICATOR
      2023-2024,CA,Alder,0600001,Grade 1,40,Category Set A
      2023-2024,CA,Alder,0600001,Not Specified,90,Education Unit Total
      2023-2024,CA,Birch,0600002,Not Specified,,Education Unit Total
      """)
    #expect(file.source == "NCES CCD membership")
    #expect(file.records.map(\.enrollment) == [90, nil])
    #expect(file.rowCounts == [2, 1])
  }

  @Test func `assistance records are suggestions, group by group`() throws {
    let file = try read(
      """
      2024 LCFF District/COE Eligibility File,,,,
      *=blank cell,,,,
      CDcode,LEAname,ReportYear,SWDpriorities,ELpriorities,AssistanceStatus2023,AssistanceStatus2024
      0161119,Alameda Unified,2024,C,*,General,Differentiated
      """)
    let record = try #require(file.records.first)
    #expect(record.stateID == "0161119")
    #expect(record.year == "2023-24")
    #expect(record.assistance == "Differentiated")
    #expect(
      record.suggestions.map(\.topic.rawValue) == [
        "chronic_absence", "graduation", "suspension_climate",
      ])
    #expect(record.suggestions.allSatisfy { $0.group == "students with disabilities" })
  }

  @Test func `a Dashboard file suggests where a group is red or orange`() throws {
    let file = try read(
      """
      cds,rtype,schoolname,districtname,studentgroup,currstatus,color,reportingyear
      01611190000000,D,,Alameda,SWD,10,1,2024
      01611190000000,D,,Alameda,ALL,40,4,2024
      01611190130229,S,Some School,Alameda,ALL,40,1,2024
      """, name: "mathdownload2024.csv")
    #expect(file.records.count == 1)
    #expect(file.records[0].stateID == "0161119")
    #expect(file.records[0].suggestions.map(\.topic.rawValue) == ["math"])
    #expect(file.rowCounts == [2])
    #expect(file.skipped.map(\.line) == [4])
  }

  @Test func `shares come from the Dashboard's enrolment`() throws {
    let file = try read(
      """
      cds,rtype,districtname,studentgroup,totalenrollment,subgrouptotal,rate,reportingyear
      01611190000000,D,Alameda,EL,1000,120,12.0,2024
      01611190000000,D,Alameda,SED,1000,310,31.0,2024
      """, name: "censusenrollratesdownload2024.csv")
    #expect(file.records[0].enrollment == 1000)
    #expect(file.records[0].percentEnglishLearners == 12)
    #expect(file.records[0].percentDisadvantaged == 31)
    #expect(file.records[0].suggestions.isEmpty)
  }

  @Test func `a header is mapped by hand`() throws {
    let file = try read(
      "LEAID,NAME,Pupils\n0600001,Alder,\"1,234\"\n", map: ["Pupils": "enrollment"],
      year: "2024-25")
    #expect(file.records.first?.enrollment == 1234)
    #expect(file.unknown.isEmpty)
  }

  @Test(arguments: [
    "", "a,b\n1,2\n", "LEAID,NAME\n0600001,Alder\n", "PK\u{3}\u{4}xxxx",
  ])
  func `what is no such file is refused with a reason`(text: String) {
    #expect(throws: BundleProblems.self) { try read(text) }
  }

  /// The real files, where they are at hand.
  private static let shared = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().appending(path: "../../../shared/data/raw").standardizedFileURL

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: shared.path), "the shared records are not here"),
    arguments: [
      ("ELSI_2022_23.csv", 19_517, 4), ("nces_ccd_districts_2023_24.csv", 17_842, 0),
      ("California_School_District_Areas_2018-19.csv", 944, 0),
    ])
  func `the real files are read row by row`(name: String, records: Int, skipped: Int) throws {
    let file = try AgencyFile.read(contentsOf: Self.shared.appending(path: name).path)
    #expect(file.records.count == records)
    #expect(file.skipped.count == skipped)
    #expect(file.rows == records + skipped)
  }
}

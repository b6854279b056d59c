import GRDB

/// The third step: what happens in a partnership once it is active, and those that a bundle brought.
enum TrackingStep {
  static let name = "3 tracking"

  static func apply(_ db: Database) throws {
    try db.execute(sql: meetings + measures + people + register + running)
    for table in audited { try table.watch(db) }
  }

  private static let day = "GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'"
  private static let year = "GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]'"
  private static let level =
    "IN ('superintendent', 'cabinet', 'principal', 'teacher_leader', 'specialist')"

  private static let meetings = """
    CREATE TABLE check_in (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      day TEXT NOT NULL CHECK (day \(day)),
      kind TEXT NOT NULL
        CHECK (kind IN ('superintendents', 'leadership', 'working', 'visit', 'call')),
      place TEXT NOT NULL CHECK (place IN ('in_person', 'virtual')),
      minutes INTEGER CHECK (minutes > 0),
      hard_truth INTEGER NOT NULL DEFAULT 0 CHECK (hard_truth IN (0, 1)),
      joint_work INTEGER NOT NULL DEFAULT 0 CHECK (joint_work IN (0, 1)),
      useful_percent REAL CHECK (useful_percent BETWEEN 0 AND 100),
      facilitator TEXT REFERENCES facilitator (id),
      hours REAL CHECK (hours >= 0),
      cost REAL CHECK (cost >= 0),
      CHECK (kind = 'visit' OR useful_percent IS NULL)
    ) STRICT;
    CREATE INDEX check_in_by_partnership ON check_in (partnership, day);
    CREATE TABLE attendance (
      check_in INTEGER NOT NULL REFERENCES check_in (id),
      district TEXT NOT NULL REFERENCES district (id),
      level TEXT NOT NULL CHECK (level \(level)),
      attended INTEGER NOT NULL CHECK (attended >= 0),
      expected INTEGER CHECK (expected >= attended),
      PRIMARY KEY (check_in, district, level)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE check_in_initiative (
      check_in INTEGER NOT NULL REFERENCES check_in (id),
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (check_in, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE action_item (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      text TEXT NOT NULL CHECK (text <> ''),
      district TEXT REFERENCES district (id),
      facilitator TEXT REFERENCES facilitator (id),
      opened TEXT NOT NULL CHECK (opened \(day)),
      due TEXT CHECK (due \(day)),
      ended TEXT CHECK (ended \(day)),
      ending TEXT CHECK (ending IN ('done', 'dropped')),
      CHECK ((district IS NULL) <> (facilitator IS NULL)),
      CHECK ((ended IS NULL) = (ending IS NULL))
    ) STRICT;
    CREATE INDEX action_item_by_partnership ON action_item (partnership);

    """

  private static let measures = """
    CREATE TABLE indicator (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      district TEXT REFERENCES district (id),
      name TEXT NOT NULL CHECK (name <> ''),
      kind TEXT NOT NULL CHECK (kind IN ('leading', 'trailing')),
      direction TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),
      scheme TEXT NOT NULL CHECK (scheme IN ('trend', 'bands')),
      measure TEXT NOT NULL CHECK (measure <> ''),
      denominator TEXT,
      unit TEXT NOT NULL CHECK (unit <> ''),
      student_group TEXT,
      leader TEXT,
      tolerance REAL NOT NULL CHECK (tolerance >= 0),
      noise REAL NOT NULL CHECK (noise >= 0),
      far_below REAL CHECK (far_below > 0),
      ends_year TEXT CHECK (ends_year \(year)),
      ends_reason TEXT CHECK (ends_reason <> ''),
      CHECK ((ends_year IS NULL) = (ends_reason IS NULL)),
      CHECK (scheme = 'trend' OR far_below IS NOT NULL)
    ) STRICT;
    CREATE UNIQUE INDEX indicator_once ON indicator (partnership, ifnull(district, ''), name);
    CREATE TABLE indicator_target (
      indicator INTEGER NOT NULL REFERENCES indicator (id),
      year TEXT NOT NULL CHECK (year \(year)),
      student_group TEXT NOT NULL DEFAULT '',
      value REAL NOT NULL,
      PRIMARY KEY (indicator, year, student_group)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE indicator_value (
      indicator INTEGER NOT NULL REFERENCES indicator (id),
      year TEXT NOT NULL CHECK (year \(year)),
      student_group TEXT NOT NULL DEFAULT '',
      value REAL NOT NULL,
      students INTEGER CHECK (students >= 0),
      source TEXT,
      PRIMARY KEY (indicator, year, student_group)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE pulse (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      asked TEXT NOT NULL CHECK (asked \(day)),
      closes TEXT NOT NULL CHECK (closes \(day) AND closes >= asked),
      invited INTEGER NOT NULL CHECK (invited > 0)
    ) STRICT;
    CREATE INDEX pulse_by_partnership ON pulse (partnership);
    CREATE TABLE pulse_response (
      id INTEGER PRIMARY KEY,
      pulse INTEGER NOT NULL REFERENCES pulse (id),
      district TEXT REFERENCES district (id)
    ) STRICT;
    CREATE INDEX pulse_response_by_pulse ON pulse_response (pulse);
    CREATE TABLE pulse_answer (
      response INTEGER NOT NULL REFERENCES pulse_response (id),
      item TEXT NOT NULL CHECK (item IN ('openness', 'reliability', 'mission', 'influence',
        'involvement', 'resources', 'resonance', 'voice', 'pace', 'worth')),
      score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
      PRIMARY KEY (response, item)
    ) STRICT, WITHOUT ROWID;
    CREATE TRIGGER pulse_has_room BEFORE INSERT ON pulse_response
    WHEN (SELECT count(*) FROM pulse_response WHERE pulse = NEW.pulse)
      >= (SELECT invited FROM pulse WHERE id = NEW.pulse) BEGIN
      SELECT RAISE(ABORT, 'As many have answered this pulse as were asked.');
    END;

    """

  private static let people = """
    CREATE TABLE role_change (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      district TEXT NOT NULL REFERENCES district (id),
      level TEXT NOT NULL CHECK (level \(level)),
      announced TEXT NOT NULL CHECK (announced \(day)),
      leaves TEXT NOT NULL CHECK (leaves \(day)),
      began TEXT CHECK (began \(day))
    ) STRICT;
    CREATE INDEX role_change_by_partnership ON role_change (partnership);
    CREATE TABLE onboarding_item (
      role_change INTEGER NOT NULL REFERENCES role_change (id),
      number INTEGER NOT NULL CHECK (number > 0),
      text TEXT NOT NULL CHECK (text <> ''),
      done TEXT CHECK (done \(day)),
      PRIMARY KEY (role_change, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE hand_over (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      from_facilitator TEXT REFERENCES facilitator (id),
      to_facilitator TEXT NOT NULL REFERENCES facilitator (id),
      asked TEXT NOT NULL CHECK (asked \(day)),
      answered TEXT CHECK (answered \(day)),
      accepted INTEGER NOT NULL DEFAULT 0 CHECK (accepted IN (0, 1)),
      CHECK (accepted = 0 OR answered IS NOT NULL),
      CHECK (from_facilitator IS NOT to_facilitator)
    ) STRICT;
    CREATE UNIQUE INDEX hand_over_open ON hand_over (partnership) WHERE answered IS NULL;

    """

  private static let register = """
    CREATE TABLE lesson (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      day TEXT NOT NULL CHECK (day \(day)),
      kind TEXT NOT NULL CHECK (kind IN
        ('adopted', 'adapted', 'co_developed', 'learned_stopped', 'insight')),
      text TEXT NOT NULL CHECK (text <> '')
    ) STRICT;
    CREATE TABLE barrier (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      raised TEXT NOT NULL CHECK (raised \(day)),
      kind TEXT NOT NULL CHECK (kind IN
        ('policy', 'funding', 'time', 'data', 'travel', 'staffing', 'other')),
      text TEXT NOT NULL CHECK (text <> ''),
      settled TEXT CHECK (settled \(day)),
      answer TEXT,
      CHECK ((settled IS NULL) = (answer IS NULL))
    ) STRICT;
    CREATE TABLE funding (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      source TEXT NOT NULL CHECK (source <> ''),
      begins TEXT CHECK (begins \(day)),
      ends TEXT NOT NULL CHECK (ends \(day)),
      amount REAL CHECK (amount >= 0),
      CHECK (begins IS NULL OR begins <= ends)
    ) STRICT;

    """

  /// Partnerships of a round's bundle that were not made here.
  private static let running = """
    CREATE TABLE running (
      id INTEGER PRIMARY KEY,
      round TEXT NOT NULL REFERENCES round (id),
      label TEXT CHECK (label <> ''),
      facilitator TEXT REFERENCES facilitator (id),
      since TEXT
    ) STRICT;
    CREATE INDEX running_by_round ON running (round);
    CREATE TABLE running_member (
      running INTEGER NOT NULL REFERENCES running (id),
      district TEXT NOT NULL REFERENCES district (id),
      PRIMARY KEY (running, district)
    ) STRICT, WITHOUT ROWID;

    """

  static let audited: [AuditedTable] = [
    AuditedTable(
      name: "check_in", key: ["id"],
      columns: [
        "id", "partnership", "day", "kind", "place", "minutes", "hard_truth", "joint_work",
        "useful_percent", "facilitator", "hours", "cost",
      ]),
    AuditedTable(
      name: "attendance", key: ["check_in", "district", "level"],
      columns: ["check_in", "district", "level", "attended", "expected"]),
    AuditedTable(
      name: "check_in_initiative", key: ["check_in", "name"], columns: ["check_in", "name"]),
    AuditedTable(
      name: "action_item", key: ["id"],
      columns: [
        "id", "partnership", "text", "district", "facilitator", "opened", "due", "ended", "ending",
      ]),
    AuditedTable(
      name: "indicator", key: ["id"],
      columns: [
        "id", "partnership", "district", "name", "kind", "direction", "scheme", "measure",
        "denominator", "unit", "student_group", "leader", "tolerance", "noise", "far_below",
        "ends_year", "ends_reason",
      ]),
    AuditedTable(
      name: "indicator_target", key: ["indicator", "year", "student_group"],
      columns: ["indicator", "year", "student_group", "value"]),
    AuditedTable(
      name: "indicator_value", key: ["indicator", "year", "student_group"],
      columns: ["indicator", "year", "student_group", "value", "students", "source"]),
    AuditedTable(
      name: "pulse", key: ["id"], columns: ["id", "partnership", "asked", "closes", "invited"]),
    AuditedTable(name: "pulse_response", key: ["id"], columns: ["id", "pulse", "district"]),
    AuditedTable(
      name: "pulse_answer", key: ["response", "item"], columns: ["response", "item", "score"]),
    AuditedTable(
      name: "role_change", key: ["id"],
      columns: ["id", "partnership", "district", "level", "announced", "leaves", "began"]),
    AuditedTable(
      name: "onboarding_item", key: ["role_change", "number"],
      columns: ["role_change", "number", "text", "done"]),
    AuditedTable(
      name: "hand_over", key: ["id"],
      columns: [
        "id", "partnership", "from_facilitator", "to_facilitator", "asked", "answered", "accepted",
      ]),
    AuditedTable(
      name: "lesson", key: ["id"], columns: ["id", "partnership", "day", "kind", "text"]),
    AuditedTable(
      name: "barrier", key: ["id"],
      columns: ["id", "partnership", "raised", "kind", "text", "settled", "answer"]),
    AuditedTable(
      name: "funding", key: ["id"],
      columns: ["id", "partnership", "source", "begins", "ends", "amount"]),
    AuditedTable(
      name: "running", key: ["id"], columns: ["id", "round", "label", "facilitator", "since"]),
    AuditedTable(
      name: "running_member", key: ["running", "district"], columns: ["running", "district"]),
  ]
}

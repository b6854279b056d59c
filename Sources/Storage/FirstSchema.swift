import GRDB

/// The first version of the tables.
///
/// Everything that SQLite can watch over is written here: what must be there, what is unique, what
/// refers to what, and which values are possible.
enum FirstSchema {
  static let name = "1 registry"

  static func create(_ db: Database) throws {
    try db.execute(sql: trail + directory + registrations + facilitators + rounds)
    try db.execute(sql: plans + partnerships + rules)
    for table in audited { try table.watch(db) }
  }

  /// Deeds and the changes that each made: the chain of the audit.
  private static let trail = """
    CREATE TABLE deed (
      id INTEGER PRIMARY KEY,
      at TEXT NOT NULL CHECK (at GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T*Z'),
      role TEXT NOT NULL CHECK (role <> ''),
      actor TEXT NOT NULL CHECK (actor <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      subject TEXT NOT NULL,
      why TEXT,
      previous TEXT NOT NULL UNIQUE,
      hash TEXT UNIQUE CHECK (length(hash) = 64)
    ) STRICT;
    CREATE TABLE change (
      id INTEGER PRIMARY KEY,
      deed INTEGER NOT NULL REFERENCES deed (id),
      place TEXT NOT NULL,
      key TEXT NOT NULL,
      before TEXT,
      after TEXT,
      digest TEXT CHECK (length(digest) = 64),
      CHECK (before IS NOT NULL OR after IS NOT NULL)
    ) STRICT;
    CREATE INDEX change_by_place ON change (place, key);
    CREATE INDEX change_by_deed ON change (deed);
    CREATE TRIGGER deed_opens BEFORE INSERT ON deed
    WHEN EXISTS (SELECT 1 FROM deed WHERE hash IS NULL) BEGIN
      SELECT RAISE(ABORT, 'A deed is open already.');
    END;
    CREATE TRIGGER deed_stays BEFORE UPDATE ON deed WHEN OLD.hash IS NOT NULL BEGIN
      SELECT RAISE(ABORT, 'A deed that is done cannot be changed.');
    END;
    CREATE TRIGGER deed_is_kept BEFORE DELETE ON deed WHEN OLD.hash IS NOT NULL BEGIN
      SELECT RAISE(ABORT, 'A deed that is done cannot be removed.');
    END;
    CREATE TRIGGER change_has_deed BEFORE INSERT ON change
    WHEN NOT EXISTS (SELECT 1 FROM deed WHERE id = NEW.deed AND hash IS NULL) BEGIN
      SELECT RAISE(ABORT, 'Every write belongs to a deed.');
    END;
    CREATE TRIGGER change_stays BEFORE UPDATE ON change
    WHEN OLD.digest IS NOT NULL OR NEW.digest IS NULL
      OR ifnull(NEW.before, '{}') <> '{}' OR ifnull(NEW.after, '{}') <> '{}'
      OR (NEW.id, NEW.deed, NEW.place, NEW.key) IS NOT (OLD.id, OLD.deed, OLD.place, OLD.key)
      OR NOT EXISTS (SELECT 1 FROM deed WHERE hash IS NULL AND name = 'erase') BEGIN
      SELECT RAISE(ABORT, 'A recorded change cannot be changed.');
    END;
    CREATE TRIGGER change_is_kept BEFORE DELETE ON change BEGIN
      SELECT RAISE(ABORT, 'A recorded change cannot be removed.');
    END;

    """

  private static let directory = """
    CREATE TABLE district (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      state TEXT, county TEXT, region TEXT,
      latitude REAL CHECK (latitude BETWEEN -90 AND 90),
      longitude REAL CHECK (longitude BETWEEN -180 AND 180),
      locale INTEGER CHECK (locale IN (11, 12, 13, 21, 22, 23, 31, 32, 33, 41, 42, 43)),
      enrollment REAL CHECK (enrollment > 0),
      grade_low INTEGER CHECK (grade_low BETWEEN 0 AND 14),
      grade_high INTEGER CHECK (grade_high BETWEEN grade_low AND 14),
      pct_el REAL CHECK (pct_el BETWEEN 0 AND 100),
      pct_sed REAL CHECK (pct_sed BETWEEN 0 AND 100),
      pct_swd REAL CHECK (pct_swd BETWEEN 0 AND 100),
      kind INTEGER CHECK (kind BETWEEN 1 AND 9),
      status TEXT,
      state_id TEXT,
      superintendent TEXT,
      superintendent_since TEXT,
      CHECK ((latitude IS NULL) = (longitude IS NULL)),
      CHECK ((grade_low IS NULL) = (grade_high IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX district_by_state_id ON district (state_id);
    CREATE TABLE district_year (
      district TEXT NOT NULL REFERENCES district (id),
      year TEXT NOT NULL CHECK (year GLOB '[12][0-9][0-9][0-9]-[0-9][0-9]'),
      source TEXT NOT NULL CHECK (source <> ''),
      latitude REAL CHECK (latitude BETWEEN -90 AND 90),
      longitude REAL CHECK (longitude BETWEEN -180 AND 180),
      locale INTEGER,
      enrollment REAL CHECK (enrollment >= 0),
      teachers REAL CHECK (teachers >= 0),
      pct_el REAL CHECK (pct_el BETWEEN 0 AND 100),
      pct_sed REAL CHECK (pct_sed BETWEEN 0 AND 100),
      pct_swd REAL CHECK (pct_swd BETWEEN 0 AND 100),
      superintendent TEXT,
      assistance TEXT,
      PRIMARY KEY (district, year, source)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE suggested_need (
      district TEXT NOT NULL REFERENCES district (id),
      topic TEXT NOT NULL CHECK (topic GLOB '[a-z]*'),
      student_group TEXT NOT NULL DEFAULT '',
      source TEXT NOT NULL CHECK (source <> ''),
      year TEXT NOT NULL,
      because TEXT NOT NULL CHECK (because <> ''),
      PRIMARY KEY (district, topic, student_group, source)
    ) STRICT, WITHOUT ROWID;

    """

  private static let registrations = """
    CREATE TABLE consent_text (
      version TEXT PRIMARY KEY CHECK (version <> ''),
      text TEXT NOT NULL CHECK (text <> '')
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE registration (
      round TEXT NOT NULL REFERENCES round (id),
      district TEXT NOT NULL REFERENCES district (id),
      consent INTEGER NOT NULL DEFAULT 0 CHECK (consent IN (0, 1)),
      consent_by TEXT, consent_at TEXT, consent_text TEXT REFERENCES consent_text (version),
      withdrawn_at TEXT,
      goals TEXT,
      mode TEXT NOT NULL DEFAULT 'mutual'
        CHECK (mode IN ('mutual', 'mentor', 'mentee', 'either')),
      group_min INTEGER NOT NULL DEFAULT 2 CHECK (group_min BETWEEN 2 AND 10),
      group_max INTEGER NOT NULL DEFAULT 2 CHECK (group_max BETWEEN group_min AND 10),
      max_minutes REAL CHECK (max_minutes > 0),
      virtual REAL CHECK (virtual BETWEEN 0 AND 1),
      capacity INTEGER NOT NULL DEFAULT 1 CHECK (capacity BETWEEN 1 AND 4),
      readiness REAL CHECK (readiness BETWEEN 0 AND 1),
      tenure_years REAL CHECK (tenure_years >= 0),
      leaving INTEGER NOT NULL DEFAULT 0 CHECK (leaving IN (0, 1)),
      substitutes TEXT CHECK (substitutes IN ('ample', 'tight', 'none')),
      PRIMARY KEY (round, district),
      CHECK (consent = 0 OR (consent_by IS NOT NULL AND consent_at IS NOT NULL
        AND consent_text IS NOT NULL AND withdrawn_at IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX registration_by_district ON registration (district);
    CREATE TABLE registration_topic (
      round TEXT NOT NULL, district TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('need', 'offer', 'level')),
      topic TEXT NOT NULL CHECK (topic GLOB '[a-z]*'),
      rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 5),
      student_group TEXT,
      PRIMARY KEY (round, district, kind, topic),
      FOREIGN KEY (round, district) REFERENCES registration (round, district),
      CHECK (kind <> 'level' OR rating <= 4),
      CHECK (kind = 'need' OR student_group IS NULL)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX registration_topic_by_topic ON registration_topic (topic, kind);
    CREATE TABLE registration_item (
      round TEXT NOT NULL, district TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('platform', 'role', 'network')),
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (round, district, kind, name),
      FOREIGN KEY (round, district) REFERENCES registration (round, district)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE readiness_item (
      round TEXT NOT NULL, district TEXT NOT NULL,
      item INTEGER NOT NULL CHECK (item BETWEEN 1 AND 10),
      score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 2),
      PRIMARY KEY (round, district, item),
      FOREIGN KEY (round, district) REFERENCES registration (round, district)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      round TEXT NOT NULL, district TEXT NOT NULL,
      part TEXT NOT NULL CHECK (part IN ('sponsor', 'senior_lead', 'team')),
      name TEXT NOT NULL CHECK (name <> ''),
      title TEXT, email TEXT CHECK (email LIKE '%_@_%'), level TEXT,
      UNIQUE (round, district, part, name),
      FOREIGN KEY (round, district) REFERENCES registration (round, district)
    ) STRICT;
    CREATE UNIQUE INDEX person_once ON person (round, district, part) WHERE part <> 'team';
    CREATE TABLE calendar (
      round TEXT NOT NULL, district TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('year', 'break', 'testing', 'board')),
      begins TEXT NOT NULL CHECK (begins GLOB '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
      ends TEXT NOT NULL CHECK (ends >= begins),
      PRIMARY KEY (round, district, kind, begins),
      FOREIGN KEY (round, district) REFERENCES registration (round, district)
    ) STRICT, WITHOUT ROWID;

    """

  private static let facilitators = """
    CREATE TABLE facilitator (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      name TEXT NOT NULL CHECK (name <> ''),
      organization TEXT, email TEXT CHECK (email LIKE '%_@_%'),
      latitude REAL CHECK (latitude BETWEEN -90 AND 90),
      longitude REAL CHECK (longitude BETWEEN -180 AND 180),
      CHECK ((latitude IS NULL) = (longitude IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE facilitator_region (
      facilitator TEXT NOT NULL REFERENCES facilitator (id),
      scheme TEXT NOT NULL DEFAULT '',
      name TEXT NOT NULL CHECK (name <> ''),
      PRIMARY KEY (facilitator, scheme, name)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE facilitator_locale (
      facilitator TEXT NOT NULL REFERENCES facilitator (id),
      locale TEXT NOT NULL CHECK (locale IN ('city', 'suburb', 'town', 'rural')),
      PRIMARY KEY (facilitator, locale)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE expertise (
      facilitator TEXT NOT NULL REFERENCES facilitator (id),
      topic TEXT NOT NULL CHECK (topic GLOB '[a-z]*'),
      level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
      PRIMARY KEY (facilitator, topic)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE attestation (
      round TEXT NOT NULL REFERENCES round (id),
      facilitator TEXT NOT NULL REFERENCES facilitator (id),
      capacity INTEGER NOT NULL CHECK (capacity >= 0),
      minimum INTEGER NOT NULL DEFAULT 0 CHECK (minimum BETWEEN 0 AND capacity),
      max_minutes REAL CHECK (max_minutes > 0),
      virtual REAL CHECK (virtual BETWEEN 0 AND 1),
      available INTEGER NOT NULL DEFAULT 1 CHECK (available IN (0, 1)),
      attested_by TEXT NOT NULL, attested_at TEXT NOT NULL,
      PRIMARY KEY (round, facilitator)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE district_tie (
      id INTEGER PRIMARY KEY,
      from_district TEXT NOT NULL REFERENCES district (id),
      to_district TEXT NOT NULL REFERENCES district (id),
      kind TEXT NOT NULL CHECK (kind IN
        ('worked_together', 'same_network', 'acquainted', 'prefers', 'competes', 'avoid')),
      since TEXT, until TEXT, note TEXT, source TEXT NOT NULL, recorded_at TEXT NOT NULL,
      CHECK (from_district <> to_district)
    ) STRICT;
    CREATE UNIQUE INDEX district_tie_once ON district_tie
      (from_district, to_district, kind, ifnull(since, ''), ifnull(note, ''));
    CREATE TABLE facilitator_tie (
      id INTEGER PRIMARY KEY,
      facilitator TEXT NOT NULL REFERENCES facilitator (id),
      district TEXT NOT NULL REFERENCES district (id),
      kind TEXT NOT NULL CHECK (kind IN ('worked_together', 'trained', 'acquainted',
        'employed_by', 'contracted_by', 'board_member', 'conflict')),
      since TEXT, until TEXT, note TEXT, source TEXT NOT NULL, recorded_at TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX facilitator_tie_once ON facilitator_tie
      (facilitator, district, kind, ifnull(since, ''), ifnull(note, ''));

    """

  private static let rounds = """
    CREATE TABLE policy (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      version TEXT NOT NULL,
      body TEXT NOT NULL CHECK (json_valid(body)),
      sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
      UNIQUE (version, sha256)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE round (
      id TEXT PRIMARY KEY CHECK (id <> ''),
      title TEXT, school_year TEXT,
      goal TEXT NOT NULL DEFAULT 'value' CHECK (goal IN ('value', 'coverage', 'fair')),
      max_partnerships INTEGER CHECK (max_partnerships >= 0),
      policy TEXT NOT NULL REFERENCES policy (id),
      opens TEXT, closes TEXT CHECK (closes >= opens),
      state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'closed'))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE lock (
      id INTEGER PRIMARY KEY,
      round TEXT NOT NULL REFERENCES round (id),
      kind TEXT NOT NULL CHECK (kind IN ('together', 'apart', 'facilitator', 'exclude')),
      facilitator TEXT REFERENCES facilitator (id), expertise TEXT, region TEXT,
      CHECK (
        (kind = 'facilitator')
          = ((facilitator IS NOT NULL) + (expertise IS NOT NULL) + (region IS NOT NULL) = 1)),
      CHECK (
        kind = 'facilitator'
          OR (facilitator IS NULL AND expertise IS NULL AND region IS NULL))
    ) STRICT;
    CREATE TABLE lock_member (
      lock INTEGER NOT NULL REFERENCES lock (id),
      district TEXT NOT NULL REFERENCES district (id),
      PRIMARY KEY (lock, district)
    ) STRICT, WITHOUT ROWID;

    """

  private static let plans = """
    CREATE TABLE input (
      sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
      digest TEXT NOT NULL CHECK (length(digest) = 64),
      bundle TEXT NOT NULL CHECK (json_valid(bundle))
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE plan (
      id INTEGER PRIMARY KEY,
      round TEXT NOT NULL REFERENCES round (id),
      input TEXT NOT NULL REFERENCES input (sha256),
      policy TEXT NOT NULL,
      engine TEXT NOT NULL,
      made_at TEXT NOT NULL, made_by TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('optimal', 'feasible', 'infeasible')),
      stopped TEXT CHECK (stopped IN ('time', 'interrupt')),
      objective REAL NOT NULL, bound REAL NOT NULL,
      sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
      body TEXT NOT NULL CHECK (json_valid(body))
    ) STRICT;

    """

  private static let partnerships = """
    CREATE TABLE partnership (
      id INTEGER PRIMARY KEY,
      round TEXT NOT NULL REFERENCES round (id),
      plan INTEGER REFERENCES plan (id),
      label TEXT NOT NULL CHECK (label <> ''),
      mode TEXT NOT NULL CHECK (mode IN ('mutual', 'mentor')),
      mentor TEXT REFERENCES district (id),
      focus TEXT,
      facilitator TEXT REFERENCES facilitator (id),
      answer TEXT CHECK (answer IN ('accepted', 'declined')),
      answered_at TEXT, reason TEXT,
      state TEXT NOT NULL DEFAULT 'proposed' CHECK (state IN ('proposed', 'accepted',
        'confirmed', 'active', 'renewed', 'closed', 'declined')),
      since TEXT NOT NULL,
      next_date TEXT, closing_reason TEXT,
      UNIQUE (plan, label),
      CHECK ((mode = 'mentor') = (mentor IS NOT NULL)),
      CHECK ((answer IS NULL) = (answered_at IS NULL))
    ) STRICT;
    CREATE TABLE partnership_member (
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      district TEXT NOT NULL REFERENCES district (id),
      answer TEXT CHECK (answer IN ('accepted', 'declined')),
      answered_at TEXT, reason TEXT,
      sponsor TEXT, sponsored_at TEXT,
      senior_lead TEXT,
      signed_by TEXT, signed_at TEXT, board_at TEXT,
      waives_facilitator TEXT,
      PRIMARY KEY (partnership, district),
      CHECK ((answer IS NULL) = (answered_at IS NULL)),
      CHECK ((sponsor IS NULL) = (sponsored_at IS NULL)),
      CHECK ((signed_by IS NULL) = (signed_at IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX partnership_member_by_district ON partnership_member (district);
    CREATE TABLE partnership_move (
      earlier TEXT NOT NULL, later TEXT NOT NULL, PRIMARY KEY (earlier, later)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO partnership_move VALUES
      ('proposed', 'accepted'), ('proposed', 'declined'), ('proposed', 'closed'),
      ('accepted', 'confirmed'), ('accepted', 'declined'), ('accepted', 'closed'),
      ('confirmed', 'active'), ('confirmed', 'closed'),
      ('active', 'renewed'), ('active', 'closed'),
      ('renewed', 'renewed'), ('renewed', 'closed');
    CREATE TABLE note (
      id INTEGER PRIMARY KEY,
      partnership INTEGER NOT NULL REFERENCES partnership (id),
      visibility TEXT NOT NULL CHECK (visibility IN ('private', 'staff', 'shared')),
      author TEXT NOT NULL, at TEXT NOT NULL,
      text TEXT NOT NULL CHECK (text <> '')
    ) STRICT;

    """

  /// Rules over several tables.
  private static let rules = """
    CREATE TRIGGER facilitator_is_no_district BEFORE INSERT ON facilitator
    WHEN EXISTS (SELECT 1 FROM district WHERE id = NEW.id) BEGIN
      SELECT RAISE(ABORT, 'A district has this id already.');
    END;
    CREATE TRIGGER district_is_no_facilitator BEFORE INSERT ON district
    WHEN EXISTS (SELECT 1 FROM facilitator WHERE id = NEW.id) BEGIN
      SELECT RAISE(ABORT, 'A facilitator has this id already.');
    END;
    CREATE TRIGGER policy_stays BEFORE UPDATE ON policy BEGIN
      SELECT RAISE(ABORT, 'A policy is never changed in place; add a new version.');
    END;
    CREATE TRIGGER consent_text_stays BEFORE UPDATE ON consent_text BEGIN
      SELECT RAISE(ABORT, 'A consent text is never changed in place; add a new version.');
    END;
    CREATE TRIGGER plan_stays BEFORE UPDATE ON plan BEGIN
      SELECT RAISE(ABORT, 'A plan is never changed; match again.');
    END;
    CREATE TRIGGER input_stays BEFORE UPDATE ON input BEGIN
      SELECT RAISE(ABORT, 'The input of a plan is never changed.');
    END;
    CREATE TRIGGER partnership_moves BEFORE UPDATE OF state ON partnership
    WHEN OLD.state IS NOT NEW.state AND NOT EXISTS (
      SELECT 1 FROM partnership_move WHERE earlier = OLD.state AND later = NEW.state
    ) BEGIN
      SELECT RAISE(ABORT, 'A partnership cannot take this step from where it is.');
    END;
    CREATE TRIGGER partnership_is_signed BEFORE UPDATE OF state ON partnership
    WHEN NEW.state = 'active' AND OLD.state <> 'active' AND (
      EXISTS (SELECT 1 FROM partnership_member WHERE partnership = NEW.id AND
        (answer IS NOT 'accepted' OR sponsor IS NULL OR senior_lead IS NULL OR signed_at IS NULL))
      OR (NEW.answer IS NOT 'accepted' AND EXISTS (SELECT 1 FROM partnership_member
        WHERE partnership = NEW.id AND waives_facilitator IS NULL))
    ) BEGIN
      SELECT RAISE(ABORT, 'A partnership is active only when everybody has signed.');
    END;

    """

  static let audited: [AuditedTable] = [
    AuditedTable(
      name: "district", key: ["id"],
      columns: [
        "id", "name", "state", "county", "region", "latitude", "longitude", "locale", "enrollment",
        "grade_low", "grade_high", "pct_el", "pct_sed", "pct_swd", "kind", "status", "state_id",
        "superintendent", "superintendent_since",
      ]),
    AuditedTable(
      name: "district_year", key: ["district", "year", "source"],
      columns: [
        "district", "year", "source", "latitude", "longitude", "locale", "enrollment", "teachers",
        "pct_el", "pct_sed", "pct_swd", "superintendent", "assistance",
      ]),
    AuditedTable(
      name: "suggested_need", key: ["district", "topic", "student_group", "source"],
      columns: ["district", "topic", "student_group", "source", "year", "because"]),
    AuditedTable(name: "consent_text", key: ["version"], columns: ["version", "text"]),
    AuditedTable(
      name: "registration", key: ["round", "district"],
      columns: [
        "round", "district", "consent", "consent_by", "consent_at", "consent_text", "withdrawn_at",
        "goals", "mode", "group_min", "group_max", "max_minutes", "virtual", "capacity",
        "readiness", "tenure_years", "leaving", "substitutes",
      ]),
    AuditedTable(
      name: "registration_topic", key: ["round", "district", "kind", "topic"],
      columns: ["round", "district", "kind", "topic", "rating", "student_group"]),
    AuditedTable(
      name: "registration_item", key: ["round", "district", "kind", "name"],
      columns: ["round", "district", "kind", "name"]),
    AuditedTable(
      name: "readiness_item", key: ["round", "district", "item"],
      columns: ["round", "district", "item", "score"]),
    AuditedTable(
      name: "person", key: ["id"],
      columns: ["id", "round", "district", "part", "name", "title", "email", "level"]),
    AuditedTable(
      name: "calendar", key: ["round", "district", "kind", "begins"],
      columns: ["round", "district", "kind", "begins", "ends"]),
    AuditedTable(
      name: "facilitator", key: ["id"],
      columns: ["id", "name", "organization", "email", "latitude", "longitude"]),
    AuditedTable(
      name: "facilitator_region", key: ["facilitator", "scheme", "name"],
      columns: ["facilitator", "scheme", "name"]),
    AuditedTable(
      name: "facilitator_locale", key: ["facilitator", "locale"],
      columns: ["facilitator", "locale"]),
    AuditedTable(
      name: "expertise", key: ["facilitator", "topic"],
      columns: ["facilitator", "topic", "level"]),
    AuditedTable(
      name: "attestation", key: ["round", "facilitator"],
      columns: [
        "round", "facilitator", "capacity", "minimum", "max_minutes", "virtual", "available",
        "attested_by", "attested_at",
      ]),
    AuditedTable(
      name: "district_tie", key: ["id"],
      columns: [
        "id", "from_district", "to_district", "kind", "since", "until", "note", "source",
        "recorded_at",
      ]),
    AuditedTable(
      name: "facilitator_tie", key: ["id"],
      columns: [
        "id", "facilitator", "district", "kind", "since", "until", "note", "source", "recorded_at",
      ]),
    AuditedTable(name: "policy", key: ["id"], columns: ["id", "version", "body", "sha256"]),
    AuditedTable(
      name: "round", key: ["id"],
      columns: [
        "id", "title", "school_year", "goal", "max_partnerships", "policy", "opens", "closes",
        "state",
      ]),
    AuditedTable(
      name: "lock", key: ["id"],
      columns: ["id", "round", "kind", "facilitator", "expertise", "region"]),
    AuditedTable(name: "lock_member", key: ["lock", "district"], columns: ["lock", "district"]),
    // What a plan was made from and what it says are kept by their hashes.
    AuditedTable(name: "input", key: ["sha256"], columns: ["sha256", "digest"]),
    AuditedTable(
      name: "plan", key: ["id"],
      columns: [
        "id", "round", "input", "policy", "engine", "made_at", "made_by", "status", "stopped",
        "objective", "bound", "sha256",
      ]),
    AuditedTable(
      name: "partnership", key: ["id"],
      columns: [
        "id", "round", "plan", "label", "mode", "mentor", "focus", "facilitator", "answer",
        "answered_at", "reason", "state", "since", "next_date", "closing_reason",
      ]),
    AuditedTable(
      name: "partnership_member", key: ["partnership", "district"],
      columns: [
        "partnership", "district", "answer", "answered_at", "reason", "sponsor", "sponsored_at",
        "senior_lead", "signed_by", "signed_at", "board_at", "waives_facilitator",
      ]),
    AuditedTable(
      name: "note", key: ["id"],
      columns: ["id", "partnership", "visibility", "author", "at", "text"]),
  ]
}

package import Domain
import Foundation
import GRDB

/// A district on the way into a round.
package struct InvitedDistrict: Equatable, Sendable {
  /// How far it has come; each step is behind those after it.
  package enum Standing: String, CaseIterable, Sendable {
    case notInvited = "not_invited"
    case invited
    /// Somebody used a link of the district.
    case cameIn = "came_in"
    case begun, agreed, withdrawn
  }

  package var id: District.ID
  package var name: String
  package var county: String?
  package var standing: Standing
  /// The day of its invitation, its coming in, its consent or its withdrawal.
  package var since: String?
  /// The last moment of a link by which it can still come in.
  package var linkEnds: String?
}

extension Registry {
  /// Where districts stand in a round: those that were invited since it was made, those that
  /// registered for it, and `others`; in order of name.
  ///
  /// A link lets a district in, not into a round, so that invitations before the round was made are
  /// those of an earlier one.
  package func invitations(
    round: String, also others: [District.ID] = [], at moment: Moment
  ) throws(StorageError) -> [InvitedDistrict] {
    let list = (try? JSONEncoder().encode(others.map(\.rawValue))) ?? Data("[]".utf8)
    return try read { db in
      try Self.require("round", round, db)
      return try Row.fetchAll(
        db, sql: Self.invitationQuery,
        arguments: [round, moment.text, String(decoding: list, as: UTF8.self)]
      ).map(Self.invited)
    }
  }

  private static let invitationQuery = """
    WITH made AS (SELECT coalesce(min(deed.at), '') AS at FROM deed WHERE subject = 'round:' || ?1),
    done AS (
      SELECT substr(subject, length('district:') + 1) AS district, deed.name AS what,
        max(deed.at) AS at
      FROM deed, made
      WHERE deed.name IN ('issue-link', 'use-link') AND subject GLOB 'district:*'
        AND deed.at >= made.at
      GROUP BY subject, deed.name
    )
    SELECT district.id, district.name, district.county, registration.round AS begun,
      registration.consent, registration.consent_at, registration.withdrawn_at,
      (SELECT at FROM done WHERE done.district = district.id AND what = 'issue-link') AS issued_at,
      (SELECT at FROM done WHERE done.district = district.id AND what = 'use-link') AS used_at,
      (SELECT max(ends_at) FROM link WHERE role = 'district-lead' AND actor = district.id
        AND used_at IS NULL AND ends_at > ?2) AS link_ends
    FROM district
    LEFT JOIN registration ON registration.district = district.id AND registration.round = ?1
    WHERE registration.round IS NOT NULL OR district.id IN (SELECT district FROM done)
      OR district.id IN (SELECT value FROM json_each(?3))
    ORDER BY district.name, district.id
    """

  private static func invited(_ row: Row) -> InvitedDistrict {
    let (begun, withdrawn): (String?, String?) = (row["begun"], row["withdrawn_at"])
    let (issued, used): (String?, String?) = (row["issued_at"], row["used_at"])
    let agreed: String? = (row["consent"] as Bool?) == true ? row["consent_at"] : nil
    let (standing, since): (InvitedDistrict.Standing, String?) =
      if let withdrawn {
        (.withdrawn, withdrawn)
      } else if let agreed {
        (.agreed, agreed)
      } else if begun != nil {
        (.begun, nil)
      } else if let used {
        (.cameIn, used)
      } else if let issued {
        (.invited, issued)
      } else { (.notInvited, nil) }
    return InvitedDistrict(
      id: District.ID(row["id"] as String), name: row["name"], county: row["county"],
      standing: standing, since: since.map { String($0.prefix(10)) }, linkEnds: row["link_ends"])
  }
}

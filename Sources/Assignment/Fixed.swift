/// What the stages before have fixed.
struct Fixed: Sendable {
  /// The least number of mutual requests honoured.
  var requestsHonoured = 0
  /// The least number of different members placed.
  var membersPlaced = 0

  func apply(to master: Master) throws {
    if requestsHonoured > 0 { try master.honour(requests: requestsHonoured) }
    if membersPlaced > 0 { try master.place(members: membersPlaced) }
  }

  /// Whether a set of columns keeps it.
  func isKept(by columns: [Column], in instance: Instance) -> Bool {
    Stage.requests.total(of: columns, in: instance) >= Double(requestsHonoured)
      && Stage.coverage.total(of: columns, in: instance) >= Double(membersPlaced)
  }
}

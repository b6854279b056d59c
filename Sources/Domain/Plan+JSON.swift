extension Plan: Codable {
  private enum CodingKeys: String, CodingKey {
    case schema, round, goal, names, input, proof, certificate, partnerships, unmatched
    case facilitators, summary
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let schema = try container.decode(String.self, forKey: .schema)
    guard schema == Plan.schema else {
      throw DecodingError.dataCorruptedError(
        forKey: .schema, in: container,
        debugDescription: "The schema is \"\(schema)\". This version reads \"\(Plan.schema)\".")
    }
    self.init(
      round: try container.decode(RoundSummary.self, forKey: .round),
      goal: try container.decode(Round.Goal.self, forKey: .goal),
      names: try container.decode([String: String].self, forKey: .names),
      input: try container.decode(Input.self, forKey: .input),
      proof: try container.decode(Proof.self, forKey: .proof),
      partnerships: try container.decode([Partnership].self, forKey: .partnerships),
      unmatched: try container.decode([Unmatched].self, forKey: .unmatched),
      facilitators: try container.decode([FacilitatorLoad].self, forKey: .facilitators),
      summary: try container.decode(Summary.self, forKey: .summary),
      certificate: try container.decodeIfPresent(Certificate.self, forKey: .certificate))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Plan.schema, forKey: .schema)
    try container.encode(round, forKey: .round)
    try container.encode(goal, forKey: .goal)
    try container.encode(names, forKey: .names)
    try container.encode(input, forKey: .input)
    try container.encode(proof, forKey: .proof)
    try container.encode(certificate, forKey: .certificate)
    try container.encode(partnerships, forKey: .partnerships)
    try container.encode(unmatched, forKey: .unmatched)
    try container.encode(facilitators, forKey: .facilitators)
    try container.encode(summary, forKey: .summary)
  }
}

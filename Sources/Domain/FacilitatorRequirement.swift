/// What a lock asks of the facilitator of a partnership.
package enum FacilitatorRequirement: Hashable, Sendable {
  /// This one and no other.
  case id(Facilitator.ID)
  /// Anyone who lists this topic, at whatever level.
  case expertise(Topic)
  /// Anyone with a region or county of this name, in whatever case.
  case region(String)

  /// Whether a facilitator is what is asked for; availability and ties are other rules.
  package func accepts(_ facilitator: Facilitator) -> Bool {
    switch self {
    case .id(let id): facilitator.id == id
    case .expertise(let topic): facilitator.expertise.contains { $0.topic == topic }
    case .region(let name):
      facilitator.regions.contains { $0.lowercased() == name.lowercased() }
    }
  }

  /// Reads what `text` writes; anything that does not begin with `expertise:` or `region:` is an id.
  package init(_ text: String) {
    func rest(_ prefix: String) -> String? {
      text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }
    if let topic = rest("expertise:") {
      self = .expertise(Topic(topic))
    } else if let region = rest("region:") {
      self = .region(region)
    } else {
      self = .id(Facilitator.ID(text))
    }
  }

  /// As it stands in files: an id, `expertise:TOPIC` or `region:NAME`.
  package var text: String {
    switch self {
    case .id(let id): id.rawValue
    case .expertise(let topic): "expertise:\(topic.rawValue)"
    case .region(let name): "region:\(name)"
    }
  }
}

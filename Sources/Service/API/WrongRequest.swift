import HTTPTypes

/// What is wrong with a request of a program, each fault with its place.
struct WrongRequest: Error, Equatable {
  struct Fault: Encodable, Equatable, Sendable {
    var detail: String
    /// The place in the body.
    ///
    /// Reference: Bryan, Zyp & Nottingham, RFC 6901, *JavaScript Object Notation (JSON) Pointer*,
    /// 2013. doi:10.17487/RFC6901
    var pointer: String?
    /// The parameter of the query.
    var parameter: String?
  }

  var status: HTTPResponse.Status
  var faults: [Fault]

  /// A fault of one field of the body.
  static func field(_ name: String, _ detail: String) -> Fault {
    Fault(detail: detail, pointer: pointer(to: name))
  }

  static func parameter(_ name: String, _ detail: String) -> WrongRequest {
    WrongRequest(status: .badRequest, faults: [Fault(detail: detail, parameter: name)])
  }

  static func pointer(to name: String) -> String {
    "/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
  }
}

/// Compares what comes in with the description of its route.
enum RequestCheck {
  static func check(
    _ bytes: [UInt8], type: String?, query: Answers, _ description: APIDescription
  ) throws {
    try checkQuery(query, description)
    guard !description.fields.isEmpty else { return }
    if !bytes.isEmpty {
      let media = type?.split(separator: ";").first?.lowercased() ?? ""
      guard media == "application/json" || media.hasSuffix("+json") else {
        throw WrongRequest(
          status: .unsupportedMediaType,
          faults: [.init(detail: "The body is not application/json. Send JSON, and say so.")])
      }
    }
    let faults = faults(try APIBody(bytes), description)
    guard faults.isEmpty else {
      throw WrongRequest(status: .unprocessableContent, faults: faults)
    }
  }

  private static func checkQuery(_ query: Answers, _ description: APIDescription) throws {
    var faults: [WrongRequest.Fault] = []
    for parameter in description.query {
      guard let value = query[parameter.name] else { continue }
      if parameter.isNumber, Int(value) == nil {
        faults.append(
          .init(
            detail: "The parameter \(parameter.name) is \(value). Give a whole number.",
            parameter: parameter.name))
      }
      if let choices = parameter.choices, !choices.contains(value) {
        faults.append(
          .init(
            detail: "The parameter \(parameter.name) is \(value). Choose from"
              + " \(choices.joined(separator: ", ")).", parameter: parameter.name))
      }
    }
    guard faults.isEmpty else { throw WrongRequest(status: .badRequest, faults: faults) }
  }

  private static func faults(
    _ body: APIBody, _ description: APIDescription
  ) -> [WrongRequest.Fault] {
    var (faults, known): ([WrongRequest.Fault], Set<String>) = ([], [])
    for (field, _) in description.fields {
      let isOptional = field.hasSuffix("?")
      let name = isOptional ? String(field.dropLast()) : field
      known.insert(name)
      switch body.value(name) {
      case nil, .null?:
        if !isOptional {
          faults.append(WrongRequest.field(name, "The field \(name) is missing. Send it."))
        }
      case let value?:
        if let problem = description.kind(of: field).problem(value) {
          faults.append(WrongRequest.field(name, "The field \(name) \(problem)"))
        }
      }
    }
    for name in body.names where !known.contains(name) {
      faults.append(
        WrongRequest.field(
          name, "There is no field \(name). Choose from \(known.sorted().joined(separator: ", ")).")
      )
    }
    return faults
  }
}

/// A form: groups of labelled fields and its buttons.
struct Form: Equatable, Sendable {
  struct Group: Equatable, Sendable {
    var legend: String?
    var groupHint: String?
    var fields: [Field]
  }

  struct Button: Equatable, Sendable {
    var buttonLabel: String
    var buttonClass = ""
    var buttonName: String?
    var buttonValue: String?
  }

  struct HiddenField: Equatable, Sendable {
    var hiddenName: String
    var hiddenValue: String
  }

  var formMethod: String
  var formAction: String
  var formClass: String
  /// How the answers are sent, where it is not the usual way.
  var formEncoding: String?
  /// The token against forged requests; set by the frame.
  var formToken: String?
  /// Tells this showing of the form from others, so that it does nothing twice; set by the frame.
  var formKey: String?
  /// Where a count of possible partners is to be had for the answers in the form.
  var formCount: String?
  var hiddenFields: [HiddenField] = []
  var groups: [Group]
  var buttons: [Button]

  /// A form that changes something.
  static func post(
    to action: String, _ groups: [Group], button: String, style: String = "form",
    buttonClass: String = ""
  ) -> Form {
    Form(
      formMethod: "post", formAction: action, formClass: style, groups: groups,
      buttons: [Button(buttonLabel: button, buttonClass: buttonClass)])
  }

  /// A form that brings files.
  static func upload(to action: String, _ groups: [Group], button: String) -> Form {
    var form = post(to: action, groups, button: button)
    form.formEncoding = "multipart/form-data"
    return form
  }

  /// A form that looks for something.
  static func search(_ action: String, _ fields: [Field], button: String) -> Form {
    Form(
      formMethod: "get", formAction: action, formClass: "inline",
      groups: [Group(fields: fields)],
      buttons: [Button(buttonLabel: button, buttonClass: "second")])
  }

  func hiding(_ name: String, _ value: String) -> Form {
    var form = self
    form.hiddenFields.append(HiddenField(hiddenName: name, hiddenValue: value))
    return form
  }
}

/// One question of a form.
struct Field: Equatable, Sendable {
  struct Option: Equatable, Sendable {
    var optionID: String
    var optionValue: String
    var optionLabel: String
    var isChosen: Bool
  }

  var fieldName: String
  var fieldID: String { didSet { describe() } }
  var fieldLabel: String
  var fieldHint: String?
  var fieldProblem: String? { didSet { describe() } }
  var fieldValue = ""
  /// The type of an `input`; `nil` for other elements.
  var inputType: String?
  var inputMode: String?
  var autocomplete: String?
  var isSelect = false
  var isRadios = false
  var isArea = false
  var isCheck = false
  var isChecked = false
  var isNarrow = false
  /// Whether one may choose several files.
  var isMultiple = false
  var options: [Option] = []

  /// The ids of what describes the field.
  private(set) var describedBy: String?

  private mutating func describe() {
    let ids = [
      fieldHint.map { _ in "\(fieldID)-hint" }, fieldProblem.map { _ in "\(fieldID)-problem" },
    ].compactMap(\.self)
    describedBy = ids.isEmpty ? nil : ids.joined(separator: " ")
  }

  private init(_ name: String, _ label: String, _ hint: String?) {
    fieldName = name
    fieldID = "field-" + name
    fieldLabel = label
    fieldHint = hint
    describe()
  }

  static func text(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil,
    type: String = "text", autocomplete: String? = nil, narrow: Bool = false
  ) -> Field {
    var field = Field(name, label, hint)
    field.fieldValue = value ?? ""
    field.inputType = type
    field.autocomplete = autocomplete
    field.isNarrow = narrow
    return field
  }

  /// A number as text, since a field of type `number` changes under a mouse wheel.
  static func number(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil
  ) -> Field {
    var field = text(name, label, hint: hint, value: value, narrow: true)
    field.inputMode = "decimal"
    return field
  }

  static func files(_ name: String, _ label: String, hint: String? = nil) -> Field {
    var field = text(name, label, hint: hint, type: "file")
    field.isMultiple = true
    return field
  }

  static func area(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil
  ) -> Field {
    var field = Field(name, label, hint)
    field.fieldValue = value ?? ""
    field.isArea = true
    return field
  }

  static func select(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil,
    _ options: [(value: String, label: String)], narrow: Bool = false
  ) -> Field {
    var field = Field(name, label, hint)
    field.isSelect = true
    field.isNarrow = narrow
    field.setOptions(options, value)
    return field
  }

  static func radios(
    _ name: String, _ label: String, hint: String? = nil, value: String? = nil,
    _ options: [(value: String, label: String)]
  ) -> Field {
    var field = Field(name, label, hint)
    field.isRadios = true
    field.setOptions(options, value)
    return field
  }

  static func check(_ name: String, _ label: String, hint: String? = nil, isOn: Bool = false)
    -> Field
  {
    var field = Field(name, label, hint)
    field.isCheck = true
    field.isChecked = isOn
    return field
  }

  private mutating func setOptions(_ options: [(value: String, label: String)], _ value: String?) {
    self.options = options.enumerated().map { number, option in
      Option(
        optionID: "\(fieldID)-\(number + 1)", optionValue: option.value,
        optionLabel: option.label, isChosen: option.value == value ?? "")
    }
  }
}

import Mustache

// What pages are made of says itself what stands in it, so that the templates need not look for each
// name by reflection, which is most of the work of a page otherwise. What is absent is looked for in
// what surrounds it, and no two levels of a page share a name.

extension Block: MustacheParent {
  /// A block shows itself under the name of its kind, so that its own part of the template alone is
  /// rendered.
  ///
  /// Nothing in a block is taken from around it, so that the search for a name ends here.
  func child(named name: String) -> Any? { name == kind ? shown : false }

  private var kind: String {
    switch self {
    case .heading: "heading"
    case .paragraph: "paragraph"
    case .hint: "hint"
    case .alert: "alert"
    case .links: "links"
    case .summary: "summary"
    case .table: "table"
    case .picture: "picture"
    case .progress: "progress"
    case .cards: "cards"
    case .tree: "tree"
    case .form: "form"
    case .action: "action"
    case .secret: "secret"
    case .rendered: "rendered"
    }
  }

  private var shown: Any {
    switch self {
    case .heading(let text, let place): Names(["headingText": text, "headingPlace": place])
    case .paragraph(let text), .hint(let text), .rendered(let text): text
    case .alert(let kind, let heading, let lines):
      Names([
        "alertKind": kind.rawValue, "alertRole": kind == .error ? "alert" : nil,
        "alertHeading": heading, "alertLines": lines,
      ])
    case .links(let bullets): Names(["bullets": bullets])
    case .summary(let rows): Names(["rows": rows])
    case .table(let table): table
    case .picture(let path, let words, let caption):
      Names(["picturePath": path, "pictureWords": words, "pictureCaption": caption])
    case .progress(let text, let label, let events):
      Names(["progressText": text, "progressLabel": label, "eventsPath": events])
    case .cards(let cards): Names(["cardList": cards])
    case .tree(let branch): Names(["branches": [branch]])
    case .form(let form): form
    case .action(let text, let path): Names(["actionText": text, "actionPath": path])
    case .secret(let text, let label): Names(["secretText": text, "secretLabel": label])
    }
  }

  /// The few names of a small block.
  private struct Names: MustacheParent {
    let all: [String: Any?]

    init(_ all: [String: Any?]) { self.all = all }

    func child(named name: String) -> Any? { all[name] ?? nil }
  }
}

extension Block.Bullet: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "bulletText": bulletText
    case "bulletPath": bulletPath
    case "bulletMore": bulletMore
    default: nil
    }
  }
}

extension Block.SummaryRow: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "term": term
    case "termValues": termValues
    case "changePath": changePath
    case "changeWords": changeWords
    default: nil
    }
  }
}

extension Block.Branch: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "branchRole": branchRole
    case "branchText": branchText
    case "branches": branches
    case "hasBranches": !branches.isEmpty
    default: nil
    }
  }
}

extension Block.Card: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "cardTitle": cardTitle
    case "cardPath": cardPath
    case "cardTag": cardTag
    case "cardFacts": cardFacts
    case "cardLinks": cardLinks
    case "hasCardLinks": !cardLinks.isEmpty
    default: nil
    }
  }
}

extension Block.Card.Link: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "linkText": linkText
    case "linkPath": linkPath
    default: nil
    }
  }
}

extension Block.Card.Fact: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "factName": factName
    case "factValues": factValues
    default: nil
    }
  }
}

extension Table: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "tableCaption": tableCaption
    case "tableColumns": tableColumns
    case "tableRows": tableRows
    case "tableEmptyWords": tableEmptyWords
    case "tableIsEmpty": tableIsEmpty
    default: nil
    }
  }
}

extension Table.Column: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "columnName": columnName
    case "isNumberColumn": isNumberColumn
    default: nil
    }
  }
}

extension Table.Row: MustacheParent {
  func child(named name: String) -> Any? { name == "cells" ? cells : nil }
}

extension Table.Cell: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "cellText": cellText
    // There are many cells, so that what most lack is not looked for around them.
    case "cellPath": cellPath ?? false as Any
    case "cellLabel": cellLabel
    case "isNumberCell": isNumberCell
    case "isHeader": isHeader
    default: nil
    }
  }
}

extension Form: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "formMethod": formMethod
    case "formAction": formAction
    case "formClass": formClass
    case "formEncoding": formEncoding
    case "formToken": formToken
    case "formKey": formKey
    case "formCount": formCount
    case "hiddenFields": hiddenFields
    case "groups": groups
    case "buttons": buttons
    default: nil
    }
  }
}

extension Form.Group: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "legend": legend
    case "groupHint": groupHint
    case "fields": fields
    default: nil
    }
  }
}

extension Form.Button: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "buttonLabel": buttonLabel
    case "buttonClass": buttonClass
    case "buttonName": buttonName
    case "buttonValue": buttonValue ?? ""
    default: nil
    }
  }
}

extension Form.HiddenField: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "hiddenName": hiddenName
    case "hiddenValue": hiddenValue
    default: nil
    }
  }
}

extension Field: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "fieldName": fieldName
    case "fieldID": fieldID
    case "fieldLabel": fieldLabel
    case "fieldHint": fieldHint
    case "fieldProblem": fieldProblem
    case "fieldValue": fieldValue
    case "inputType": inputType
    case "inputMode": inputMode
    case "autocomplete": autocomplete
    case "isSelect": isSelect
    case "isRadios": isRadios
    case "isArea": isArea
    case "isCheck": isCheck
    case "isChecked": isChecked
    case "isNarrow": isNarrow
    case "isMultiple": isMultiple
    case "options": options
    case "describedBy": describedBy
    default: nil
    }
  }
}

extension Field.Option: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "optionID": optionID
    case "optionValue": optionValue
    case "optionLabel": optionLabel
    case "isChosen": isChosen
    default: nil
    }
  }
}

extension Frame: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "language": language
    case "documentTitle": documentTitle
    case "stylesheetPath": stylesheetPath
    case "scriptPath": scriptPath
    case "isSignedIn": isSignedIn
    case "who": who
    case "frameToken": frameToken
    case "navigation": navigation
    case "hasNavigation": hasNavigation
    case "hasSteps": hasSteps
    case "hasProblems": hasProblems
    case "title": title
    case "lede": lede
    case "notice": notice
    case "backPath": backPath
    case "refreshSeconds": refreshSeconds
    case "steps": steps
    case "problems": problems
    case "content": content
    case "skipWords": Words.skip
    case "siteName": Words.site
    case "signOutWords": Words.signOut
    case "navigationWords": Words.navigation
    case "backWords": Words.back
    case "stepsLabel": Words.steps
    case "problemsHeading": Words.problems
    case "footerWords": Words.footer
    case "sessionWords": sessionWords
    default: nil
    }
  }
}

extension Frame.Place: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "place": place
    case "label": label
    case "isHere": isHere
    default: nil
    }
  }
}

extension Page.Step: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "stepNumber": stepNumber
    case "stepName": stepName
    case "stepPath": stepPath
    case "stepState": stepState
    case "stepStateWords": stepStateWords
    case "isCurrentStep": isCurrentStep
    default: nil
    }
  }
}

extension Page.Problem: MustacheParent {
  func child(named name: String) -> Any? {
    switch name {
    case "problemText": problemText
    case "problemPlace": problemPlace
    default: nil
    }
  }
}

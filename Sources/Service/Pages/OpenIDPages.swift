/// The pages of signing in by a provider; their words are here.
enum OpenIDPages {
  static func signInWords(_ name: String) -> String { "Sign in with \(name)" }

  static func trouble(_ trouble: OpenIDTrouble, at name: String) -> Page {
    var blocks = lines(trouble, name).map { Block.paragraph($0) }
    if case .stranger(let subject) = trouble {
      blocks.append(.secret(subject, label: "Your identifier at \(name)"))
    }
    blocks.append(.links([Block.Bullet(bulletText: "Sign in", bulletPath: "/sign-in")]))
    return Page(title(trouble), blocks)
  }

  private static func title(_ trouble: OpenIDTrouble) -> String {
    switch trouble {
    case .stranger: "You have no account here"
    default: "You are not signed in"
    }
  }

  private static func lines(_ trouble: OpenIDTrouble, _ name: String) -> [String] {
    switch trouble {
    case .unreachable:
      ["\(name) does not answer as it should. Try again in a few minutes.", password]
    case .unfit, .token:
      [
        "What \(name) said of you could not be trusted, so nobody was let in. Try again; if it says"
          + " this once more, tell an administrator of Tandem the number of this request.",
        password,
      ]
    case .codeRefused:
      ["\(name) did not confirm your sign-in. Begin again.", password]
    case .flowLost:
      [
        "Your sign-in took longer than \(Int(SignInFlow.longest / 60)) minutes, was ended already,"
          + " or began in another browser. Begin again, in one window."
      ]
    case .otherProvider:
      ["The answer did not come from \(name), so nobody was let in. Begin again on this server."]
    case .declined(let word):
      [declined(word, name), password]
    case .stranger:
      [
        "\(name) says who you are, but no open account of Tandem is linked to you. Ask an"
          + " administrator of Tandem to link one to the e-mail address or to the identifier that"
          + " \(name) has of you, and then sign in again."
      ]
    }
  }

  private static let password = "If your account has a password, you can use that instead."

  private static func declined(_ word: String, _ name: String) -> String {
    switch word {
    case "access_denied":
      "You, or the rules of \(name), did not agree to the sign-in. Begin again if you want to."
    case "temporarily_unavailable", "server_error":
      "\(name) has a fault of its own. Try again in a few minutes."
    default:
      "\(name) did not let the sign-in happen. Begin again; if it stays so, tell an administrator of"
        + " Tandem."
    }
  }

  static func signedOut(from name: String?, leavingPath address: String?) -> Page {
    var blocks: [Block] = []
    if let name {
      blocks.append(
        .paragraph(
          "You may still be signed in with \(name). On a computer that others use, sign out there"
            + " too, or somebody could come in here again without a password."))
      if let address { blocks.append(.action("Sign out of \(name)", path: address)) }
    }
    blocks.append(.links([Block.Bullet(bulletText: "Begin at the first page", bulletPath: "/")]))
    return Page("You are signed out of Tandem", blocks)
  }
}

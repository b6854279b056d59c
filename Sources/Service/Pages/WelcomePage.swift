/// The plain page before anybody signs in: what taking part means.
enum WelcomePage {
  static func page(signInPath: String?) -> Page {
    Page(
      "School districts that learn together",
      lede: "Districts that want to get better at the same thing work on it in pairs or small"
        + " groups for a year, with a neutral facilitator. Districts volunteer; nobody is chosen.",
      [
        .heading("What taking part means"),
        .bullets([
          "You say what you want to work on, what you can show others, and your limits: how far"
            + " you would drive, with how many you would work.",
          "The state proposes a partner and a facilitator, and says why.",
          "You accept, ask or decline. You need give no reason for declining.",
          "Once all have agreed and signed, you meet, with a plan to start from.",
        ]),
        .heading("What it costs you"),
        .bullets([
          "Registering takes about 20 minutes. What you enter is saved at each step, and a link"
            + " brings you back.",
          "A partnership asks for a superintendent who stands for it, a senior lead, and a team"
            + " that meets about once a month.",
        ]),
        .heading("Who sees what"),
        .bullets([
          "What you register is seen by you and by the state's staff, who propose partnerships.",
          "Partners see your needs, offers and contacts once a partnership is confirmed, and the"
            + " facilitator once it is asked to guide you. Nobody else does.",
          "How far you would drive, with how many you would work, your readiness and who may leave"
            + " are never shown to partners. Whether you can meet at a distance is, so that meetings"
            + " can be planned.",
          "No page compares or ranks districts.",
          "No data about single students are asked for or kept.",
          "What is written here may be a public record.",
        ]),
        .heading("How to leave"),
        .paragraph(
          "At any time and without a reason: on your district's page, or by a word to the state's"
            + " staff. Your partner is told that the partnership has ended, and is free for another."
        ),
        .heading("How to begin"),
        .paragraph(
          "Ask your state's staff for your district's link, or your facilitator's. Each link is"
            + " yours alone and works once; on your page you can always make the next one."),
        .links(
          signInPath.map { [Block.Bullet(bulletText: "Sign in as staff", bulletPath: $0)] } ?? []),
      ])
  }
}

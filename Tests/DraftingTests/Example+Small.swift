import Domain

extension Example {
  /// The example with one partnership and one district that is not matched.
  static var small: Plan {
    var small = plan
    small.partnerships.removeLast()
    small.unmatched.removeLast()
    small.summary = Plan.Summary(
      placed: 2, meanValue: small.partnerships[0].value,
      worstValue: small.partnerships[0].value, blockingPairs: 0)
    return small
  }

  static let smallText = """
    Plan for Pilot, 2026-27
    ═══════════════════════
    goal          The greatest value, summed over the districts (policy v1).
    districts     6 districts in the registry: 2 placed in 1 partnership, 1 not
                  matched. The round has at most 4 partnerships.
    facilitators  2 facilitators in the registry: 1 with an assignment.
    proof         No better plan exists: over all allowed partnerships and
                  facilitators none is worth more than this one's 2.5138.
    value         Mean of the partnerships 0.724, lowest 0.724, on a scale of 0 to
                  1. No two districts would both have a higher score together than
                  in this plan.

    Partnerships
    ────────────
    id   members               focus        facilitator  score    fit  value
    P01  Alder Creek Unified   mathematics  Ana Ruiz     0.733  0.703  0.724
         Birch Valley Unified

    P01: Alder Creek Unified and Birch Valley Unified
    ─────────────────────────────────────────────────
    Mutual partnership on mathematics; guided by Ana Ruiz.
    Value 0.724 = 0.7 × score 0.733 + 0.3 × fit 0.703; it counts once for each of
    the 2 members, so it adds 1.448 to the plan.
    Members: Alder Creek Unified (0600001), Birch Valley Unified (0600002).

      criterion        value  weight  points  because
      common need       0.80    0.30   0.240  Both name mathematics (priorities 5
                                              and 4) and 2 more topics.
      proximity         1.00    0.16   0.160  A drive of about 25 minutes.
      similar context   0.70    0.14   0.098  Alike in students served; one is
                                              rural, the other a town.
      reciprocity       0.64    0.12   0.077  Each offers something that the other
                                              needs.
      relationship      0.33    0.10   0.033  They are acquainted.
      readiness         0.60    0.08   0.048  The lower readiness of the two is 0.6.
      stability         1.00    0.04   0.040  Both superintendents have served 3
                                              years or more.
      roles             0.25    0.03   0.007  Not known: one lists no staff roles.
      systems           1.00    0.03   0.030  Both use the same data system.
      score                     1.00   0.733  97 % of the weight is known.

      facilitator's fit  value  weight  points  because
      travel              0.90    0.30   0.270  The longest drive is about 70
                                                minutes.
      relationship        0.33    0.25   0.083  Acquainted with both.
      expertise           0.80    0.25   0.200  Level 4 of 5 in mathematics.
      region              1.00    0.10   0.100  Both lie in the facilitator's
                                                regions.
      context             0.50    0.10   0.050  Knows rural districts, not towns.
      fit                         1.00   0.703

    Warnings
      ! leadership: The superintendent of Birch Valley Unified is leaving. Name a
                    senior leader who stays, and ask the board to confirm the
                    partnership.

    Instead of P01
      • Alder Creek Unified and Dune Elementary, guided by Ana Ruiz (value 0.611):
        would cost the plan at least 0.123.
      • Birch Valley Unified and Elm City Unified (value 0.500): no loss is proved;
        asking why not finds the cost.

    Other facilitators
      • Ben Okafor (fit 0.551).

    Facilitators
    ────────────
                                          one more
    facilitator  id   load  places  place, at most
    Ana Ruiz     F01     2       2           0.062
    Ben Okafor   F02     0       1

    Load and places count partnerships. The last column says how much the plan could
    gain, at most, if a facilitator without a free place had one more; it is empty
    where places are free.

    Not matched
    ───────────

    No common need (1 district)
      • 0600005: No district that could join Elm City Unified shares one of its
        needs with a priority of 2 or more in both. Invite districts that name
        science or technology as a need, or ask it what else it would like to work
        on.

    Next
    ────
    This is a proposal: staff decide, and a partnership begins only when every
    member and the facilitator agree.
      • tandem match SOURCE --json > plan.json: keeps the plan for what follows
      • tandem explain plan.json P01: why this partnership, and what else could be
      • tandem verify SOURCE plan.json: every score and rule, worked out again
      • tandem blueprint SOURCE plan.json P01: a draft for the partners to edit

    """
}

extension Plan {
  /// Prices from which the bound of the last stage can be worked out again, without the optimiser.
  ///
  /// Each rule of a round has a price: what one unit of it would be worth. By weak duality any prices
  /// prove that no plan exceeds
  ///
  ///     Σ limit · price over all rules + Σ_i b_i · max(0, max (value − prices of its rules) / |g|),
  ///
  /// the second sum over the districts, its maximum over all allowed partnerships `g` with district
  /// `i` and every facilitator who may guide them. Prices of zero are left out. All are in units of
  /// the objective.
  package struct Certificate: Equatable, Sendable, Codable {
    /// The mutual requests that are honoured at least, and what each of them costs the sum.
    package struct Requests: Equatable, Sendable, Codable {
      package var count: Int
      /// 0 or more.
      package var price: Double

      package init(count: Int, price: Double) {
        self.count = count
        self.price = price
      }
    }

    /// The different districts that are placed at least, and what each of them costs the sum.
    package struct Placed: Equatable, Sendable, Codable {
      package var count: Int
      /// 0 or more.
      package var price: Double
      /// For districts with several places, by id: the price of being counted once only, 0 or more.
      package var districts: [String: Double]

      package init(count: Int, price: Double, districts: [String: Double]) {
        self.count = count
        self.price = price
        self.districts = districts
      }
    }

    /// The price of having all these districts in one partnership.
    package struct Company: Equatable, Sendable, Codable {
      /// Sorted by id.
      package var members: [District.ID]
      package var price: Double

      package init(members: [District.ID], price: Double) {
        self.members = members
        self.price = price
      }
    }

    /// The price of a half cut.
    ///
    /// The rules of these districts and facilitators are added up, halved and rounded down; the limit
    /// follows from their capacities.
    package struct HalfCut: Equatable, Sendable, Codable {
      /// Sorted by id.
      package var members: [District.ID]
      /// Sorted by id.
      package var facilitators: [Facilitator.ID]
      /// 0 or more.
      package var price: Double

      package init(members: [District.ID], facilitators: [Facilitator.ID], price: Double) {
        self.members = members
        self.facilitators = facilitators
        self.price = price
      }
    }

    /// What the prices are claimed to prove: no plan that keeps what the stages before reached
    /// exceeds it.
    package var bound: Double
    /// Of a place in each district, by id, 0 or more.
    package var districts: [String: Double]
    /// Of a place with each facilitator, by id; below 0 only where a minimum presses.
    package var facilitators: [String: Double]
    /// Of the cap on partnerships, 0 or more.
    package var partnerships: Double
    /// `nil` where the stages before honour none.
    @OrNull package var requests: Requests?
    /// `nil` where the goal does not count the districts placed.
    @OrNull package var placed: Placed?
    /// The lowest value of a partnership that counts, where the goal is `fair`.
    @OrNull package var leastValue: Double?
    /// Two districts share one partnership at most; 0 or more.
    package var couples: [Company]
    /// Of the locks `together`, of either sign.
    package var together: [Company]
    package var cuts: [HalfCut]

    private enum CodingKeys: String, CodingKey {
      case bound, districts, facilitators, partnerships, requests, placed, couples, together, cuts
      case leastValue = "least_value"
    }

    package init(
      bound: Double, districts: [String: Double] = [:], facilitators: [String: Double] = [:],
      partnerships: Double = 0, requests: Requests? = nil, placed: Placed? = nil,
      leastValue: Double? = nil, couples: [Company] = [], together: [Company] = [],
      cuts: [HalfCut] = []
    ) {
      self.bound = bound
      self.districts = districts
      self.facilitators = facilitators
      self.partnerships = partnerships
      self.requests = requests
      self.placed = placed
      self.leastValue = leastValue
      self.couples = couples
      self.together = together
      self.cuts = cuts
    }
  }
}

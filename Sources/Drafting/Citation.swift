/// The research that a blueprint may cite; nothing else counts as evidence in it.
///
/// A finding is cited only for what the named text itself reports.
package enum Citation: String, CaseIterable, Sendable, Codable {
  case california2012 = "California Collaborative 2012"
  case duffy2010 = "Duffy et al. 2010"
  case david2014 = "David & Talbert 2014"
  case wested2015 = "WestEd 2015"
  case educationNorthwest = "Education Northwest"
  case consultancy = "Consultancy protocol"

  /// The whole reference.
  package var reference: String {
    switch self {
    case .california2012:
      "California Collaborative on District Reform (2012). Special series on the Fresno-Long Beach"
        + " Learning Partnership: Series overview."
    case .duffy2010:
      "Duffy, H., Brown, J., O'Day, J., & Hannan, S. (2010). Building Capacity for Accelerated"
        + " Reform: The Fresno-Long Beach Learning Partnership as a Leadership Strategy. California"
        + " Collaborative on District Reform."
    case .david2014:
      "David, J. L., & Talbert, J. E. (2014). How District Partnerships Can Help Build Learning"
        + " Organizations: Final report on the Sanger-Firebaugh District Partnership Project."
    case .wested2015:
      "WestEd (2015). District-to-District Partnerships: A Research Brief. Center on School"
        + " Turnaround and California Comprehensive Center."
    case .educationNorthwest:
      "Education Northwest. NW RISE, a network of small rural schools in five states."
        + " educationnorthwest.org"
    case .consultancy:
      "Thompson-Grove, G., Evans, P., & Dunne, F. Consultancy protocol. National School Reform"
        + " Faculty."
    }
  }
}

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
  case fiveDistricts = "Five District Partnership"
  case carnegie = "Carnegie Foundation"
  case russell2017 = "Russell et al. 2017"
  case provan2008 = "Provan & Kenis 2008"
  case chapman2014 = "Chapman & Muijs 2014"
  case vanneste2014 = "Vanneste et al. 2014"
  case hargreaves2015 = "Hargreaves et al. 2015"
  case ruralNetwork = "Rural Professional Learning Network"
  case partner = "PARTNER survey"
  case nnerpp = "NNERPP"
  case californiaData = "California Department of Education"
  case educationCode = "California Education Code 17604"

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
    case .fiveDistricts:
      "Five District Partnership (Chelsea, Everett, Malden, Revere and Winthrop, Massachusetts)."
        + " 5districts.com"
    case .carnegie:
      "Carnegie Foundation for the Advancement of Teaching. Networked improvement communities."
        + " carnegiefoundation.org"
    case .russell2017:
      "Russell, J. L., Bryk, A. S., and others (2017). A framework for the initiation of networked"
        + " improvement communities. Teachers College Record, 119."
    case .provan2008:
      "Provan, K. G., & Kenis, P. (2008). Modes of network governance. Journal of Public"
        + " Administration Research and Theory, 18, 229-252."
    case .chapman2014:
      "Chapman, C., & Muijs, D. (2014). A study of the impact of school federations on student"
        + " outcomes. School Effectiveness and School Improvement, 25, 351."
    case .vanneste2014:
      "Vanneste, B. S., and others (2014). Trust over time in exchange relationships. Strategic"
        + " Management Journal."
    case .hargreaves2015:
      "Hargreaves, A., Parsley, D., & Cox, E. K. (2015). On NW RISE and the design of rural school"
        + " improvement networks."
    case .ruralNetwork:
      "Policy Analysis for California Education (2018) and El Dorado County Office of Education, on"
        + " the Rural Professional Learning Network, 2016 to 2018."
    case .partner:
      "Visible Network Labs. PARTNER, a survey of trust and value in networks."
    case .nnerpp:
      "National Network of Education Research-Practice Partnerships. Sample charters, memoranda of"
        + " understanding and data agreements. nnerpp.rice.edu"
    case .californiaData:
      "California Department of Education. Data files of enrolment and of the School Dashboard."
    case .educationCode:
      "California Education Code, section 17604, on contracts made under delegated power."
    }
  }
}

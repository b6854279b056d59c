/// Every set of `sizes` numbers below `count`, each in ascending order.
func subsets(of count: Int, sizes: ClosedRange<Int>) -> [[Int]] {
  (0..<(1 << count)).compactMap { bits in
    let members = (0..<count).filter { bits >> $0 & 1 == 1 }
    return sizes.contains(members.count) ? members : nil
  }
}

/// The name that a mistyped one probably meant, or nil when none is near.
public func nearestName(to name: String, among names: some Sequence<String>) -> String? {
  let limit = max(2, name.count / 3)
  let best = names.map { (name: $0, distance: editDistance($0, name)) }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return best.flatMap { $0.distance <= limit ? $0.name : nil }
}

/// `did you mean 'x'?`, or nil when no name is near.
func suggestion(for name: String, among names: some Sequence<String>) -> String? {
  nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
}

/// A statute or rule that the items name (laws.yaml). Dates are ISO; what is nil is not known or has not happened.
public struct Law: Hashable, Sendable {
  public var title: String
  public var issuer: String?
  public var inForce: String?
  /// The last amendment.
  public var amended: String?
  public var repealed: String?
  /// Title of what took its place.
  public var replacedBy: String?

  public init(
    title: String, issuer: String? = nil, inForce: String? = nil, amended: String? = nil,
    repealed: String? = nil, replacedBy: String? = nil
  ) {
    self.title = title
    self.issuer = issuer
    self.inForce = inForce
    self.amended = amended
    self.repealed = repealed
    self.replacedBy = replacedBy
  }

  /// The title as citations write it: without book marks and without the country's name.
  public static func shortTitle(_ title: String) -> String {
    var title = title[...]
    if title.hasPrefix("《") { title = title.dropFirst() }
    if title.hasSuffix("》") { title = title.dropLast() }
    let country = "中华人民共和国"
    return String(title.hasPrefix(country) ? title.dropFirst(country.count) : title)
  }
}

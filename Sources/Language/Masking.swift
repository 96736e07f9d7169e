/// Hides personal numbers in text: identity cards, telephones, bank cards, licence plates.
///
/// What is masked keeps its first and last characters where that tells nobody apart, so that a reader of a log
/// still sees what kind of number stood there. A number is found in whatever width it is typed, and with blanks or
/// dashes between its digits.
public enum Masking {
  /// - Returns: the text with every personal number masked; the same text when there is none.
  public static func mask(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard scalars.contains(where: { digit($0) != nil }) else { return text }
    var result = String.UnicodeScalarView()
    var position = 0
    for found in finds(in: scalars) {
      result.append(contentsOf: scalars[position..<found.range.lowerBound])
      result.append(contentsOf: found.mask.unicodeScalars)
      position = found.range.upperBound
    }
    result.append(contentsOf: scalars[position...])
    return String(result)
  }

  private struct Find {
    var range: Range<Int>
    var mask: String
  }

  private static func finds(in scalars: [Unicode.Scalar]) -> [Find] {
    var finds: [Find] = []
    var position = 0
    while position < scalars.count {
      if let plate = plate(in: scalars, at: position) {
        finds.append(plate)
        position = plate.range.upperBound
      } else if digit(scalars[position]) != nil {
        let run = DigitRun(scalars, from: position)
        finds += run.finds()
        position = run.end
      } else {
        position += 1
      }
    }
    return finds
  }

  // MARK: Runs of digits

  /// Digits with at most two blanks or dashes between one and the next, and where each stands.
  private struct DigitRun {
    var digits: [UInt8] = []
    var places: [Int] = []
    /// Whether an x or X, the check digit of some identity cards, follows the last digit.
    var endsInX = false
    var end: Int

    init(_ scalars: [Unicode.Scalar], from start: Int) {
      var position = start
      while position < scalars.count {
        if let digit = Masking.digit(scalars[position]) {
          digits.append(digit)
          places.append(position)
          position += 1
          continue
        }
        let next = scalars[position...].prefix(3).firstIndex { !Masking.isSeparator($0) }
        guard let next, next > position, Masking.digit(scalars[next]) != nil || Masking.isX(scalars[next])
        else { break }
        position = next
      }
      end = position
      if position < scalars.count, Masking.isX(scalars[position]) {
        endsInX = true
        places.append(position)
        end = position + 1
      }
    }

    /// Numbers in the run, from the left; a longer kind wins over a shorter one.
    func finds() -> [Find] {
      var finds: [Find] = []
      var start = 0
      while start < digits.count {
        if let find = find(at: start) {
          finds.append(Find(range: places[start]..<places[start + find.count - 1] + 1, mask: find.mask))
          start += find.count
        } else {
          start += 1
        }
      }
      return finds
    }

    private func find(at start: Int) -> (count: Int, mask: String)? {
      let rest = digits[start...]
      let atStart = start == 0
      if isIdentity(rest) { return (18, masked(rest.prefix(3), keeping: 3, 0) + String(repeating: "*", count: 15)) }
      // A bank card is a run of its own; inside a longer number Luhn holds by chance one time in ten.
      if atStart, !endsInX, (16...19).contains(rest.count), isLuhn(rest) {
        return (rest.count, masked(rest, keeping: 0, 4))
      }
      if let length = mobileLength(rest) { return (length, masked(rest.prefix(length), keeping: length - 8, 0)) }
      if atStart, let length = landlineLength(rest) {
        return (length, masked(rest.prefix(length), keeping: length - 8, 0))
      }
      return nil
    }

    private func masked(_ digits: ArraySlice<UInt8>, keeping head: Int, _ tail: Int) -> String {
      let text = digits.map { String($0) }
      return text.prefix(head).joined() + String(repeating: "*", count: digits.count - head - tail)
        + text.suffix(tail).joined()
    }

    /// GB 11643: seventeen digits with a date of birth inside, and a check digit modulo 11 (10 is written X).
    private func isIdentity(_ rest: ArraySlice<UInt8>) -> Bool {
      let numbers = Array(rest.prefix(18))
      guard numbers.count == 18 || numbers.count == 17 && endsInX else { return false }
      let month = Int(numbers[10]) * 10 + Int(numbers[11])
      let day = Int(numbers[12]) * 10 + Int(numbers[13])
      guard (1...12).contains(month), (1...31).contains(day), numbers[0] != 0 else { return false }
      let sum = zip(numbers, Self.weights).reduce(0) { $0 + Int($1.0) * $1.1 }
      let check = (12 - sum % 11) % 11
      return numbers.count == 18 ? Int(numbers[17]) == check : check == 10
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

    private func isLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
      let sum = digits.reversed().enumerated().reduce(0) { sum, place in
        let digit = Int(place.element)
        guard !place.offset.isMultiple(of: 2) else { return sum + digit }
        return sum + (digit > 4 ? digit * 2 - 9 : digit * 2)
      }
      return sum.isMultiple(of: 10)
    }

    /// 1[3-9] and nine more digits, perhaps after 86.
    private func mobileLength(_ rest: ArraySlice<UInt8>) -> Int? {
      let isAbroad = rest.starts(with: [8, 6])
      let number = isAbroad ? rest.dropFirst(2) : rest
      guard number.count >= 11, number.first == 1, (3...9).contains(number[number.startIndex + 1])
      else { return nil }
      return isAbroad ? 13 : 11
    }

    /// 0 and an area code, then seven or eight digits that do not start with 0 or 1; or eight digits alone.
    private func landlineLength(_ rest: ArraySlice<UInt8>) -> Int? {
      let numbers = Array(rest)
      if numbers.first == 0, (10...12).contains(numbers.count) {
        // 010 and 02x are three digits long, all other area codes four.
        let area = numbers[1] <= 2 ? 3 : 4
        let local = numbers.count - area
        return (7...8).contains(local) && numbers[area] > 1 ? numbers.count : nil
      }
      let isDate = numbers.starts(with: [1, 9]) || numbers.starts(with: [2, 0])
      return numbers.count == 8 && numbers[0] > 1 && !isDate ? 8 : nil
    }
  }

  // MARK: Licence plates

  private static let provinces = Set("京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领".unicodeScalars)
  private static let endings = Set("挂学警港澳".unicodeScalars)

  /// A province, a letter, perhaps a dot, then five characters, or six for a new-energy vehicle.
  private static func plate(in scalars: [Unicode.Scalar], at start: Int) -> Find? {
    guard provinces.contains(scalars[start]), start + 1 < scalars.count,
      let letter = latin(scalars[start + 1])
    else { return nil }
    var body: [Int] = []
    var digits = 0
    var position = start + 2
    while position < scalars.count, body.count < 6 {
      let scalar = scalars[position]
      if digit(scalar) != nil {
        digits += 1
        body.append(position)
      } else if latin(scalar) != nil || body.count == 4 && endings.contains(scalar) {
        body.append(position)
      } else if !isSeparator(scalar) && scalar != "·" && scalar != "•" && scalar != "." {
        break
      }
      position += 1
    }
    // A blank may part the plate from a word in letters behind it.
    guard body.count >= 5, digits >= 2 else { return nil }
    return Find(
      range: start..<body.last! + 1,
      mask: "\(Character(scalars[start]))\(Character(letter))" + String(repeating: "*", count: body.count))
  }

  // MARK: Characters

  fileprivate static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x30...0x39: UInt8(scalar.value - 0x30)
    case 0xFF10...0xFF19: UInt8(scalar.value - 0xFF10)
    default: nil
    }
  }

  private static func latin(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x41...0x5A: scalar
    case 0x61...0x7A: Unicode.Scalar(scalar.value - 0x20)
    case 0xFF21...0xFF3A: Unicode.Scalar(scalar.value - 0xFEE0)
    case 0xFF41...0xFF5A: Unicode.Scalar(scalar.value - 0xFF00)
    default: nil
    }
  }

  fileprivate static func isX(_ scalar: Unicode.Scalar) -> Bool { latin(scalar) == "X" }

  /// Blanks and dashes as people write them between groups of digits, and what nobody sees.
  fileprivate static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x2D, 0xA0, 0x200B...0x200F, 0x2010...0x2015, 0x2060, 0x2212, 0x3000, 0xFEFF, 0xFF0D: true
    default: false
    }
  }
}

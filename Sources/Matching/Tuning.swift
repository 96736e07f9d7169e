import Foundation
enum Tuning {
  static func value(_ name: String, _ standard: Float) -> Float {
    ProcessInfo.processInfo.environment[name].flatMap(Float.init) ?? standard
  }
  static let variant = value("T_VARIANT", 0)
  static let result = value("T_RESULT", 0)
  static let context = value("T_CONTEXT", 0)
  static let department = value("T_DEPARTMENT", 0)
  static let situation = value("T_SITUATION", 0)
  static let named = value("T_NAMED", 0)
  static let object = value("T_OBJECT", 0)
  static let heard = value("T_HEARD", 0.7)
  static let meant = value("T_MEANT", 0.5)
  static let faded = value("T_FADED", 1)
  static let questions = value("T_QUESTIONS", 1)
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Float {
  static func log(_ value: Float) -> Float { logf(value) }
  static func exp(_ value: Float) -> Float { expf(value) }
}

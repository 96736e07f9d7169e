import Testing

@testable import Language

@Suite struct MaskingTests {
  @Test(arguments: [
    ("我的身份证是11010519491231002X可以吗", "我的身份证是110***************可以吗"),
    ("440524188001010014", "440***************"),
    ("１１０１０５１９４９１２３１００２Ｘ", "110***************"),
    ("110105 19491231 002x", "110***************"),
    ("110105-1949-1231-002X", "110***************"),
  ])
  func identityCards(text: String, masked: String) {
    #expect(Masking.mask(text) == masked)
  }

  @Test func eighteenDigitsWithoutDateAndCheckDigitStay() {
    #expect(Masking.mask("编号990000000000000001") == "编号990000000000000001")
  }

  @Test(arguments: [
    ("打13812345678找我", "打138********找我"),
    ("138 1234 5678", "138********"),
    ("138-1234-5678", "138********"),
    ("＋８６１３８１２３４５６７８", "＋86138********"),
    ("+86 138 1234 5678", "+86138********"),
    ("电话023-68781234", "电话023********"),
    ("0571 8765 4321", "0571********"),
    ("座机68781234", "座机********"),
  ])
  func telephones(text: String, masked: String) {
    #expect(Masking.mask(text) == masked)
  }

  @Test(arguments: [
    ("卡号4111111111111111", "卡号************1111"),
    ("6222 0202 0000 0000 006", "***************0006"),
    ("４１１１－１１１１－１１１１－１１１１", "************1111"),
  ])
  func bankCards(text: String, masked: String) {
    #expect(Masking.mask(text) == masked)
  }

  @Test(arguments: [
    ("渝A12345年检", "渝A*****年检"), ("渝AD12345", "渝A******"), ("渝a·12345", "渝A*****"),
    ("渝Ａ１２３４５", "渝A*****"), ("渝A1234学", "渝A*****"), ("川B 8G2K6", "川B*****"),
  ])
  func licencePlates(text: String, masked: String) {
    #expect(Masking.mask(text) == masked)
  }

  @Test(arguments: [
    "开饭馆要啥子材料", "拨打12345", "拨打12320或96110", "第2个", "2026-11-25", "20261125", "306个事项", "1000平方米的厂房",
    "注册资金5000000元", "渝北区的事", "新ABC", "", "有效期5年，法定10个工作日",
  ])
  func ordinaryTextStays(text: String) {
    #expect(Masking.mask(text) == text)
  }

  @Test func severalNumbersInOneLine() {
    let masked = Masking.mask("我叫张三，11010519491231002X，13812345678，车牌渝A12345")
    #expect(masked == "我叫张三，110***************，138********，车牌渝A*****")
  }

  @Test func maskingTwiceChangesNothingMore() {
    let once = Masking.mask("13812345678 渝A12345 4111111111111111")
    #expect(Masking.mask(once) == once)
  }
}

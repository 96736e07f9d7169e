import Testing

@testable import yici

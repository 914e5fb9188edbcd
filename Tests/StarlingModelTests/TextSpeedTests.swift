import StarlingModel
import Testing

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

@Suite struct TextSpeedTests {
    /// A megabyte that starts like a value of the type must be turned down without a scan that is worse than
    /// linear. The bound is far above what it takes, for slow machines.
    @Test func aMegabyteIsTurnedDownFast() {
        let types: [any ParameterValue.Type] = [
            Character.self, Bool.self, Int.self, UInt8.self, Float.self, Double.self, Decimal.self, UUID.self, URL.self,
            Date.self,
            LocalDate.self, LocalTime.self, Duration.self,
        ]
        let starts = [
            "1", "-", "0", "0.", "1e", "2024-01-02T03:04:05.", "PT", "P1", "https://a/", "e\u{301}", "09:30:00.",
        ]
        let clock = ContinuousClock()
        for start in starts {
            for filler in ["1", "0", "9", "a", "\u{301}", "%", "1D"] {
                let text = start + String(repeating: filler, count: 1_000_000 / filler.utf8.count)
                for type in types {
                    let time = clock.measure {
                        #expect(type.init(parameter: text) == nil)
                        #expect(type.init(parameterUTF8: text.utf8.span) == nil)
                    }
                    #expect(time < .seconds(1), "\(type) took \(time) for \(start)\(filler)…")
                }
            }
        }
    }
}

import StarlingModel
import Testing

@Suite struct TextDurationTests {
    @Test(
        arguments: [
            ("PT0S", .zero, "PT0S"), ("PT1H30M", .seconds(5400), "PT5400S"), ("P1DT2H", .seconds(93_600), "P1DT7200S"),
            ("PT0.5S", .milliseconds(500), "PT0.5S"), ("-PT5S", .seconds(-5), "-PT5S"),
            ("5.5", .milliseconds(5500), "PT5.5S"),
            ("-5", .seconds(-5), "-PT5S"), ("0", .zero, "PT0S"), ("-0", .zero, "PT0S"),
            ("P2W", .seconds(1_209_600), "P14D"),
            ("P1W1D", .seconds(691_200), "P8D"), ("PT36H", .seconds(129_600), "P1DT43200S"),
            ("PT90S", .seconds(90), "PT90S"),
            ("P0D", .zero, "PT0S"), ("PT1H0.25S", .milliseconds(3_600_250), "PT3600.25S"),
            ("P1DT0.001S", .milliseconds(86_400_001), "P1DT0.001S"),
            (
                "PT0.000000000000000001S", Duration(secondsComponent: 0, attosecondsComponent: 1),
                "PT0.000000000000000001S"
            ),
            ("9223372036854775807", .seconds(Int.max), "P106751991167300DT55807S"),
        ] as [(String, Duration, String)])
    func durations(text: String, value: Duration, written: String) {
        #expect(readText(text) == value)
        #expect(value.parameterText == written)
        #expect(readText(written) == value)
    }

    @Test(arguments: [
        "", "-", "P", "PT", "-P", "P1", "PT1", "P1DT", "P1H", "PT1D", "P1Y", "P1M", "P1Y2M", "pt1s", "PT1s", "T1S",
        "1S", "+PT1S", "--PT1S",
        "PT-1S", "P-1D", "PT1M1H", "PT1S1S", "P1D1W", "PT1HT1M", "PTT1S", "PT.5S", "PT1.S", "PT1.5H", "PT1.5M", "P1.5D",
        "PT1..5S", "PT1,5S",
        "PT1 S", " PT1S", "PT1S ", "1e3", ".5", "5.", "5.5.5", "nan", "inf", "PT0.1234567890123456789S",
        "999999999999999999999", "P9999999999999999D", "PT999999999999999999999999999999999999999999H",
        String(repeating: "9", count: 1_000_000), "P" + String(repeating: "1D", count: 500_000),
        "PT0." + String(repeating: "0", count: 1_000_000) + "S",
    ])
    func notDurations(text: String) {
        #expect(readText(Duration.self, text) == nil)
    }

    @Test func extremesComeBack() {
        for attoseconds in [Int128.min, .min + 1, .max, .max - 1, -1, 1] {
            let value = Duration(attoseconds: attoseconds)
            #expect(readText(value.parameterText) == value)
        }
        #expect(readText(Duration.self, "170141183460469231731.687303715884105727") == Duration(attoseconds: .max))
        #expect(readText(Duration.self, "170141183460469231731.687303715884105728") == nil)
        #expect(readText(Duration.self, "-170141183460469231731.687303715884105728") == Duration(attoseconds: .min))
        #expect(readText(Duration.self, "-170141183460469231731.687303715884105729") == nil)
    }

    @Test func randomDurationsComeBack() {
        var random = SplitMix(state: 3)
        for _ in 0..<20_000 {
            let bits = Int128(random.next()) << 64 | Int128(random.next())
            let value = Duration(attoseconds: bits >> Int128(random.next() % 127))
            #expect(readText(value.parameterText) == value)
        }
    }
}

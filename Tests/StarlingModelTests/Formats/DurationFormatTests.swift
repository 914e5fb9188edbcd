import StarlingModel
import Testing

@Suite struct DurationFormatTests {
    @Test func duration() {
        let valid = [
            "P4DT12H30M5S", "P1Y2M3DT4H5M6S", "P4Y", "P1M", "P0D", "P2W", "PT0S", "PT1M", "PT36H", "P1DT12H", "P1Y2M", "P1M2D",
            "P1Y0M2D", "PT1H2M", "PT1M2S", "P1YT1S", "P01D", "P" + String(repeating: "9", count: 80) + "D",
        ]
        #expect(matching(.duration, valid) == valid)
        let invalid = [
            "", "P", "T", "PT", "P1", "1D", "4DT12H", "PT1D", "P2S", "P1D2H", "P1YT", "P2D1Y", "PT1S1M", "P1Y2W", "P1WT1H", "P1W1W",
            "P0Y1W", "P1Y2D", "PT1H2S", "P1D1D", "PT0.5S", "PT0,5S", "P-1D", "-P1D", "+P1D", "P1e2D", "PD", "PTS", "P1D2T3H", "p1D",
            "P1d", "PT1h", " P1D", "P1D ", "P1D\n", "P1DT1HT1M", "PP1D", "P২Y",
        ]
        #expect(matching(.duration, invalid) == [])
    }
}

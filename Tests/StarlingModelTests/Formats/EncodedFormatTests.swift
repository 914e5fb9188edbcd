import StarlingModel
import Testing

@Suite struct EncodedFormatTests {
    @Test func uuid() {
        let valid = [
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380", "2EB8AA08-AA98-11EA-B4AA-73B441D16380", "2eb8aa08-AA98-11ea-B4Aa-73B441D16380",
            "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff", "99c17cbb-656f-f64a-f40f-1a4568f03487",
        ]
        #expect(matching(.uuid, valid) == valid)
        let invalid = [
            "", "2eb8aa08-aa98-11ea-b4aa-73b441d1638", "2eb8aa08-aa98-11ea-b4aa-73b441d163800", "2eb8aa08-aa98-11ea-73b441d16380",
            "2eb8aa08-aa98-11ea-b4ga-73b441d16380", "2eb8aa08aa9811eab4aa73b441d16380", "2eb8-aa08-aa98-11ea-b4aa73b44-1d16380",
            "2eb8aa08aa9811eab4aa73b441d16380----", "2eb8aa0-8aa98-11e-ab4aa7-3b441d16380", "urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "{2eb8aa08-aa98-11ea-b4aa-73b441d16380}", "2eb8aa08-aa98-11ea-b4aa-73b441d16380\n", "২eb8aa08-aa98-11ea-b4aa-73b441d163",
        ]
        #expect(matching(.uuid, invalid) == [])
    }

    @Test func byte() {
        let valid = ["", "AQID", "AQI=", "AQ==", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "+/+/", "////"]
        #expect(matching(.byte, valid) == valid)
        let invalid = [
            "A", "AQ", "AQI", "AQ=", "=", "==", "===", "====", "A===", "AQ==AQ==", "AQ=I", "AQI=\n", " AQI", "AQ ID", "AQ\nID=", "-_-_",
            "AR==", "AQJ=", "AQIé", "AQIDA", "AQI=AQID",
        ]
        #expect(matching(.byte, invalid) == [])
    }
}

// The catalogue of performances in `citm_catalog.json`, field by field.

import StarlingModel

@Model
struct Event {
    var description: String?
    var id: Int
    var logo: String?
    var name: String
    var subTopicIds: [Int]
    var subjectCode: String?
    var subtitle: String?
    var topicIds: [Int]
}

@Model
struct Price {
    var amount: Int
    var audienceSubCategoryId: Int
    var seatCategoryId: Int
}

@Model
struct Area {
    var areaId: Int
    var blockIds: [Int]
}

@Model
struct SeatCategory {
    var areas: [Area]
    var seatCategoryId: Int
}

@Model
struct Performance {
    var eventId: Int
    var id: Int
    var logo: String?
    var name: String?
    var prices: [Price]
    var seatCategories: [SeatCategory]
    var seatMapImage: String?
    var start: Int
    var venueCode: String
}

@Model
struct Catalog {
    var areaNames: [String: String]
    var audienceSubCategoryNames: [String: String]
    var blockNames: [String: String]
    var events: [String: Event]
    var performances: [Performance]
    var seatCategoryNames: [String: String]
    var subTopicNames: [String: String]
    var subjectNames: [String: String]
    var topicNames: [String: String]
    var topicSubTopics: [String: [Int]]
    var venueNames: [String: String]
}

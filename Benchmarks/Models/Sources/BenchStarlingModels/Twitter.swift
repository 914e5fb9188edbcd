// The search result in `twitter.json`, field by field.

import StarlingModel

@Model(rename: .snakeCase)
struct Metadata {
    var resultType: String
    var isoLanguageCode: String
}

@Model(rename: .snakeCase)
struct Link {
    var url: String
    var expandedUrl: String
    var displayUrl: String
    var indices: [Int]
}

@Model(rename: .snakeCase)
struct Links {
    var urls: [Link]
}

@Model(rename: .snakeCase)
struct UserEntities {
    var url: Links?
    var description: Links
}

@Model(rename: .snakeCase)
struct User {
    var id: Int
    var idStr: String
    var name: String
    var screenName: String
    var location: String
    var description: String
    var url: String?
    var entities: UserEntities
    var protected: Bool
    var followersCount: Int
    var friendsCount: Int
    var listedCount: Int
    var createdAt: String
    var favouritesCount: Int
    var utcOffset: Int?
    var timeZone: String?
    var geoEnabled: Bool
    var verified: Bool
    var statusesCount: Int
    var lang: String
    var contributorsEnabled: Bool
    var isTranslator: Bool
    var isTranslationEnabled: Bool
    var profileBackgroundColor: String
    var profileBackgroundImageUrl: String
    var profileBackgroundImageUrlHttps: String
    var profileBackgroundTile: Bool
    var profileImageUrl: String
    var profileImageUrlHttps: String
    var profileBannerUrl: String?
    var profileLinkColor: String
    var profileSidebarBorderColor: String
    var profileSidebarFillColor: String
    var profileTextColor: String
    var profileUseBackgroundImage: Bool
    var defaultProfile: Bool
    var defaultProfileImage: Bool
    var following: Bool
    var followRequestSent: Bool
    var notifications: Bool
}

@Model(rename: .snakeCase)
struct Hashtag {
    var text: String
    var indices: [Int]
}

@Model(rename: .snakeCase)
struct Mention {
    var screenName: String
    var name: String
    var id: Int
    var idStr: String
    var indices: [Int]
}

@Model(rename: .snakeCase)
struct Size {
    var w: Int
    var h: Int
    var resize: String
}

@Model(rename: .snakeCase)
struct Sizes {
    var medium: Size
    var small: Size
    var thumb: Size
    var large: Size
}

@Model(rename: .snakeCase)
struct Media {
    var id: Int
    var idStr: String
    var indices: [Int]
    var mediaUrl: String
    var mediaUrlHttps: String
    var url: String
    var displayUrl: String
    var expandedUrl: String
    var type: String
    var sizes: Sizes
    var sourceStatusId: Int?
    var sourceStatusIdStr: String?
}

@Model(rename: .snakeCase)
struct Entities {
    var hashtags: [Hashtag]
    var symbols: [Hashtag]
    var urls: [Link]
    var userMentions: [Mention]
    var media: [Media]?
}

@Model(rename: .snakeCase)
struct RetweetedStatus {
    var metadata: Metadata
    var createdAt: String
    var id: Int
    var idStr: String
    var text: String
    var source: String
    var truncated: Bool
    var inReplyToStatusId: Int?
    var inReplyToStatusIdStr: String?
    var inReplyToUserId: Int?
    var inReplyToUserIdStr: String?
    var inReplyToScreenName: String?
    var user: User
    var geo: String?
    var coordinates: String?
    var place: String?
    var contributors: String?
    var retweetCount: Int
    var favoriteCount: Int
    var entities: Entities
    var favorited: Bool
    var retweeted: Bool
    var possiblySensitive: Bool?
    var lang: String
}

@Model(rename: .snakeCase)
struct Status {
    var metadata: Metadata
    var createdAt: String
    var id: Int
    var idStr: String
    var text: String
    var source: String
    var truncated: Bool
    var inReplyToStatusId: Int?
    var inReplyToStatusIdStr: String?
    var inReplyToUserId: Int?
    var inReplyToUserIdStr: String?
    var inReplyToScreenName: String?
    var user: User
    var geo: String?
    var coordinates: String?
    var place: String?
    var contributors: String?
    var retweetedStatus: RetweetedStatus?
    var retweetCount: Int
    var favoriteCount: Int
    var entities: Entities
    var favorited: Bool
    var retweeted: Bool
    var possiblySensitive: Bool?
    var lang: String
}

@Model(rename: .snakeCase)
struct SearchMetadata {
    var completedIn: Double
    var maxId: Int
    var maxIdStr: String
    var nextResults: String
    var query: String
    var refreshUrl: String
    var count: Int
    var sinceId: Int
    var sinceIdStr: String
}

@Model(rename: .snakeCase)
struct Timeline {
    var statuses: [Status]
    var searchMetadata: SearchMetadata
}

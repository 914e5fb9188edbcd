extension MediaType {
    /// `application/x-www-form-urlencoded`: what browsers send for a form without files.
    public static let urlEncoded = MediaType(rawValue: "application/x-www-form-urlencoded")
    /// `multipart/form-data`: what browsers send for a form with files (RFC 7578).
    public static let multipart = MediaType(rawValue: "multipart/form-data")
}

extension KeyedDecodingContainer {
  /// Reads the name of a schema and refuses any other than `schema`.
  func requireSchema(_ schema: String, forKey key: Key) throws {
    let found = try decode(String.self, forKey: key)
    guard found == schema else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "The schema is \"\(found)\". This version reads \"\(schema)\".")
    }
  }
}

internal import PicketFormats

/// Google's key files of service accounts.
///
/// Source: Google Cloud's documentation, "Create and delete service account keys".
enum GCPServiceAccount {
  private static let keyIDLength = 40  // hexadecimal digits

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    // A file in base 64 is read too; what stands in other quotes cannot be taken apart.
    let bytes = secret.first == UInt8(ascii: "{") ? Array(secret) : Base64.decode(secret) ?? []
    guard let file = try? JSON.parse(bytes), file.members != nil else { return .inconclusive }
    guard let key = file["private_key"]?.string else {
      return .impossible("it holds no private key")
    }
    guard file["type"]?.string == "service_account" else { return .inconclusive }
    let id = Array((file["private_key_id"]?.string ?? "").utf8)
    guard id.count == keyIDLength, Hexadecimal.decode(id[...]) != nil else {
      return .inconclusive
    }
    switch PrivateKey.result(for: Array(key.utf8)[...]) {
    case .valid(let detail): return .valid(detail)
    case .impossible(let reason): return .impossible(reason)
    case .invalid, .inconclusive: return .inconclusive
    }
  }
}

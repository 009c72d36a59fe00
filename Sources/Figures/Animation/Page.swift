/// The page's template, style and script: files of their own, built into the program.
enum Page {
  static var style: String {
    text(PackageResources.scenes_css) + text(PackageResources.animation_css)
  }

  static var script: String { text(PackageResources.animation_js) }

  /// The style of the scenes alone, for a file of SVG.
  static var sceneStyle: String { text(PackageResources.scenes_css) }

  /// The template with each `{{name}}` replaced; what is put in is not searched again.
  static func filled(_ parts: [(name: String, text: String)]) -> String {
    let bytes = PackageResources.animation_html
    var page = ""
    var at = 0
    var copied = 0
    while at + 1 < bytes.count {
      guard bytes[at] == 0x7B, bytes[at + 1] == 0x7B else {
        at += 1
        continue
      }
      page += String(decoding: bytes[copied..<at], as: UTF8.self)
      var end = at + 2
      while bytes[end] != 0x7D { end += 1 }
      let name = bytes[(at + 2)..<end]
      for part in parts where part.name.utf8.elementsEqual(name) {
        page += part.text
      }
      at = end + 2
      copied = at
    }
    return page + String(decoding: bytes[copied...], as: UTF8.self)
  }

  private static func text(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

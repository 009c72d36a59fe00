/// A scene as an SVG file of its own, light or dark as its reader has it.
private func file(_ picture: Element) -> String {
  var root = picture
  root.attributes.insert(
    Element.Attribute(name: "xmlns", value: "http://www.w3.org/2000/svg"), at: 0)
  root.children.insert(Element("style", text: Page.sceneStyle), at: 0)
  return root.markup() + "\n"
}

extension FitScene {
  /// The scene at one frame as a file.
  public func svg(_ frame: Frame) -> String { file(picture(frame)) }
}

extension NetworkScene {
  /// The scene at one frame as a file.
  public func svg(_ frame: Frame) -> String { file(picture(frame)) }
}

extension LossScene {
  /// The scene at one frame as a file.
  public func svg(_ frame: Frame) -> String { file(picture(frame)) }
}

extension ParametersScene {
  /// The scene at one frame as a file.
  public func svg(_ frame: Frame) -> String { file(picture(frame)) }
}

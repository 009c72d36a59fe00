import Encoding
import Network

/// The animation as one HTML file that needs nothing else: no network, no fonts, no scripts but
/// its own.
///
/// Every picture is drawn here for every frame; the page's script only swaps the attributes and
/// texts that differ. No number on the page was rounded, and no state invented, by a script.
public struct AnimationPage: Sendable {
  /// A page is usually kept below this number of bytes.
  public static let byteLimit = 2_000_000

  private let data: AnimationData

  /// - Parameter data: the run with at least one frame; ``FrameChoice`` says which to take.
  public init(_ data: AnimationData) {
    precondition(!data.frames.isEmpty, "An animation needs a frame.")
    self.data = data
  }

  /// The whole file.
  ///
  /// - Parameter limit: bytes; where all frames would need more, fewer are held.
  public func html(below limit: Int = byteLimit) -> String {
    var thin = data
    while true {
      let page = assembled(thin)
      if page.utf8.count < limit || thin.frames.count <= 2 { return page }
      thin = thin.thinned(to: max(thin.frames.count * 3 / 4, 2))
    }
  }

  private func assembled(_ data: AnimationData) -> String {
    let (fit, network, loss) = (FitScene(data), NetworkScene(data), LossScene(data))
    let (tables, words) = (PageTables(data), Words(data))
    var marks = 0
    var changes: [Swaps.Swap] = []
    func moving(_ picture: (Frame) -> Element) -> String {
      let swaps = Swaps(frameCount: data.frames.count, firstMark: marks) {
        picture(data.frames[$0])
      }
      marks += swaps.markCount
      changes += swaps.swaps
      return swaps.markup
    }
    let parts: [(name: String, text: String)] = [
      ("title", xmlEscaped(data.title)),
      ("style", Page.style),
      ("subtitle", xmlEscaped(words.subtitle)),
      ("readout", moving(tables.readout)),
      ("fit-heading", fit.isSquiggle ? "The fit" : "Predicted against observed"),
      ("fit", moving(fit.picture)),
      ("key", Caption(data: data, fit: fit).picture().markup()),
      ("network", moving(network.picture)),
      ("loss-name", xmlEscaped(data.network.loss.symbol)),
      ("loss", moving(loss.picture)),
      ("parameters", moving(tables.parameters)),
      ("parameters-note", note(parametersNote(tables))),
      ("residuals", moving(tables.residuals)),
      ("residuals-note", note(residualsNote(tables))),
      ("about", about(words, fit)),
      ("last-frame", String(data.frames.count - 1)),
      ("last-step", grouped(data.losses.count - 1)),
      ("frames", FrameScript.text(data, swaps: changes)),
      ("script", Page.script),
    ]
    return Page.filled(parts)
  }

  private func parametersNote(_ tables: PageTables) -> String? {
    let more = data.network.parameterCount - tables.tracks.shownCount
    let loss = data.network.loss.symbol
    var scale =
      "Derivative of the \(loss) by the parameter, before the move; \(tables.tracks.barsNote). "
    if let rate = data.learningRate {
      let exception = data.frozen.isEmpty ? "" : " but the \(data.frozen.count) frozen"
      scale +=
        "A step moves every parameter\(exception) by \u{2212}\(shown(rate, digits: 6)) × its "
        + "derivative, all at once."
    }
    return more > 0
      ? "\(tables.tracks.shownCount) of \(grouped(data.network.parameterCount)) parameters; "
        + "\(grouped(more)) more are not listed. " + scale
      : scale
  }

  private func residualsNote(_ tables: PageTables) -> String? {
    let all = data.outputs[0].values.count * data.outputs.count
    let listed = tables.residualRows.count
    return listed < all ? "\(listed) of \(grouped(all)) residuals are listed." : nil
  }

  private func note(_ text: String?) -> String {
    text.map { Element("p", [("class", "small")], text: $0).markup() } ?? ""
  }

  private func about(_ words: Words, _ fit: FitScene) -> String {
    let texts = [
      words.rise, words.holding, words.units(fit),
      words.omissions(fit),
      "Every number is the run's own, correctly rounded; nothing is interpolated.",
    ]
    var markup = ""
    for text in texts {
      if let text { markup += Element("p", text: text).markup() }
    }
    return markup
  }
}

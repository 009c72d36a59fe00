/// The article of `chainrule help TOPIC`, for a topic of `ToolDescription.chainrule`.
func article(named topic: String) -> String {
  "The article on \(topic) is not written yet.\n"
}

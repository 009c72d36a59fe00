import ChainRule
import Files
import RunFile

struct FitSource {
  let roles: ColumnRoles
  let classes: Classes?
  private let table: Table

  init(_ command: FitCommand) throws(Failure) {
    let data = try FitData(command)
    (roles, classes, table) = (data.roles, data.classes, data.table)
  }

  mutating func read(into draft: RunDraft) throws(Failure) -> TableOutline {
    let count = RunDraft.blockRowCount(columns: table.columns.count)
    for first in stride(from: 0, to: table.rowCount, by: count) {
      let rows = first..<min(first + count, table.rowCount)
      try telling { () throws(RunFileError) in
        try draft.append(table.columns.map { Array($0.values[rows]) })
      }
    }
    return table.outline
  }
}

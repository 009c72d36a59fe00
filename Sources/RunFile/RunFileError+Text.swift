import Encoding

extension RunFileError {
  /// What was wrong, without a full stop at the end.
  public var message: String {
    switch reason {
    case .noSuchStep(let step, let last): "\(path) has no step \(step): its last is \(last)"
    case .differs(let difference):
      "\(path): computed again, \(difference.quantity) at step \(difference.step) is "
        + "\(shortest(difference.computed)), and the run holds \(shortest(difference.stored)): "
        + difference.cause
    default: "cannot \(verb) the run \(path): \(cause)"
    }
  }

  /// What to do.
  public var remedy: String? {
    switch reason {
    case .notFound: "check the spelling of the path, and the folder you are in"
    case .isDirectory, .isSpecial: "give the path of a file"
    case .permission where operation == .reading: "change the permissions of the file"
    case .permission: "change the permissions, or choose another place"
    case .notARun where operation == .creating:
      "choose another name; --force replaces runs and nothing else"
    case .notARun: "give a file that “chainrule fit” has written"
    case .empty: "fit again with --force"
    case .nowhere: "choose another name, or remove the link"
    case .linkLoop: "choose another name, or put the links right"
    case .diskError: "choose another place, and look after the disk"
    case .newerFormat: "use the version of chainrule that wrote it, or a later one"
    case .truncated, .damaged: "take a copy that is whole, or fit again from the data"
    case .unfinishedWrite: "open it once where its folder and the file can be written"
    case .noSuchStep(_, let last): "choose a step from 0 to \(last)"
    case .differs(let difference): difference.remedy
    case .exists: "choose another name, or replace the run with --force"
    case .noFolder: "make the folder first, or choose another place"
    case .noSpace: "make room; what was kept before is untouched"
    case .tooLarge: "a larger “ulimit -f”, or a file system that takes larger files"
    case .readOnly: "choose another place"
    case .nameTooLong: "choose a shorter name"
    case .inTheWay(let path): "choose another name, or move \(path) away"
    case .changed: "fit again, and leave the file alone until the fit ends"
    case .notPlaced(_, let kept): "rename \(kept), which is the finished run"
    case .busy: "wait until the other process has done with it, and try again"
    case .system: nil
    }
  }

  private var verb: String {
    switch operation {
    case .creating: "create"
    case .writing: "write"
    case .reading: "read"
    }
  }

  private var cause: String { cause(reason) }

  private func cause(_ reason: Reason) -> String {
    switch reason {
    case .notFound: "there is no such file"
    case .isDirectory: "it is a folder"
    case .isSpecial: "it is a pipe or a device"
    case .permission: "permission denied"
    case .notARun where operation == .creating: "what is there is not a run of chainrule"
    case .notARun: "it is not a run of chainrule"
    case .empty: "a fit was killed before its start was kept"
    case .nowhere: "it is a link that points to nothing"
    case .linkLoop: "its links lead round in a circle"
    case .diskError: "the disk failed (input/output error)"
    case .newerFormat(let format):
      "its format is \(format), and this program knows up to \(Schema.format)"
    case .truncated: "the end of the file is missing"
    case .damaged(let what): "it is damaged (\(what))"
    case .unfinishedWrite: "a write to it was cut off, and it cannot be put right from here"
    case .exists: "it exists already"
    case .noFolder: "its folder does not exist"
    case .noSpace: "no space left"
    case .tooLarge: "the file would be larger than the system allows"
    case .readOnly: "the file system is read-only"
    case .nameTooLong:
      "its name is too long: while the run is written, “-journal” is put behind it, and "
        + "“.partial-” and a number where it replaces another"
    case .inTheWay(let path):
      "SQLite would take \(path) for its own journal, and it is something else"
    case .changed: "another program changed, moved or removed it while the fit went on"
    case .notPlaced(.notARun, _): "what was put there while the fit went on is not a run"
    case .notPlaced(let reason, _): "it is finished, but cannot have its name: " + cause(reason)
    case .busy: "another process holds it"
    case .system(let text): text
    case .noSuchStep, .differs: ""
    }
  }
}

extension Difference {
  /// Why the bits differ, as far as it is known.
  public var cause: String {
    revisions.stored == revisions.computing
      ? "both are of arithmetic revision \(revisions.stored), so they should be the same"
      : "the run was trained with arithmetic revision \(revisions.stored), and this program "
        + "computes with revision \(revisions.computing)"
  }

  /// What to do about it.
  public var remedy: String {
    revisions.stored == revisions.computing
      ? "please report it, with the run and the output of chainrule --version"
      : "use chainrule \(program), which made the run, or fit again with this program"
  }
}

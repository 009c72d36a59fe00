/// The tables of a run.
///
/// A run is one SQLite file (rollback journal, so that it stays one file). Its application id is
/// the bytes `ChRu`, its user version the format, 3; 0 until the start is kept. Any program that
/// reads SQLite can read it:
///
/// - `run`, one row, is what was asked for. `program` and `arithmetic` are the version and the
///   arithmetic revision that trained it; `file` the data's name as given; `rows` the number of its
///   rows, and `lines` where in that file they start: pairs of a row, from 0, and its line, from 1
///   (packed 64-bit integers), for the first row and for each whose line is not the one behind that
///   of the row before. `hidden` and `activations` list
///   the hidden layers ("16,16", "tanh,tanh"), `frozen` the parameters that stay put ("b1,b2").
///   `initialiser` is NULL where each layer has the one that suits its activation. `seed` is an
///   unsigned number held in a signed one. `optimizer_numbers` are those beside the learning rate
///   ("0.9", or "0.9,0.999,1e-8"); `batch` is NULL where every step looks at all rows. `l1`, `l2`
///   and `decay_biases` are the penalty.
/// - `class` holds the classes of the target `class_column` in order, if it has some; `series` then
///   has 1 and 0 for them, in one column for two classes, else in one for each.
/// - `restarts` has a row if several starts were tried: the seed of the first, and the loss that
///   each came to.
/// - `setting` holds the resolved options as they are printed, in order.
/// - `series` names the used columns of the data, inputs first, then targets, with the mean and
///   deviation by which training scaled them.
/// - `block` holds the values as they stood in the file: those of `rows` rows from row `first` on,
///   counted from 0, series by series (see `Block`).
/// - `progress`, one row, says how far the fit has come, as of its last commit: `step` changes of
///   the parameters, so many `checkpoints`, the digest of the present parameters. `stopped` is
///   NULL while it runs, and stays so if it is killed. The next four columns say what stopped
///   being finite, if anything did; `divergence_row` counts from 0. `loss` is that of all rows.
/// - `loss` holds the loss after every step from 0 on, 65536 to a row; `first` is the step of the
///   first of them. With minibatches it is the loss over the rows of the next step.
/// - `checkpoint` holds the parameters after some steps, and what the optimiser remembers of them
///   (v of momentum; m, then v of Adam): those that `CheckpointSchedule` keeps, and the last. The
///   start is checkpoint 0.
///
/// Format 2 had no `rows` and no blocks: `lines` had the line of every row, and `series` all
/// values. Format 1 had neither the columns from `precision` on, nor `class`, `restarts`,
/// `progress.loss` and `checkpoint.memory`. Both are read all the same.
///
/// Series of numbers are packed IEEE 754 binary64, eight bytes each, the lowest byte first, in the
/// flat order w1, w2, …, b1, b2, … where they are parameters. Single numbers are decimal text that
/// reads back to the same bits. The last column of every row is its seal (see `Seal`).
enum Schema {
  enum Table: String, CaseIterable {
    case run, setting, series, block, `class`, restarts, progress, loss, checkpoint
  }

  /// The bytes `ChRu`.
  static let applicationID = 0x4368_5275
  static let format = 3
  /// Until the start is kept.
  static let draftFormat = 0
  /// The oldest format that is read.
  static let oldestFormat = 1
  static let lossesPerRow = 65536

  static let statements = """
    PRAGMA application_id = \(applicationID);
    CREATE TABLE run (
      program TEXT NOT NULL, arithmetic INTEGER NOT NULL,
      file TEXT NOT NULL, lines BLOB NOT NULL, inputs INTEGER NOT NULL, targets INTEGER NOT NULL,
      hidden TEXT NOT NULL, activations TEXT NOT NULL, output_activation TEXT NOT NULL,
      loss TEXT NOT NULL, learning_rate TEXT NOT NULL, steps INTEGER NOT NULL,
      tolerance TEXT NOT NULL, frozen TEXT NOT NULL, initialiser TEXT, seed INTEGER NOT NULL,
      settings INTEGER NOT NULL, precision TEXT NOT NULL, l1 TEXT NOT NULL, l2 TEXT NOT NULL,
      decay_biases INTEGER NOT NULL, optimizer TEXT NOT NULL, optimizer_numbers TEXT NOT NULL,
      batch INTEGER, class_column TEXT, rows INTEGER NOT NULL, seal BLOB NOT NULL);
    CREATE TABLE setting (
      position INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL, seal BLOB NOT NULL);
    CREATE TABLE series (
      position INTEGER PRIMARY KEY, name TEXT NOT NULL, mean TEXT NOT NULL,
      deviation TEXT NOT NULL, seal BLOB NOT NULL);
    CREATE TABLE block (
      first INTEGER PRIMARY KEY, rows INTEGER NOT NULL, numbers BLOB NOT NULL,
      seal BLOB NOT NULL);
    CREATE TABLE class (
      position INTEGER PRIMARY KEY, label TEXT NOT NULL, seal BLOB NOT NULL);
    CREATE TABLE restarts (
      first_seed INTEGER PRIMARY KEY, losses BLOB NOT NULL, seal BLOB NOT NULL);
    CREATE TABLE progress (
      id INTEGER PRIMARY KEY, step INTEGER NOT NULL, checkpoints INTEGER NOT NULL,
      digest TEXT NOT NULL, stopped TEXT, divergence_step INTEGER, divergence_row INTEGER,
      divergence_factor TEXT, divergence_value TEXT, loss TEXT NOT NULL,
      seal BLOB NOT NULL);
    CREATE TABLE loss (
      first INTEGER PRIMARY KEY, numbers BLOB NOT NULL, seal BLOB NOT NULL);
    CREATE TABLE checkpoint (
      step INTEGER PRIMARY KEY, parameters BLOB NOT NULL, memory BLOB NOT NULL,
      seal BLOB NOT NULL);
    """
}

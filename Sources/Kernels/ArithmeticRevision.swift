/// The revision of the arithmetic: it changes whenever the bits of any kernel change.
///
/// Every run stores the revision it was trained with. Two revisions may part in the last bits
/// of a sum; one revision gives the same bits on every machine.
public let arithmeticRevision = 2

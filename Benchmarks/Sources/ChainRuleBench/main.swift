// The project as a competitor of `make bench`: every line of the standard input is a workload,
// answered by one line with the time of a pass and what came out (Benchmarks/peers/common.py
// tells both formats). One workload is kept prepared, so that its rounds cost only the work.

var prepared: (key: String, pass: any Pass)?

while let line = readLine() {
  let answer: Answer
  do {
    let request = try Request(line)
    if request.kind == "order" {
      try writeOrder(request)
      answer = Answer()
    } else {
      if prepared?.key != request.key {
        prepared = nil  // before the next one's arrays are made
        prepared = (request.key, try preparedPass(request))
      }
      answer = try measured(prepared!.pass, atLeast: request.seconds)
    }
  } catch {
    answer = Answer(failure: "\(error)")
  }
  print(answer.line)
  flush()
}

import ArgumentParser
import Foundation

/// Says in one line on standard error what went wrong.
///
/// - Returns: What to throw, so that the command ends with status 2.
func failure(_ error: any Error) -> ExitCode {
  note("\(error)")
  return ExitCode(2)
}

/// Says something on standard error that is no data.
func note(_ message: String) {
  FileHandle.standardError.write(Data("relata: \(message)\n".utf8))
}

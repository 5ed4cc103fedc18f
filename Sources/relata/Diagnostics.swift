import ArgumentParser
import Foundation

/// Says on standard error why the command could not do its work.
///
/// - Returns: The exit code for bad input, to be thrown.
func failure(_ error: any Error) -> ExitCode {
  FileHandle.standardError.write(Data("relata: \(error)\n".utf8))
  return ExitCode(2)
}

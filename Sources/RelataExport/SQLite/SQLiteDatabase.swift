import CSQLite

/// What SQLite says went wrong.
struct SQLiteError: Error {
  var message: String
}

/// A new database in one transaction. The only file that touches SQLite.
final class SQLiteDatabase {
  private let handle: OpaquePointer

  /// - Parameter path: An empty file, or none.
  init(path: String) throws(SQLiteError) {
    var opened: OpaquePointer?
    guard sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil) == SQLITE_OK, let opened else {
      let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close(opened)
      throw SQLiteError(message: message)
    }
    handle = opened
  }

  deinit { sqlite3_close(handle) }

  func run(_ sql: String) throws(SQLiteError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
  }

  fileprivate var failure: SQLiteError { SQLiteError(message: String(cString: sqlite3_errmsg(handle))) }

  /// A statement that is run again and again with other values.
  func prepare(_ sql: String) throws(SQLiteError) -> Statement {
    var prepared: OpaquePointer?
    guard sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil) == SQLITE_OK, let prepared else { throw failure }
    return Statement(prepared, of: self)
  }

  final class Statement {
    private let handle: OpaquePointer
    private let database: SQLiteDatabase

    fileprivate init(_ handle: OpaquePointer, of database: SQLiteDatabase) {
      self.handle = handle
      self.database = database
    }

    deinit { sqlite3_finalize(handle) }

    func run(_ values: [Scalar?]) throws(SQLiteError) {
      for (number, value) in values.enumerated() {
        guard bind(value, at: Int32(number + 1)) == SQLITE_OK else { throw database.failure }
      }
      guard sqlite3_step(handle) == SQLITE_DONE else { throw database.failure }
      sqlite3_reset(handle)
    }

    private func bind(_ value: Scalar?, at place: Int32) -> Int32 {
      switch value {
      case nil: return sqlite3_bind_null(handle, place)
      case .integer(let value): return sqlite3_bind_int64(handle, place, Int64(value))
      case .flag(let value): return sqlite3_bind_int64(handle, place, value ? 1 : 0)
      case .real(let value): return sqlite3_bind_double(handle, place, value)
      case .text(let value):
        // The text is copied (SQLITE_TRANSIENT): it does not outlive the call.
        var value = value
        return value.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            sqlite3_bind_text(
              handle, place, $0.baseAddress ?? UnsafePointer(bitPattern: 1), Int32($0.count), unsafeBitCast(-1, to: sqlite3_destructor_type.self))
          }
        }
      }
    }
  }
}

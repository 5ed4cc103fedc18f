import RelataGraph
import RelataSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is being written and takes its place when it is whole.
///
/// Where the system has files without a name, a run that is killed leaves nothing. Elsewhere, and for the moment in which a file takes the
/// place of another, it has a hidden name beside it. It is locked for as long as somebody is at work on it, so that the next run knows what
/// was left behind, and removes it.
struct DraftFile: ~Copyable {
  let descriptor: Int32
  private let place: String
  /// As the user named it.
  private let path: String
  /// The hidden name, where it has one from the start.
  private let name: String?

  /// - Parameters:
  ///   - place: Where it will be.
  ///   - path: What errors call it.
  init(for place: String, named path: String) throws(OutputError) {
    self.place = place
    self.path = path
    let hidden = DraftFile.hiddenName(place)
    DraftFile.removeLeftovers(hidden)
    if let descriptor = UnnamedFile.open(in: OutputFile.folder(of: place)) {
      self.descriptor = descriptor
      name = nil
      flock(descriptor, LOCK_EX)
      return
    }
    while true {
      guard let (made, hiddenPath) = UnnamedFile.openNamed(hidden) else {
        // A name that no file can have is told as that of the file itself would be.
        throw OutputError(path: path, reason: String(cString: strerror(errno)))
      }
      flock(made, LOCK_EX)
      var information = stat()
      // Between the two calls another run may have taken it for left behind.
      guard fstat(made, &information) == 0, information.st_nlink > 0 else {
        close(made)
        continue
      }
      descriptor = made
      name = hiddenPath
      return
    }
  }

  deinit {
    if let name { unlink(name) }
    close(descriptor)
  }

  /// Puts the file in its place, and waits until both are on the disk.
  ///
  /// - Parameter replaced: What is known of the file there.
  consuming func publish(replacing replaced: stat?) throws(OutputError) {
    func failure() -> OutputError { OutputError(path: path, reason: String(cString: strerror(errno))) }
    var mode: mode_t
    if let replaced {
      mode = replaced.st_mode & 0o7777
      // Only the administrator may give files away; who may not keeps the group where that is possible, and no rights go to another one.
      if fchown(descriptor, replaced.st_uid, replaced.st_gid) != 0, fchown(descriptor, .max, replaced.st_gid) != 0 { mode &= 0o0707 }
    } else {
      let mask = umask(0)
      umask(mask)
      mode = 0o666 & ~mask
    }
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw failure() }
    guard moved(isNew: replaced == nil) else { throw failure() }
    syncFolder()
  }

  private func moved(isNew: Bool) -> Bool {
    if let name { return rename(name, place) == 0 }
    if isNew {
      if UnnamedFile.link(descriptor, to: place) { return true }
      if errno != EEXIST { return false }
    }
    for number in 0..<1_000 {
      let hidden = DraftFile.hiddenName(place) + "\(getpid())-\(number)"
      if UnnamedFile.link(descriptor, to: hidden) {
        if rename(hidden, place) == 0 { return true }
        let reason = errno
        unlink(hidden)
        errno = reason
        return false
      }
      if errno != EEXIST { return false }
    }
    return false
  }

  /// A new name is safe when the folder is on the disk; some file systems can't do that, which loses nothing.
  private func syncFolder() {
    let folder = open(OutputFile.folder(of: place), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  // MARK: Hidden names

  /// The hidden names for a file begin so: `folder/.name.relata-`.
  private static func hiddenName(_ place: String) -> String {
    let folder = OutputFile.folder(of: place)
    var name = place.lastIndex(of: "/").map { place[place.index(after: $0)...] } ?? place[...]
    while name.utf8.count > 200 { name.removeLast() }
    return folder + "." + name + ".relata-"
  }

  /// Removes what runs that were killed have left for this file. Others' files and those in work stay.
  private static func removeLeftovers(_ hidden: String) {
    let folder = OutputFile.folder(of: hidden)
    guard let listing = opendir(folder) else { return }
    defer { closedir(listing) }
    let prefix = hidden.dropFirst(folder.count)
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix) else { continue }
      let path = folder + name
      let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      var information = stat()
      if fstat(descriptor, &information) == 0, information.st_mode & S_IFMT == S_IFREG, information.st_uid == geteuid(),
        flock(descriptor, LOCK_EX | LOCK_NB) == 0
      {
        unlink(path)
      }
      close(descriptor)
    }
  }
}

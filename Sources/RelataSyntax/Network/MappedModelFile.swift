#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension ModelFile {
  /// A model file, mapped into memory and checked against its digest.
  ///
  /// - Throws: `ModelError` that names the file, where it can't be read, is truncated, altered, or of another format or version.
  package static func mapped(_ path: String, format: String) throws(ModelError) -> ModelFile {
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw ModelError(path: path, message: "can't be read: \(String(cString: strerror(errno)))") }
    defer { close(descriptor) }
    var information = stat()
    guard fstat(descriptor, &information) == 0, information.st_size > 0 else {
      throw ModelError(path: path, message: "is no Relata model: it is empty")
    }
    let size = Int(information.st_size)
    guard let pointer = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), pointer != MAP_FAILED else {
      throw ModelError(path: path, message: "can't be mapped into memory: \(String(cString: strerror(errno)))")
    }
    do throws(ModelError) {
      let file = try ModelFile(UnsafeRawBufferPointer(start: pointer, count: size), path: path, format: format)
      try file.verify()
      return file
    } catch {
      munmap(pointer, size)
      throw error
    }
  }
}

#pragma once
#include <sqlite3.h>

// What Swift can not import from sqlite3.h.

// SQLITE_TRANSIENT is a number cast to a function pointer.
static inline int cr_bind_text(sqlite3_stmt *statement, int place, const char *text,
                               sqlite3_uint64 count) {
  return sqlite3_bind_text64(statement, place, text, count, SQLITE_TRANSIENT, SQLITE_UTF8);
}

static inline int cr_bind_blob(sqlite3_stmt *statement, int place, const void *bytes,
                               sqlite3_uint64 count) {
  return sqlite3_bind_blob64(statement, place, bytes, count, SQLITE_TRANSIENT);
}

// The first bytes of the file as they stand, through the descriptor that SQLite holds: opening
// and closing the file a second time would drop the locks that this process has on it (POSIX).
static inline int cr_read_header(sqlite3 *database, void *bytes, int count) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK) return code;
  if (file == 0 || file->pMethods == 0) return SQLITE_CANTOPEN;
  return file->pMethods->xRead(file, bytes, count, 0);
}

// What the operating system refused last, of the file itself or of its journal: what SQLite gives as
// `sqlite3_system_errno` may have changed by the time when it looks.
static inline int cr_last_errno(sqlite3 *database) {
  const int files[] = {SQLITE_FCNTL_FILE_POINTER, SQLITE_FCNTL_JOURNAL_POINTER};
  for (int index = 0; index < 2; index++) {
    sqlite3_file *file = 0;
    int number = 0;
    int code = sqlite3_file_control(database, "main", files[index], &file);
    if (code != SQLITE_OK || file == 0 || file->pMethods == 0) continue;
    code = file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
    if (code == SQLITE_OK && number != 0) return number;
  }
  return sqlite3_system_errno(database);
}

// Whether a process, this one included, holds the lock that a writer takes first.
static inline int cr_is_reserved(sqlite3 *database, int *result) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK) return code;
  if (file == 0 || file->pMethods == 0) return SQLITE_CANTOPEN;
  return file->pMethods->xCheckReservedLock(file, result);
}

// Why a file that was brought is refused.

/** What a file is. */
export type Sort =
  // of this product
  | "inspection"
  | "settings"
  | "report"
  | "season_data"
  | "season_result"
  | "resolved_pack"
  | "standard"
  | "cases"
  | "season"
  // of others
  | "json"
  | "table"
  | "text"
  | "workbook"
  | "document"
  | "picture"
  | "archive"
  | "empty"
  | "unknown";

/** Why a file was not even handed to the engine. */
export type Unreadable = "too_big" | "not_text" | "not_settings" | "two_of_one";
export class BadFile extends Error {
  constructor(
    readonly reason: Unreadable,
    /** What the bytes are, where that can be told. */
    readonly encoding?: OtherEncoding,
  ) {
    super(reason);
  }
}

/** Encodings of a table that are no UTF-8: what office programs in China call "CSV" and "Unicode text". */
export type OtherEncoding = "GB18030" | "UTF-16";

/** A file that is something else than what was asked for. */
export class WrongSort extends Error {
  constructor(
    readonly file: string,
    readonly sort: Sort,
  ) {
    super(`${file}: ${sort}`);
  }
}

import { LineSplitter } from '../functionRunner/LineSplitter.ts';

/** Of fixed width and in UTC, so that an earlier one is the lesser text. */
const STAMP = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z) /;

/** Reads a log with a time before each line over several connections, of which each may repeat what was heard. */
export class StampedLines {
  #splitter = new LineSplitter();
  #last = '';
  /** What was heard before this connection. */
  #heard = '';
  #isNew = true;

  /** A new connection begins. */
  begin(): void {
    this.#splitter = new LineSplitter();
    this.#heard = this.#last;
    this.#isNew = true;
  }

  /** The time of the last line, to go on from; null before the first. */
  get last(): Date | null {
    return this.#last === '' ? null : new Date(this.#last);
  }

  /** The lines that are new. A progress bar redraws within its line, whose parts have its time. */
  push(bytes: Buffer): string[] {
    return this.#splitter.push(bytes).flatMap((line) => {
      const stamp = STAMP.exec(line)?.[1];
      if (stamp !== undefined) {
        this.#isNew = stamp > this.#heard;
        if (this.#isNew) this.#last = stamp;
      }
      return this.#isNew ? [line.replace(STAMP, '')] : [];
    });
  }
}

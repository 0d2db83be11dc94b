/** What is wrong with a script, and where: columns count from 1. Thrown within this folder only; outside it is a value. */
export class Fault extends Error {
  readonly column: number;

  constructor(column: number, message: string) {
    super(message);
    this.name = 'Fault';
    this.column = column;
  }

  /** In one sentence. */
  get sentence(): string {
    return `Column ${this.column}: ${this.message}`;
  }
}

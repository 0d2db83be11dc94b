/** The command line was not understood: ends with 2. The message is one sentence that says what to type instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

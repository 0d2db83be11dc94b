/** A request; a body that is no buffer is sent as JSON. */
export interface Ask {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Stands for the proof of whoever asks, where their session would not survive it. */
  readonly proof?: Readonly<Record<string, string>>;
}

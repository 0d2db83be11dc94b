/** A request as a provider gets it. */
export interface Asked {
  readonly method: string;
  /** By which host it came: results lie at another one than the interface. */
  readonly host: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
}

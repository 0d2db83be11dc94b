/** What a file holds, by the places of it. A reader gives what it gives until it is read again. */
export interface Bytes {
  /** Exactly so many bytes, where they are at hand already. */
  held(at: number, length: number): Buffer | undefined;
  /** Exactly so many bytes; undefined where it ends before. */
  read(at: number, length: number): Promise<Buffer | undefined>;
  /** Nothing more is read. */
  close(): Promise<void>;
}

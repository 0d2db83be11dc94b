/** A line of a table; `null` is a line across. */
export type Row = readonly string[] | null;

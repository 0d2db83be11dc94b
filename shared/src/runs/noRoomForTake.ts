const GIGABYTE = 1e9;
const gigabytes = (bytes: number): string => `${Number((bytes / GIGABYTE).toFixed(2))} GB`;

/** Why a project that may take no more generates nothing, as it is said when it is asked for and when it would start. */
export const noRoomForTake = (usedBytes: number, quotaBytes: number): string =>
  `The project's files take ${gigabytes(usedBytes)} of the ${gigabytes(quotaBytes)} that it may have, so there is no room for another take; ask whoever runs this installation for more.`;

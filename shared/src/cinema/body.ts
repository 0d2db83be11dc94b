/** Heights on a standing person of 1.76 m, in metres from the floor: what framings are made of. */
export const BODY = {
  crown: 1.76,
  brow: 1.66,
  eyes: 1.642,
  mouth: 1.574,
  chin: 1.525,
  shoulders: 1.43,
  waist: 1.06,
  hips: 0.92,
  midThigh: 0.7,
  knees: 0.5,
  floor: 0,
} as const;

/** Chin to crown, in metres. */
export const HEAD_HEIGHT_METRES = BODY.crown - BODY.chin;

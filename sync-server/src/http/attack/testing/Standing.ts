/**
 * Who asks. Stranger: signed in, and a member of another project alone. Owner: of the installation,
 * and not a member of the project.
 */
export const STANDINGS = [
  'nobody',
  'stranger',
  'viewer',
  'reviewer',
  'producer',
  'artist',
  'director',
  'owner',
] as const;
export type Standing = (typeof STANDINGS)[number];

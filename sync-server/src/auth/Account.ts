import type { UserId } from '@dailies/shared/ids';

/** Who is signed in. */
export interface Account {
  readonly id: UserId;
  readonly name: string;
  readonly email: string;
  readonly image: string | null;
  /** The first account owns the installation. */
  readonly installationOwner: boolean;
}

import type { ProjectId } from '@dailies/shared/ids';

/** What a server says, as far as a crowd listens. */
export type Heard =
  /** Who connected may ask for the document. */
  | { readonly kind: 'welcome' }
  /** The server asks for what it does not have, given the state that it has. */
  | { readonly kind: 'asked'; readonly vector: Uint8Array }
  /** The server's answer to one's own question. */
  | { readonly kind: 'difference'; readonly update: Uint8Array }
  | { readonly kind: 'update'; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly states: Uint8Array }
  /** An update or a difference was taken. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'closed'; readonly reason: string }
  | { readonly kind: 'other' };

/** How a server is spoken to, message by message: a crowd of whole providers would measure the providers. */
export interface Wire {
  /** Whether the server says when an update is taken. */
  readonly acknowledges: boolean;
  readonly address: (url: string, project: ProjectId) => string;
  /** What is sent first; empty where the question for the document may come at once. */
  readonly greeting: (project: ProjectId, token: string) => readonly Uint8Array[];
  readonly question: (project: ProjectId, vector: Uint8Array) => Uint8Array;
  readonly difference: (project: ProjectId, update: Uint8Array) => Uint8Array;
  readonly update: (project: ProjectId, update: Uint8Array) => Uint8Array;
  readonly presence: (project: ProjectId, states: Uint8Array) => Uint8Array;
  /** Something beside the document; missing where a server passes none on. */
  readonly stateless?: (project: ProjectId, payload: string) => Uint8Array;
  readonly read: (message: Uint8Array) => Heard;
}

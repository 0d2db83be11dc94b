import { z } from 'zod';
import { ASSET_KINDS } from '../assets/index.ts';
import { ModuleCapability } from './farmCapabilities.ts';
import { UploadLimits } from './uploads.ts';
import { PORT_TYPES } from '../nodes/index.ts';

const AssetKind = z.enum(ASSET_KINDS);

/** A node type as data: its ports, and its params as JSON Schema (draft 2020-12). */
export const NodeDefinitionAnswer = z.object({
  type: z.string(),
  title: z.string(),
  purpose: z.string(),
  group: z.string(),
  module: z.object({ key: z.string(), version: z.int(), family: z.string(), runs: z.boolean() }),
  inputs: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      type: z.enum(PORT_TYPES),
      assetKinds: z.array(AssetKind).optional(),
      maxEdges: z.int(),
      required: z.boolean(),
    }),
  ),
  outputs: z.array(
    z.object({ key: z.string(), title: z.string(), type: z.enum(PORT_TYPES), assetKind: AssetKind.optional() }),
  ),
  params: z.record(z.string(), z.unknown()),
  tracked: z.boolean(),
});
export type NodeDefinitionAnswer = z.infer<typeof NodeDefinitionAnswer>;

/** How an account can be made now. */
export const SIGN_UP_MODES = ['first', 'invitation', 'open'] as const;

/** What this installation can do; open to everybody, so that the sign-in page can ask. */
export const Capabilities = z.object({
  name: z.literal('Dailies'),
  signUp: z.enum(SIGN_UP_MODES),
  /** The name of the identity provider that one can sign in with; null where there is none. */
  signOn: z.string().nullable(),
  /** The host that passkeys belong to; null: whichever the page has. */
  passkeyHost: z.string().nullable(),
  /** Kinds of runner that some enabled pipeline uses. */
  executors: z.array(z.string()),
  /** What can be made now, by every job-runner and backend together; `/farm/capabilities` says more to who is signed in. */
  modules: z.array(ModuleCapability),
  uploads: z.object({ maxBytes: UploadLimits, mediaTypes: z.array(z.string()) }),
  /** Where browsers may fetch and put files past Dailies, by addresses that it gives; null: nowhere. */
  mediaOrigin: z.string().nullable(),
  tldrawLicenseKey: z.string().nullable(),
});
export type Capabilities = z.infer<typeof Capabilities>;

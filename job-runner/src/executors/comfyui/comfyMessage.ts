import { z } from 'zod';

const Id = z.string();
const Nodes = z.record(
  z.string(),
  z.object({ value: z.number(), max: z.number(), state: z.string(), prompt_id: Id.optional() }),
);

/** What the socket says of prompts, as far as a run needs it. */
const ComfyMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('execution_start'), data: z.object({ prompt_id: Id }) }),
  z.object({ type: z.literal('execution_cached'), data: z.object({ prompt_id: Id, nodes: z.array(Id) }) }),
  z.object({ type: z.literal('executing'), data: z.object({ prompt_id: Id.optional(), node: Id.nullable() }) }),
  z.object({
    type: z.literal('progress'),
    data: z.object({ prompt_id: Id.optional(), node: Id.nullish(), value: z.number(), max: z.number() }),
  }),
  z.object({ type: z.literal('progress_state'), data: z.object({ prompt_id: Id, nodes: Nodes }) }),
  z.object({ type: z.literal('executed'), data: z.object({ prompt_id: Id, node: Id }) }),
]);
export type ComfyMessage = z.infer<typeof ComfyMessage>;

/** A text of the socket; null for what no run needs, or what cannot be read. */
export function comfyMessage(text: string): ComfyMessage | null {
  try {
    const parsed = ComfyMessage.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const PREVIEW = 1;
const PREVIEW_WITH_METADATA = 4;
const Metadata = z.object({ prompt_id: Id.optional() }).catch({});

/** A preview, with the prompt that it is of where the server tells. */
export interface ComfyPreview {
  readonly picture: Uint8Array;
  readonly promptId: string | undefined;
}

/** What comes as bytes, big-endian: a picture behind its format, or behind its metadata as JSON; null for the rest. */
export function comfyPreview(bytes: Uint8Array): ComfyPreview | null {
  if (bytes.byteLength <= 8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const type = view.getUint32(0);
  if (type === PREVIEW) return { picture: bytes.subarray(8), promptId: undefined };
  if (type !== PREVIEW_WITH_METADATA) return null;
  const length = view.getUint32(4);
  if (8 + length >= bytes.byteLength) return null;
  try {
    const metadata = Metadata.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))));
    return { picture: bytes.subarray(8 + length), promptId: metadata.prompt_id };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

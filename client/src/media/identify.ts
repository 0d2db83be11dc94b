import type { UploadLimits } from '@dailies/shared/http';
import {
  A_BROUGHT,
  BROUGHT_MAX_BYTES,
  type BroughtKind,
  contentType,
  describeContent,
  kindOfType,
  SNIFFED_BYTES,
  WHAT_IS_TAKEN,
  workflowForm,
} from '@dailies/shared/media';
import { limitWords } from '../storage/limitText.ts';

/** What a file is that somebody brings, by its content and never by its name. */
export type Identified =
  | { readonly kind: BroughtKind }
  | { readonly kind: 'text'; readonly text: string }
  /** What it is instead, and what to do, in one sentence. */
  | { readonly kind: 'refused'; readonly sentence: string };

/** Characters of a prompt at most, as its module takes them. */
const TEXT_AT_MOST = 100_000;
/** No character is longer in UTF-8. */
const BYTES_A_CHARACTER = 4;

const refused = (sentence: string): Identified => ({ kind: 'refused', sentence });

/** Bytes as text; null where they are none (no UTF-8, or with signs that no text has). */
function textOf(bytes: Uint8Array): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Tabs, line breaks and form feeds stand in texts; other control characters do not.
    // oxlint-disable-next-line no-control-regex
    return /[\u0000-\u0008\u000e-\u001f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** JSON that is a workflow of ComfyUI; anything else that begins so is a text like any other. */
async function isWorkflow(file: File): Promise<boolean> {
  if (file.size > BROUGHT_MAX_BYTES.workflow) return false;
  try {
    return workflowForm(JSON.parse(await file.text())) !== null;
  } catch {
    return false;
  }
}

/** What a file of a kind is refused with where it has more bytes than are taken; undefined: it is taken. */
function tooLarge(kind: BroughtKind, { name, size }: File, limits: UploadLimits): Identified | undefined {
  const maxBytes = limits[kind];
  if (size <= maxBytes) return undefined;
  return refused(
    maxBytes === 0
      ? `"${name}" is ${A_BROUGHT[kind]}, and this project takes none of them; a director can allow them.`
      : `"${name}" is ${A_BROUGHT[kind]} of more than ${limitWords(maxBytes)}, the most that this project takes; bring a smaller one.`,
  );
}

/** `limits`: the project's own, where they are known. */
export async function identify(file: File, limits: UploadLimits = BROUGHT_MAX_BYTES): Promise<Identified> {
  const name = `"${file.name}"`;
  if (file.size === 0) return refused(`${name} is empty, or a folder; drop the files themselves.`);
  let head: Uint8Array;
  try {
    head = new Uint8Array(await file.slice(0, SNIFFED_BYTES).arrayBuffer());
  } catch {
    return refused(`${name} cannot be read; if it is a folder, drop the files in it.`);
  }
  const type = contentType(head);
  const kind = type === undefined ? undefined : kindOfType(type);
  if (kind !== undefined && (kind !== 'workflow' || (await isWorkflow(file)))) {
    return tooLarge(kind, file, limits) ?? { kind };
  }
  const known = describeContent(head);
  if (known !== undefined) return refused(`${name} is ${known}, and that cannot be used here; ${WHAT_IS_TAKEN}.`);
  const isLong = file.size > TEXT_AT_MOST * BYTES_A_CHARACTER;
  const text = textOf(new Uint8Array(await file.slice(0, isLong ? SNIFFED_BYTES / 2 : undefined).arrayBuffer()));
  if (text === null) return refused(`${name} is of no kind that is known here; ${WHAT_IS_TAKEN}, or a text.`);
  if (isLong || text.length > TEXT_AT_MOST) {
    return refused(`${name} is longer than ${TEXT_AT_MOST.toLocaleString('en')} characters; bring a part of it.`);
  }
  return { kind: 'text', text };
}

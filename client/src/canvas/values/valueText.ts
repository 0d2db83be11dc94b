import type { Refusal, Result } from '@dailies/shared/errors';
import type { ModuleInputs } from '@dailies/shared/modules';
import type { RunInput } from '@dailies/shared/runs';

const SHOWN = 160;
const MEDIA = { image: 'a picture', video: 'a video', audio: 'a sound', file: 'a file' } as const;

/** A value in a few words. */
export function valueText(input: RunInput): string {
  switch (input.type) {
    case 'text': {
      const line = input.text.replaceAll(/\s+/g, ' ').trim();
      return line === '' ? 'an empty text' : line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
    }
    case 'number':
      return String(Number(input.number.toFixed(6)));
    case 'flag':
      return input.flag ? 'yes' : 'no';
    case 'media':
      return MEDIA[input.kind];
    case 'asset':
      return input.asset.content.name;
    case 'pipeline':
      return input.id;
  }
}

/** What comes out of a node: as words, or the sentence that says why nothing does. */
export type Outcome =
  | { readonly kind: 'value'; readonly text: string }
  | { readonly kind: 'none'; readonly sentence: string };

const none = ({ message }: Refusal): Outcome => ({ kind: 'none', sentence: message });

export function outcomeOf(outputs: Result<ModuleInputs>, port = 'value'): Outcome {
  if (!outputs.ok) return none(outputs.refusal);
  const [value] = outputs.value[port] ?? [];
  return value === undefined
    ? { kind: 'none', sentence: 'Nothing arrives here yet.' }
    : { kind: 'value', text: valueText(value) };
}

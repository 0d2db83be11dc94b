import type { Change, FieldChange } from '@dailies/shared/difference';
import { plainText } from './fieldText.ts';
import { type NodeLookup, titleOfNode } from './nodeLookup.ts';
import { ChangeLine, ValueChange } from './ValueChange.tsx';

const FIELD_TITLE: Readonly<Record<string, string>> = {
  inFrame: 'first frame',
  startFrame: 'start',
  frames: 'frames',
  order: 'order',
  take: 'take',
  node: 'shot',
  text: 'text',
  style: 'style',
  gainDb: 'gain, dB',
};
const SIGN = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;

/** What a record of the cut is: a clip of a shot, a title, … */
function nameOf({ fields }: Change, lookup: NodeLookup): string {
  const valueOf = (key: string): unknown => {
    const field = fields.find((known) => known.key === key);
    return field?.after ?? field?.before;
  };
  const node = valueOf('node');
  if (typeof node === 'string') return `the clip of ‘${titleOfNode(lookup(node))}’`;
  const kind = valueOf('kind');
  return typeof kind === 'string' ? `a ${kind}` : 'a clip';
}

const changedFields = (fields: readonly FieldChange[]): readonly FieldChange[] =>
  fields.filter(({ key }) => key !== 'kind');

/** How one record of the cut differs. */
export function CutChange({ change, lookup }: { change: Change; lookup: NodeLookup }) {
  if (change.kind !== 'changed') return <ChangeLine title={SIGN[change.kind]}>{nameOf(change, lookup)}</ChangeLine>;
  return (
    <>
      {changedFields(change.fields).map(({ key, before, after }) =>
        key === 'order' ? (
          <ChangeLine key={key} title="Clip">
            stands elsewhere in the cut
          </ChangeLine>
        ) : (
          <ValueChange
            key={key}
            title={`Clip, ${FIELD_TITLE[key] ?? key}`}
            before={plainText(before)}
            after={plainText(after)}
          />
        ),
      )}
    </>
  );
}

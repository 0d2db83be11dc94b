import { IconArrowNarrowRight } from '@tabler/icons-react';
import { withNames } from '@dailies/shared/mentions';
import type { Doc } from 'yjs';
import type { NodeDifference, TrackedField } from './Difference.ts';
import { fieldText, fieldTitle, isProse, type Names } from './fieldText.ts';
import { definitionOf, type NodeLookup, titleOfNode } from './nodeLookup.ts';
import classes from './rows.module.css';
import { TakePicture } from './TakePicture.tsx';
import { ChangeLine, ValueChange } from './ValueChange.tsx';
import { WordDiff } from '../../words/WordDiff.tsx';

interface NodeChangesProps {
  readonly difference: NodeDifference;
  readonly lookup: NodeLookup;
  readonly names: Names;
  /** Another state than now, which may know takes that now does not. */
  readonly doc?: Doc | undefined;
}

/** A text as people read it: mentions by the names they have now. */
const proseOf =
  ({ asset }: Names) =>
  (value: unknown): string =>
    typeof value === 'string' ? withNames(value, ({ id }) => asset(id), '@') : '';

/** What differs of a node, line by line. */
export function NodeChanges({ difference, lookup, names, doc }: NodeChangesProps) {
  const { known, mark, fields, isMoved, pick, tracking, edges } = difference;
  const definition = definitionOf(known);
  const text = proseOf(names);
  const isWhole = mark === 'added' || mark === 'removed';
  // Of a whole node its words say most; the rest of its params would be a page.
  const shown = fields.filter(
    ({ key, before, after }) => !isWhole || (isProse(definition, key) && text(before) + text(after) !== ''),
  );
  const input = (key: string): string =>
    definition?.module.inputs.find((port) => port.key === key)?.title.toLowerCase() ?? key;
  return (
    <>
      {shown.map(({ key, before, after }) =>
        isProse(definition, key) ? (
          <div key={key}>
            <span className={classes.name}>{fieldTitle(definition, key)}</span>
            {isWhole ? (
              <p className={classes.prose}>{text(after) || text(before)}</p>
            ) : (
              <WordDiff before={text(before)} after={text(after)} />
            )}
          </div>
        ) : (
          <ValueChange
            key={key}
            title={fieldTitle(definition, key)}
            before={fieldText(definition, key, before, names)}
            after={fieldText(definition, key, after, names)}
          />
        ),
      )}
      {isWhole && edges.length > 0 && (
        <ChangeLine title="With">{edges.length === 1 ? '1 connection' : `${edges.length} connections`}</ChangeLine>
      )}
      {pick !== undefined && !isWhole && (
        <ChangeLine title="Pick">
          <span className={classes.picks}>
            <TakePicture take={pick.before} doc={doc} />
            <IconArrowNarrowRight className={classes.arrow} size={14} aria-label="became" />
            <TakePicture take={pick.after} doc={doc} />
          </span>
        </ChangeLine>
      )}
      {(isWhole ? [] : tracking).map((field) => (
        <Tracked key={field.what} field={field} names={names} />
      ))}
      {(isWhole ? [] : edges).map(({ id, kind, from, toPort }) => (
        <ChangeLine key={id} title={kind === 'added' ? 'Connected' : 'Disconnected'}>
          ‘{titleOfNode(lookup(from))}’
          <IconArrowNarrowRight className={classes.arrow} size={14} aria-label="into" />
          {input(toPort)}
        </ChangeLine>
      ))}
      {isMoved && <ChangeLine title="Place">stands elsewhere</ChangeLine>}
    </>
  );
}

function Tracked({ field: { what, before, after }, names }: { field: TrackedField; names: Names }) {
  const [key, user] = what.split(':');
  if (key === 'assignee') {
    const who = names.person(user ?? '');
    return <ChangeLine title="Assignees">{after === true ? `${who} came` : `${who} left`}</ChangeLine>;
  }
  if (key === 'locked') return <ChangeLine title="Lock">{after === true ? 'locked' : 'unlocked'}</ChangeLine>;
  const shown = (value: unknown): string => {
    if (typeof value !== 'string') return 'none';
    return key === 'status' ? names.status(value) : value;
  };
  return <ValueChange title={key === 'status' ? 'Status' : 'Due'} before={shown(before)} after={shown(after)} />;
}

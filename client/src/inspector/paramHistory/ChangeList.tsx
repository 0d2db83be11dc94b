import type { ParamChange } from '@dailies/shared/http';
import type { NodeId } from '@dailies/shared/ids';
import { withNames } from '@dailies/shared/mentions';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { sentenceOfError } from '../../api/ApiProblem.ts';
import { assetsQuery } from '../../api/assets.ts';
import { paramHistoryQuery } from '../../api/paramHistory.ts';
import { TimeOf } from '../../activity/TimeOf.tsx';
import { PersonAvatar } from '../../interface/PersonAvatar.tsx';
import { useNow } from '../../interface/useNow.ts';
import { undoToast } from '../../interface/undoToast.tsx';
import { useNames } from '../../review/useNames.ts';
import { useSession } from '../../session/SessionContext.tsx';
import { useMay } from '../../session/useMay.ts';
import type { AnyField } from '../field.ts';
import { type JsonValue, shownValue } from '../shownValue.ts';
import { useWriteParams } from '../useWriteParams.ts';
import classes from './ParamHistory.module.css';

interface ChangeListProps {
  readonly node: NodeId;
  readonly field: AnyField;
  readonly onDone: () => void;
}

type Value = ParamChange['value'];

const isPlain = (value: Value): value is JsonValue =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** What a param was set to, newest first; each can be put back, which is an edit like any other. */
export function ChangeList({ node, field, onDone }: ChangeListProps) {
  const { hint, name } = field;
  const { project, me, undo } = useSession();
  const nameOf = useNames();
  const now = useNow();
  const mayWrite = useMay('nodes');
  const { write, reset } = useWriteParams(field.nodes);
  const assets = useQuery(assetsQuery(project.id)).data;
  const history = useInfiniteQuery(paramHistoryQuery(project.id, node, name));
  const text = (value: Value): string => {
    if (value === undefined) return `${shownValue(hint, field.byDefault)} (default)`;
    if (hint.control === 'asset') return assets?.find(({ id }) => id === value)?.content.name ?? 'no asset';
    if (hint.control === 'text' && typeof value === 'string')
      return value === '' ? 'empty' : withNames(value, () => undefined, '@');
    return shownValue(hint, value);
  };
  const putBack = (value: Value): void => {
    if (value === undefined) reset([name]);
    else if (isPlain(value)) write(name, value);
    undoToast(undo, `${hint.title} is ${text(value).length > 40 ? 'as it was' : text(value)} again.`);
    onDone();
  };
  if (history.isPending) return <p className={classes.none} aria-busy="true" />;
  if (history.isError) {
    return (
      <p className={classes.none} role="alert">
        {sentenceOfError(history.error)}
      </p>
    );
  }
  const changes = history.data.pages.flatMap(({ items }) => items);
  const oldest = history.hasNextPage ? undefined : changes.at(-1);
  if (changes.length === 0) {
    return <p className={classes.none}>{hint.title} is as it was when the node was made.</p>;
  }
  return (
    <>
      <h4 className={classes.heading}>{hint.title}</h4>
      <ol className={classes.list}>
        {changes.map((change, place) => {
          const { user } = change;
          const who = user === null ? 'Dailies' : user === me.id ? 'You' : nameOf(user);
          return (
            <li key={change.id} className={classes.change}>
              {user === null ? <span /> : <PersonAvatar id={user} name={nameOf(user)} size={20} />}
              <span className={classes.value} data-prose={hint.control === 'text'}>
                {change.isTooLong ? 'A text that is too long to be kept here' : text(change.value)}
              </span>
              <span className={classes.who}>
                {who} · <TimeOf atMs={Date.parse(change.at)} nowMs={now} />
              </span>
              {place === 0 ? (
                <span className={classes.now}>now</span>
              ) : (
                mayWrite &&
                !change.isTooLong && <PutBack onPress={() => putBack(change.value)} what={text(change.value)} />
              )}
            </li>
          );
        })}
        {oldest !== undefined && (
          <li className={classes.change}>
            <span />
            <span className={classes.value} data-prose={hint.control === 'text'}>
              {text(oldest.before)}
            </span>
            <span className={classes.who}>before that</span>
            {mayWrite && <PutBack onPress={() => putBack(oldest.before)} what={text(oldest.before)} />}
          </li>
        )}
      </ol>
      {history.hasNextPage && (
        <button type="button" className={classes.more} onClick={() => void history.fetchNextPage()}>
          Older ones
        </button>
      )}
    </>
  );
}

const PutBack = ({ what, onPress }: { what: string; onPress: () => void }) => (
  <button type="button" className={classes.back} aria-label={`Put back: ${what.slice(0, 80)}`} onClick={onPress}>
    Put back
  </button>
);

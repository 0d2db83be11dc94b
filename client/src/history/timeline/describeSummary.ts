import type { SummaryPart } from '@dailies/shared/http';

type Kind = SummaryPart['kind'];

const NAMED_AT_MOST = 2;
const SETTINGS_AT_MOST = 3;
const quote = (name: string): string => `‘${name}’`;
const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** ‘A’, ‘A’ and ‘B’, ‘A’ and 3 more. Names may be fewer than what they stand for. */
function listed(names: readonly string[], count: number, noun: string): string {
  if (names.length === 0) return many(count, noun);
  const shown = names.slice(0, count > NAMED_AT_MOST ? 1 : NAMED_AT_MOST).map(quote);
  const rest = count - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(' and ');
}

const VERB: Readonly<Record<Kind, string>> = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' };

function describePart({ root, kind, count, names }: SummaryPart): string {
  switch (root) {
    case 'nodes':
      return kind === 'moved'
        ? `moved ${listed(names, count, 'node')}`
        : `${VERB[kind]} ${listed(names, count, 'node')}`;
    case 'edges':
      return kind === 'removed' ? `removed ${many(count, 'connection')}` : `made ${many(count, 'connection')}`;
    case 'picks':
      return kind === 'removed'
        ? `took back the pick of ${listed(names, count, 'shot')}`
        : `picked a take of ${listed(names, count, 'shot')}`;
    case 'tracking':
      return `tracked ${listed(names, count, 'shot')}`;
    case 'drawing':
      return kind === 'added' ? `drew ${many(count, 'shape')}` : `${VERB[kind]} ${many(count, 'drawing')}`;
    case 'cut':
      return `changed the cut in ${many(count, 'place')}`;
    case 'settings':
      return names.length === 0 || count > SETTINGS_AT_MOST
        ? `changed ${many(count, 'setting')}`
        : `changed the settings: ${names.join(', ')}`;
    case 'reviews':
      return kind === 'removed' ? `took back ${many(count, 'verdict')}` : `gave ${many(count, 'verdict')}`;
    case 'comments':
      return kind === 'added' ? `wrote ${many(count, 'comment')}` : `${VERB[kind]} ${many(count, 'comment')}`;
    case 'playlists':
      return `${VERB[kind]} ${listed(names, count, 'playlist')}`;
    case 'requests':
      return kind === 'added'
        ? `asked for takes ${count === 1 ? 'once' : `${count} times`}`
        : `changed ${many(count, 'request')}`;
  }
}

/** What somebody did, in one line: "Added 2 nodes, moved ‘Wide’". */
export function describeSummary(summary: readonly SummaryPart[]): string {
  if (summary.length === 0) return 'Edited, and took it back';
  const text = summary.map(describePart).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { Version, VersionKind } from '@dailies/shared/http';

const KIND_TITLE: Readonly<Record<VersionKind, string>> = {
  'automatic': 'Automatic version',
  'named': 'Named version',
  'before-restore': 'Before a restore',
  'before-merge': 'Before a merge',
  'fork': 'A branch began here',
  'epoch': 'Before an upgrade',
};

export const versionTitle = ({ name, kind }: Pick<Version, 'name' | 'kind'>): string => name ?? KIND_TITLE[kind];

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

/** "14:05". */
export const clockTime = (at: string): string => clock.format(Date.parse(at));
/** "21 Nov 2026, 14:05". */
export const fullTime = (at: string): string => `${day.format(Date.parse(at))}, ${clockTime(at)}`;

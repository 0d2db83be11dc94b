import { Settings, type Status } from '@dailies/shared/document';
import { namingProblem } from '@dailies/shared/naming';

/** What the dialog's fields hold: numbers as they were typed. */
export interface SettingsDraft {
  readonly name: string;
  readonly code: string;
  readonly width: string;
  readonly height: string;
  /** `24000/1001`. */
  readonly fps: string;
  readonly quality: Settings['quality'];
  readonly naming: string;
  readonly statuses: readonly Status[];
}
export type SettingsKey = keyof SettingsDraft;

export const draftOf = ({ width, height, fps, ...settings }: Settings): SettingsDraft => ({
  ...settings,
  width: String(width),
  height: String(height),
  fps: fps.join('/'),
});

const PIXELS = '64 to 8192 px, an even number';
/** The sentence of each field where what stands in it does not fit. */
const SENTENCES: Readonly<Record<SettingsKey, string>> = {
  name: '1 to 120 letters',
  code: '2 to 8 capital letters or digits',
  width: PIXELS,
  height: PIXELS,
  fps: 'A rate from the list',
  quality: 'Low, standard or high',
  naming: '1 to 200 letters',
  statuses: 'Every status needs a name of 1 to 40 letters',
};

function valueOf(key: SettingsKey, draft: SettingsDraft): unknown {
  switch (key) {
    case 'width':
    case 'height':
      return /^\d+$/.test(draft[key].trim()) ? Number(draft[key]) : draft[key];
    case 'fps':
      return draft.fps.split('/').map(Number);
    case 'name':
    case 'code':
    case 'quality':
    case 'naming':
    case 'statuses':
      return draft[key];
  }
}

/** What is wrong with a field; null where it can be kept. */
export function problemOf(key: SettingsKey, draft: SettingsDraft): string | null {
  if (!Settings.shape[key].safeParse(valueOf(key, draft)).success) return SENTENCES[key];
  if (key === 'naming') return namingProblem(draft.naming);
  if (key !== 'statuses') return null;
  const names = draft.statuses.map(({ name }) => name.trim().toLowerCase());
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : `Two statuses are called "${twice}"`;
}

const KEYS: readonly SettingsKey[] = ['name', 'code', 'width', 'height', 'fps', 'quality', 'naming', 'statuses'];

/** Where a draft has other things than when it was opened, and of these those that cannot be kept. */
export function changesOf(draft: SettingsDraft, opened: SettingsDraft) {
  const changed = KEYS.filter((key) => JSON.stringify(draft[key]) !== JSON.stringify(opened[key]));
  return {
    changed,
    problems: changed.filter((key) => problemOf(key, draft) !== null),
    /** For the command: what was changed here, so that what others changed meanwhile stays. */
    args: Object.fromEntries(changed.map((key) => [key, valueOf(key, draft)])),
  };
}

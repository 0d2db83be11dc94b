import type { Asset } from '@dailies/shared/http';
import { type JsonValue, PARAM_PREFIX } from '@dailies/shared/difference';
import { Settings } from '@dailies/shared/document';
import type { NodeDefinition, ParamHint } from '@dailies/shared/nodes';

/** What values are shown with: names of assets, people and statuses. */
export interface Names {
  readonly asset: (id: string) => string | undefined;
  readonly person: (id: string) => string;
  readonly status: (id: string) => string;
}

export const assetNames = (assets: readonly Asset[] | undefined) => {
  const names = new Map<string, string>(assets?.map(({ id, content }) => [id, content.name]) ?? []);
  return (id: string): string | undefined => names.get(id);
};

const FIELD_TITLES: Readonly<Record<string, string>> = {
  title: 'Title',
  type: 'Type',
  pos: 'Place',
  size: 'Size',
  scene: 'Scene',
  order: 'Order',
  colour: 'Colour',
  mode: 'What it does',
  pickLock: 'Locked pick',
  driven: 'Driven by a port',
};

const MEDIA_WORDS = { image: 'a picture', video: 'a video', audio: 'a sound', file: 'a file' } as const;

const SETTING_TITLES: Readonly<Record<string, string>> = {
  name: 'Name',
  code: 'Code',
  fps: 'Rate',
  width: 'Width',
  height: 'Height',
  quality: 'Quality',
  naming: 'Names of files',
  statuses: 'Statuses',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const spaced = (key: string): string => capital(key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase());

function hintOf(definition: NodeDefinition | undefined, key: string): ParamHint | undefined {
  return key.startsWith(PARAM_PREFIX) ? definition?.params[key.slice(PARAM_PREFIX.length)] : undefined;
}

/** What a node's key is called: as the inspector calls it. */
export function fieldTitle(definition: NodeDefinition | undefined, key: string): string {
  const param = key.startsWith(PARAM_PREFIX) ? key.slice(PARAM_PREFIX.length) : undefined;
  return hintOf(definition, key)?.title ?? FIELD_TITLES[key] ?? spaced(param ?? key);
}

export const settingTitle = (key: string): string => SETTING_TITLES[key] ?? spaced(key);

/** Whether a field holds words that are compared word by word. */
export const isProse = (definition: NodeDefinition | undefined, key: string): boolean =>
  hintOf(definition, key)?.control === 'text';

/** A param that was never set has its default. */
function withDefault(definition: NodeDefinition | undefined, key: string, value: JsonValue | undefined): unknown {
  if (value !== undefined || definition === undefined || !key.startsWith(PARAM_PREFIX)) return value;
  const defaults: unknown = definition.module.params.parse({});
  return typeof defaults === 'object' && defaults !== null
    ? Reflect.get(defaults, key.slice(PARAM_PREFIX.length))
    : undefined;
}

/** Any value as few words. */
export function plainText(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'none';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(Number(value.toFixed(3)));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return JSON.stringify(value);
}

/** A node's value as its control in the inspector says it. */
export function fieldText(
  definition: NodeDefinition | undefined,
  key: string,
  value: JsonValue | undefined,
  names: Pick<Names, 'asset'>,
): string {
  const shown = withDefault(definition, key, value);
  const hint = hintOf(definition, key);
  switch (hint?.control) {
    case 'choice':
      return hint.choices.find((choice) => choice.value === shown)?.title ?? plainText(shown);
    case 'number':
      return typeof shown === 'number' ? `${plainText(shown)} ${hint.unit}` : plainText(shown);
    case 'seed':
      return shown === null || shown === undefined ? 'new each time' : plainText(shown);
    case 'asset':
      return typeof shown === 'string' ? (names.asset(shown) ?? 'an asset') : 'none';
    case 'pipeline':
      return plainText(shown);
    case 'media':
      return typeof shown === 'string' ? MEDIA_WORDS[hint.kind] : 'none';
    case 'font':
      return typeof shown === 'string' ? 'a font file' : 'the one that ships';
    case 'order':
      return shown === undefined || shown === '' ? 'as connected' : plainText(shown);
    case 'colour':
    case 'flag':
    case 'text':
    case undefined:
      break;
  }
  if (Array.isArray(shown) && shown.length === 2)
    return shown.map((part) => plainText(typeof part === 'number' ? Math.round(part) : part)).join(', ');
  return plainText(shown);
}

/** A setting's value as people say it. */
export function settingText(key: string, value: JsonValue | undefined): string {
  const fps = Settings.shape.fps.safeParse(value);
  if (key === 'fps' && fps.success) return `${Number((fps.data[0] / fps.data[1]).toFixed(3))} fps`;
  if ((key === 'width' || key === 'height') && typeof value === 'number') return `${value} px`;
  const statuses = Settings.shape.statuses.safeParse(value);
  if (key === 'statuses' && statuses.success) return statuses.data.map(({ name }) => name).join(', ');
  return plainText(value);
}

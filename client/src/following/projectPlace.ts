import { NodeId } from '@dailies/shared/ids';

/** Pages of whose address the search decides what is seen. */
const SEARCHED = /^(?:shots|library|history|compare|activity)/;
/** Of the canvas: the scene whose inside is shown. */
const SCENE = /^\?(?:.*&)?scene=([A-Za-z0-9_-]{1,64})(?:&|$)/;
/** What a page of a project can be called: nothing that leads out of it. */
const PAGE = /^(?:[\w-]+(?:\/[\w-]+)*)?(?:\?[^#\s]*)?$/;
const CHARS_AT_MOST = 300;

/** The page that is open, as others are told: its address from the project's own on; null outside of the project. */
export function projectPlace(project: string, pathname: string, search: string): string | null {
  const root = `/p/${project}`;
  if (pathname !== root && !pathname.startsWith(`${root}/`)) return null;
  const page = pathname.slice(root.length + 1).replace(/\/$/, '');
  const scene = page === '' ? SCENE.exec(search)?.[1] : undefined;
  if (scene !== undefined) return placeOfScene(NodeId.parse(scene));
  const whole = SEARCHED.test(page) ? page + search : page;
  return whole.length > CHARS_AT_MOST ? page : whole;
}

/** Whether what somebody tells to be their page can be gone to. */
export const isPlace = (page: string): boolean => PAGE.test(page);

const NAMES: Readonly<Record<string, string>> = {
  '': 'on the canvas',
  'shots': 'at the shots',
  'library': 'in the library',
  'takes': 'looking at a take',
  'compare': 'comparing takes',
  'history': 'in the history',
  'members': 'at the members',
  'activity': 'at the activity',
};

/** The level of the canvas that somebody looks at: a scene, or null for the top; undefined on another page. */
export function sceneOfPlace(page: string): NodeId | null | undefined {
  if (page === '') return null;
  const scene = NodeId.safeParse(SCENE.exec(page)?.[1]);
  return scene.success ? scene.data : undefined;
}

/** The place of a level of the canvas, as others are told. */
export const placeOfScene = (scene: NodeId | null): string => (scene === null ? '' : `?scene=${scene}`);

/** Where somebody is, in words: "on the canvas". */
export const placeName = (page: string): string => NAMES[/^[\w-]*/.exec(page)?.[0] ?? ''] ?? 'in the project';

import { COMMANDS } from '@dailies/shared/commands';
import { unwrap } from '@dailies/shared/errors';
import type { ProjectId, UserId } from '@dailies/shared/ids';
import type { Services } from '../../Services.ts';
import { createAsset } from '../assets/writeAssets.ts';
import { createProject } from '../projects/createProject.ts';
import { DEMO_ASSETS, DEMO_NOTE, DEMO_PROMPT, DEMO_SETTINGS, DEMO_SHOTS } from './demoFilm.ts';

/**
 * Makes the demo project and asks for its takes, which the farm then makes as for anybody: a new
 * installation opens with a film that is being generated. Not tried again where it fails half way;
 * what stands then is a project like any other.
 */
export async function seedDemo(services: Services, owner: UserId): Promise<ProjectId> {
  const { documents, newId, now } = services;
  const project = await createProject(services, owner, DEMO_SETTINGS);
  const assets = new Map<string, string>();
  for (const { id, kind, content } of DEMO_ASSETS) {
    assets.set(id, await createAsset(services, owner, { project, kind, content }));
  }
  const at = now();
  await documents.change(project, (doc) => {
    const run = (name: string, args: unknown): void => {
      const command = COMMANDS.get(name);
      if (command === undefined) throw new Error(`There is no command "${name}".`);
      unwrap(command.run(doc, args, { actor: owner, role: 'director', now: at }));
    };
    run('createNodes', { nodes: nodes(assets), edges: edges(newId) });
    for (const { id, status } of DEMO_SHOTS) run('setStatus', { node: id, status });
    run('setAssignee', { node: 'sh030', user: owner, assigned: true });
    run('addComment', {
      id: newId(),
      anchor: { on: 'node', node: 'sh040' },
      body: 'Can we try this one from further left, so that the light stands between them?',
    });
    for (const { id, variations } of DEMO_SHOTS) {
      run('requestTakes', { id: newId(), node: id, kind: 'generate', variations, recipe: null });
    }
  });
  return project;
}

function nodes(assets: ReadonlyMap<string, string>): object[] {
  return [
    written('note', DEMO_NOTE),
    written('prompt', DEMO_PROMPT),
    ...DEMO_ASSETS.map(({ id, kind, content, pos }) => ({
      id,
      type: kind,
      title: content.name,
      pos,
      params: { asset: assets.get(id) ?? null },
    })),
    ...DEMO_SHOTS.map(({ id, type, title, pos, params }) => ({ id, type, title, pos, params })),
  ];
}

function written(type: 'note' | 'prompt', { text, ...node }: typeof DEMO_NOTE | typeof DEMO_PROMPT): object {
  return { ...node, type, params: { text } };
}

function edges(newId: () => string): object[] {
  return DEMO_SHOTS.flatMap(({ id: to, cast }) => [
    { from: DEMO_PROMPT.id, fromPort: 'text', to, toPort: 'prompt' },
    ...cast.map((from) => ({ from, fromPort: 'asset', to, toPort: 'characters' })),
    { from: 'coast', fromPort: 'asset', to, toPort: 'location' },
    { from: 'dusk-print', fromPort: 'asset', to, toPort: 'style' },
  ]).map((edge) => ({ ...edge, id: newId() }));
}

import type { Template } from '@dailies/shared/http';
import { NODE_TYPES } from '@dailies/shared/nodes';
import { type GraphCopy, STARTING_TEMPLATES } from '@dailies/shared/templates';

/** A template as it is offered. */
export interface OfferedTemplate {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly graph: GraphCopy;
  /** null: it comes with Dailies, and nobody changes it. */
  readonly saved: Template | null;
}

export interface TemplateGroup {
  readonly title: string;
  readonly templates: readonly OfferedTemplate[];
}

const offered = (saved: Template): OfferedTemplate => ({
  id: saved.id,
  name: saved.name,
  description: saved.description,
  graph: saved.content.graph,
  saved,
});

const STARTING: readonly OfferedTemplate[] = STARTING_TEMPLATES.map(({ id, name, description, content }) => ({
  id,
  name,
  description,
  graph: content.graph,
  saved: null,
}));

/** Templates whose name or description has every word, in their groups: the project's, the studio's, common films. */
export function templateGroups(saved: readonly Template[], search: string): readonly TemplateGroup[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const fits = ({ name, description }: OfferedTemplate): boolean => {
    const text = `${name} ${description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  const groups = [
    { title: 'This project', templates: saved.filter(({ project }) => project !== null).map(offered) },
    { title: 'Studio', templates: saved.filter(({ project }) => project === null).map(offered) },
    { title: 'Common films', templates: STARTING },
  ];
  return groups
    .map(({ title, templates }) => ({ title, templates: templates.filter(fits) }))
    .filter(({ templates }) => templates.length > 0);
}

/** `8 shots, 4 assets`: what a template brings. */
export function contentWords({ nodes }: GraphCopy): string {
  const counted = (count: number, one: string, many: string): string[] =>
    count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  const shots = nodes.filter(({ type }) => NODE_TYPES.get(type)?.module.runs === true).length;
  const assets = nodes.filter(({ type }) => NODE_TYPES.get(type)?.group === 'Assets').length;
  return [
    ...counted(shots, 'shot', 'shots'),
    ...counted(assets, 'asset', 'assets'),
    ...counted(nodes.length - shots - assets, 'other node', 'other nodes'),
  ].join(', ');
}

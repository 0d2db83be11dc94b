import type { ProjectModel } from '../document/ProjectModel.ts';
import { placeName, sceneOfPlace } from './projectPlace.ts';

/** Where somebody is, in words, with the scene that they are in by its title: "in Scene 4". */
export function placeIn({ nodes }: Pick<ProjectModel, 'nodes'>, page: string): string {
  const scene = sceneOfPlace(page);
  const title = scene === null || scene === undefined ? undefined : nodes.get(scene)?.title;
  return title === undefined ? placeName(page) : `in ${title}`;
}

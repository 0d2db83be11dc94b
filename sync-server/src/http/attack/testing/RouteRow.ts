import type { TestPerson } from '../../../testing/TestApp.ts';
import type { Ask } from './Ask.ts';
import type { Standing } from './Standing.ts';
import type { World } from './World.ts';

/** The status that each is answered with, in the order of `STANDINGS`. */
export type Expected = readonly [number, number, number, number, number, number, number, number];

/**
 * What a route answers to whom. Written by hand from the design, never from the code: a row says
 * what must be, and the test what is.
 */
export interface RouteRow {
  /** Method and path as the route is registered. */
  readonly route: string;
  /** What is tried, where a route has several rows. */
  readonly trying?: string;
  /** Makes what the request needs, anew for each that asks: `person` is who will (null: nobody). */
  readonly ask: (world: World, person: TestPerson | null) => Ask | Promise<Ask>;
  readonly expected: Expected;
}

/** Any member of the project; to everybody else it is not there. */
export const MEMBERS: Expected = [401, 404, 200, 200, 200, 200, 200, 404];
/** Anybody with an account. */
export const SIGNED_IN: Expected = [401, 200, 200, 200, 200, 200, 200, 200];
/** Anybody at all. */
export const EVERYBODY: Expected = [200, 200, 200, 200, 200, 200, 200, 200];
export const NOBODY_AT_ALL: Expected = [404, 404, 404, 404, 404, 404, 404, 404];

/** These members with `status`, the other members forbidden, everybody else not found. */
export function membersWho(may: readonly Standing[], status: number): Expected {
  const of = (standing: Standing): number => (may.includes(standing) ? status : 403);
  return [401, 404, of('viewer'), of('reviewer'), of('producer'), of('artist'), of('director'), 404];
}

/** The method and the path of a row. */
export function routeOf({ route }: RouteRow): { method: string; path: string } {
  const [method = '', path = ''] = route.split(' ', 2);
  return { method, path };
}

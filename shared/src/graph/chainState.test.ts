import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RequestRecord, RunFact } from '../document/index.ts';
import { NodeId, RequestId, runIdOf, takeIdOf, UserId } from '../ids/index.ts';
import type { RunState } from '../runs/index.ts';
import { type ChainLookup, chainState } from './chainState.ts';

const request = (name: string) => RequestId.parse(name);

/** A chain as an executor sees it: requests with what they wait for, and how each run ended so far. */
class Chain implements ChainLookup {
  readonly requests = new Map<RequestId, RequestRecord>();
  readonly facts = new Map<string, RunFact>();

  ask(name: string, after: readonly string[] = [], more: Partial<RequestRecord> = {}): this {
    this.requests.set(request(name), {
      node: NodeId.parse(`node-${name}`),
      kind: 'generate',
      variations: 1,
      recipe: null,
      anyway: false,
      chain: request('r0'),
      ...(after.length === 0 ? {} : { after: after.map(request) }),
      by: UserId.parse('dora'),
      at: 1,
      ...more,
    });
    return this;
  }

  end(name: string, state: RunState, variation = 0, error?: string): this {
    const id = request(name);
    const asked = this.requests.get(id);
    if (asked === undefined) throw new Error(`no request ${name}`);
    const take = state === 'succeeded' || state === 'reused' ? { take: takeIdOf(runIdOf(id, variation)) } : {};
    const fact = {
      request: id,
      node: asked.node,
      variation,
      state,
      ...take,
      ...(error === undefined ? {} : { error }),
    };
    this.facts.set(`${id} ${variation}`, fact);
    return this;
  }

  request = (id: RequestId) => this.requests.get(id);
  run = (id: RequestId, variation: number) => this.facts.get(`${id} ${variation}`);
  titleOf = (node: NodeId) => node;
  state = (name: string) => chainState(request(name), this);
}

describe('how a request stands in its chain', () => {
  it('[Q4] is ready when every one before it has come to a take, made or reused', () => {
    const chain = new Chain().ask('r0').ask('r1', [], { variations: 2 }).ask('r2', ['r0', 'r1']);
    expect(chain.state('r0')).toEqual({ kind: 'ready' });
    expect(chain.state('r2')).toEqual({ kind: 'waits', for: ['node-r0', 'node-r1'] });
    chain.end('r0', 'reused').end('r1', 'failed', 0).end('r1', 'running', 1);
    expect(chain.state('r2')).toEqual({ kind: 'waits', for: ['node-r1'] });
    chain.end('r1', 'succeeded', 1);
    expect(chain.state('r2')).toEqual({ kind: 'ready' });
  });

  it('[Q5] ends with a sentence when one before it failed or was cancelled', () => {
    const chain = new Chain().ask('r0').ask('r1').ask('r2', ['r0', 'r1']);
    chain.end('r1', 'failed', 0, 'It ran out of memory.');
    expect(chain.state('r2')).toEqual({
      kind: 'ends',
      state: 'failed',
      error: '"node-r1" above it was not made: It ran out of memory.',
    });
    chain.end('r1', 'cancelled');
    expect(chain.state('r2')).toMatchObject({ state: 'cancelled', error: '"node-r1" above it was cancelled.' });
  });

  it('[Q6] fails where it waits for itself, or for what is no part of the chain', () => {
    const circle = new Chain().ask('r0', ['r2']).ask('r1', ['r0']).ask('r2', ['r1']);
    expect(circle.state('r1')).toMatchObject({ kind: 'ends', error: 'This waits for itself; ask again.' });
    const never = { kind: 'ends', error: 'What this was to wait for was never asked for; ask again.' };
    expect(new Chain().ask('r1', ['ghost']).state('r1')).toMatchObject(never);
    const other = new Chain().ask('r0', [], { chain: request('other') }).ask('r1', ['r0']);
    expect(other.state('r1')).toMatchObject(never);
  });

  it('[Q4] [Q5] whatever ends in whatever order: nothing starts early, everything ends, what is apart goes on', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(9), { maxLength: 3 }), { minLength: 1, maxLength: 10 }),
        fc.array(fc.constantFrom<RunState>('succeeded', 'reused', 'failed', 'cancelled'), {
          minLength: 10,
          maxLength: 10,
        }),
        fc.infiniteStream(fc.nat()),
        (shape, ends, picks) => {
          const chain = new Chain();
          const above = shape.map((wanted, index) => [...new Set(wanted.filter((one) => one < index))]);
          above.forEach((after, index) =>
            chain.ask(
              `r${index}`,
              after.map((one) => `r${one}`),
            ),
          );
          const has = (index: number) => chain.facts.get(`r${index} 0`)?.state;
          const isFine = (index: number): boolean => has(index) === 'succeeded' || has(index) === 'reused';
          const started = new Set<number>();
          for (let turns = 0; turns < 100; turns += 1) {
            const open = above.flatMap((_, index) => (has(index) === undefined ? [index] : []));
            if (open.length === 0) break;
            const can = open.filter((index) => chain.state(`r${index}`).kind !== 'waits');
            expect(can.length).toBeGreaterThan(0);
            const index = can[picks.next().value % can.length] ?? 0;
            const state = chain.state(`r${index}`);
            if (state.kind === 'ends') chain.end(`r${index}`, state.state, 0, state.error);
            else {
              expect(above[index]?.every(isFine)).toBe(true);
              started.add(index);
              chain.end(`r${index}`, ends[index] ?? 'succeeded');
            }
          }
          above.forEach((after, index) => {
            expect(has(index)).toBeDefined();
            expect(started.has(index)).toBe(after.every(isFine));
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

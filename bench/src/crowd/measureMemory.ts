import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { whileHeld } from '../load/askLoad.ts';
import type { Person } from '../load/LoadOrder.ts';
import type { ProjectId } from '@dailies/shared/ids';
import type { Measuring } from '../measureEdits.ts';
import { askMemory, type Memory } from '../processes/askMemory.ts';
import type { MemoryMeasurement } from '../results/BenchResult.ts';
import { MEMORY } from '../results/scenarios.ts';
import type { BenchServer } from '../servers/BenchServer.ts';
import { hireTeams } from './hireTeams.ts';

const REST_MS = 4_000;

/** What a server uses more while some projects are open. */
async function grown(
  { folder, profileFolder }: Measuring,
  { child, url, provider }: BenchServer,
  projects: { project: ProjectId; people: Person[] }[],
  shots: number,
): Promise<Memory> {
  // What was open before is closed, and gone.
  await sleep(REST_MS);
  const before = await askMemory(child);
  const files = { logFile: join(folder, 'load.log'), profileFolder };
  const order = { kind: 'hold', provider, url, projects, shots } as const;
  const after = await child.whileAlive(whileHeld(order, files, () => askMemory(child)));
  return {
    rssBytes: after.rssBytes - before.rssBytes,
    heapBytes: after.heapBytes - before.heapBytes,
    externalBytes: after.externalBytes - before.externalBytes,
  };
}

/** What one more connection and one more document cost a server, once garbage is collected. */
export async function measureMemory(measuring: Measuring, server: BenchServer): Promise<MemoryMeasurement> {
  const { connections, documents, shots } = MEMORY;
  // Code is compiled and pools are filled by what does not count.
  await grown(measuring, server, await hireTeams(measuring, 10, 10), shots);
  const many = await grown(measuring, server, await hireTeams(measuring, 10, connections / 10), 0);
  const open = await grown(measuring, server, await hireTeams(measuring, documents, 1), shots);
  const bytesOf = ({ heapBytes, externalBytes }: Memory): number => heapBytes + externalBytes;
  const connectionBytes = bytesOf(many) / connections;
  const connectionRssBytes = many.rssBytes / connections;
  return {
    server: server.name,
    connectionBytes,
    connectionRssBytes,
    documentBytes: bytesOf(open) / documents - connectionBytes,
    documentRssBytes: open.rssBytes / documents - connectionRssBytes,
  };
}

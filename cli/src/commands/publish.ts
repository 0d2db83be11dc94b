import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { PublishPipeline } from '@dailies/api-client';
import { Pipeline, pipelineName } from '@dailies/shared/runs';
import { z } from 'zod';
import { defineCommand } from '../Command.ts';
import { UsageError } from '../UsageError.ts';

/** Checked here, so that a mistake is told by its file; the client's own type knows no key without a value. */
async function readPipeline(path: string, name: string): Promise<PublishPipeline> {
  let definition: unknown;
  try {
    definition = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new UsageError(`${name} is no JSON: ${error.message}.`);
  }
  const parsed = Pipeline.safeParse(definition);
  if (parsed.success) return z.custom<PublishPipeline>().parse(parsed.data);
  throw new UsageError(`${name} is no pipeline: ${z.prettifyError(parsed.error)}`);
}

export const publish = defineCommand({
  name: 'publish',
  usage: 'FILE…',
  summary: 'Publish pipelines of files; for the owner of the installation',
  help: 'A version never changes: the same file again changes nothing, and another one needs the next version.',
  takes: [1, Number.POSITIVE_INFINITY],
  options: {},
  run: async ({ client: connect, positionals, environment, output }) => {
    // All are read before the first is sent: a mistake in one leaves nothing half done.
    const pipelines = await Promise.all(
      positionals.map((name) => readPipeline(resolve(environment.workingFolder, name), name)),
    );
    const client = await connect();
    for (const pipeline of pipelines) output.say(pipelineName(await client.publishPipeline(pipeline)));
    return 0;
  },
});

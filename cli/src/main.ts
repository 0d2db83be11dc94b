#!/usr/bin/env node
import { connect } from './connect.ts';
import { readEnvironment } from './env.ts';
import { run } from './run.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
// Started by scripts/bootstrap.mjs, whose death closes the channel.
process.once('disconnect', () => stop.abort());
// Whoever read the output has read enough: `dailies takes FILM | head -3`.
process.stdout.on('error', () => process.exit(0));

const environment = readEnvironment();
process.exit(
  await run(process.argv.slice(2), {
    environment,
    terminal: { in: process.stdin, out: process.stdout, err: process.stderr },
    signal: stop.signal,
    client: () => connect(environment),
  }),
);

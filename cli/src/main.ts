#!/usr/bin/env node
import { connect } from './connect.ts';
import { readEnvironment } from './env.ts';
import { EXIT, run } from './run.ts';

const GRACE_MS = 1_000;

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
// Started by scripts/bootstrap.mjs, whose death closes the channel.
process.once('disconnect', () => stop.abort());
// What does not listen to the signal, such as an answer that does not come, is not waited for.
stop.signal.addEventListener('abort', () => setTimeout(() => process.exit(EXIT.interrupted), GRACE_MS).unref());
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

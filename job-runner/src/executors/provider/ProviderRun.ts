import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ProviderRequest, type ProviderRunner, pipelineName, providerValues } from '@dailies/shared/runs';
import type { ProviderConnection } from '@dailies/shared/farm';
import type { Artifact, RunOrder, RunWatch } from '../Executor.ts';
import { type Collecting, collectOutput } from '../functionRunner/collectOutput.ts';
import { RunFailure } from '../RunFailure.ts';
import { askPatiently } from './askPatiently.ts';
import type { Filling, Fillings } from './fillTemplate.ts';
import { JobProgress } from './JobProgress.ts';
import { type PreparedRequest, prepareRequest, requestOf } from './PreparedRequest.ts';
import { ProviderAway } from './ProviderAway.ts';
import type { Answer, ProviderClient } from './ProviderClient.ts';
import { isProblem, providerFailure } from './providerFailure.ts';
import type { JobRecord, ProviderJob } from './ProviderJob.ts';
import { providerMedia } from './providerMedia.ts';
import { submitShielded } from './submitShielded.ts';
import { textAt, valueAt } from './valueAt.ts';

/** Of one request that is answered at once. */
const ASK_MS = 60_000;
/** Some hold the answer back for up to a minute, in case the job is done by then. */
const SUBMIT_MS = 120_000;
/** A job that was just submitted may not be known everywhere at a provider yet. */
const SETTLING_MS = 30_000;
/** A result that is not there, or no longer, is asked for so often. */
const RESULT_TRIES = 3;
const GONE = [401, 403, 404, 410];
/** Told by what stands before a provider: whether the provider took it, it does not know. */
const LOST_BEHIND_GATEWAY = [502, 504, 522, 524];

export interface ProviderParts extends Collecting {
  readonly connection: ProviderConnection;
  /** The backend's title. */
  readonly title: string;
  readonly client: ProviderClient;
  readonly awayMs: number;
  readonly firstWaitMs: number;
  /** What goes on after the run has ended for whoever watches it. */
  readonly onLater: (work: Promise<void>) => void;
}

/** One run at a provider, from its submission or from wherever an earlier runner left it, to its result. */
export class ProviderRun {
  readonly #order: RunOrder;
  readonly #runner: ProviderRunner;
  readonly #parts: ProviderParts;
  readonly #job: ProviderJob;
  readonly #watch: RunWatch;
  /** Aborted by the watch, or when the run's time is over. */
  readonly #signal: AbortSignal;
  readonly #progress: JobProgress;
  #record: JobRecord;

  constructor(
    order: RunOrder,
    runner: ProviderRunner,
    parts: ProviderParts,
    { job, record, watch, signal }: { job: ProviderJob; record: JobRecord; watch: RunWatch; signal: AbortSignal },
  ) {
    this.#order = order;
    this.#runner = runner;
    this.#parts = parts;
    this.#job = job;
    this.#record = record;
    this.#watch = watch;
    this.#signal = signal;
    this.#progress = new JobProgress(watch, runner.poll, record.startedAtMs, order.pipeline.timeoutSeconds);
  }

  get record(): JobRecord {
    return this.#record;
  }

  async submit(): Promise<Artifact> {
    const { spec } = this.#order;
    const { kind } = this.#runner.result;
    if (kind !== spec.recipe.kind) {
      throw new RunFailure(
        'bad-params',
        `${pipelineName(this.#order.pipeline)} makes another kind than ${spec.recipe.kind}; choose another pipeline.`,
      );
    }
    if (this.#runner.poll?.progress === undefined) this.#progress.say('Sending');
    const fillings = new Map<string, readonly Filling[]>(this.#fillings());
    const media = await providerMedia(this.#runner, spec, this.#parts.store, (file) => this.#upload(file, fillings));
    for (const [name, values] of media) fillings.set(name, values);
    const request = this.#prepare(this.#runner.submit, fillings);
    return this.#runner.poll === undefined ? this.#answerOf(request) : this.#jobOf(request);
  }

  /** Goes on with what an earlier runner began; null where there is nothing to go on with, and no harm in beginning anew. */
  async goOn(): Promise<Artifact | null> {
    switch (this.#record.state) {
      case 'prepared':
        return null;
      case 'submitting':
        return this.#afterUnknown();
      case 'submitted':
        return this.#finish(await this.#untilDone());
      case 'answered':
        return this.#finish(await this.#job.readAnswer());
      case 'fetched':
        return this.#collect();
      case 'failed': {
        const { code = 'internal', message = 'It failed.' } = this.#record.failure ?? {};
        throw new RunFailure(code, message);
      }
    }
  }

  /** A provider that makes the result while it is asked: there is nothing to adopt until it has answered. */
  async #answerOf(request: PreparedRequest): Promise<Artifact> {
    const isFile = this.#runner.result.as === 'body' && this.#runner.fetch === undefined;
    const answer = await this.#patiently(async () => {
      await this.#note({ state: 'submitting' });
      try {
        return notLost(
          isFile
            ? await this.#parts.client.download(request, this.#job.output, this.#parts.maxOutputBytes, this.#signal)
            : await this.#parts.client.ask(request, this.#signal),
        );
      } catch (error) {
        if (!(error instanceof ProviderAway) || !error.heard) throw error;
        throw this.#lost(error);
      }
    });
    if (answer === null) {
      await this.#note({ state: 'fetched' });
      return this.#collect();
    }
    this.#refuseProblem(answer);
    await this.#job.writeAnswer(answer.json ?? null);
    await this.#accept(answer, 'answered');
    return this.#finish(answer.json);
  }

  async #jobOf(request: PreparedRequest): Promise<Artifact> {
    const { find, submit } = this.#runner;
    const answer = await this.#patiently(async () => {
      await this.#note({ state: 'submitting' });
      try {
        const given = await submitShielded(
          (signal) => this.#parts.client.ask(request, AbortSignal.any([signal, AbortSignal.timeout(SUBMIT_MS)])),
          { watch: this.#watch.signal, stop: this.#signal },
          { accept: (late) => this.#acceptLate(late), onLater: this.#parts.onLater },
        );
        if (isProblem(notLost(given), this.#runner.problem)) await this.#note({ state: 'prepared' });
        return given;
      } catch (error) {
        this.#signal.throwIfAborted();
        if (!(error instanceof ProviderAway)) throw error;
        if (!error.heard) await this.#note({ state: 'prepared' });
        else if (find !== undefined) return (await this.#found()) ?? Promise.reject(error);
        else if (!isRepeatable(submit)) throw this.#unknown();
        throw error;
      }
    });
    this.#refuseProblem(answer);
    await this.#accept(answer, 'submitted');
    return this.#finish(await this.#untilDone(answer));
  }

  /** A runner died, or let go, while it submitted. */
  async #afterUnknown(): Promise<Artifact | null> {
    // What makes its result while it is asked has lost it with whoever asked.
    if (this.#runner.poll === undefined) return null;
    const found = await this.#found();
    if (found !== null) {
      await this.#accept(found, 'submitted');
      return this.#finish(await this.#untilDone(found));
    }
    if (this.#runner.find !== undefined || isRepeatable(this.#runner.submit)) return this.submit();
    throw this.#unknown();
  }

  /** The job under this run's key; null where there is none, or no way to ask. */
  async #found(): Promise<Answer | null> {
    const { find } = this.#runner;
    if (find === undefined) return null;
    const answer = await this.#patiently(() => this.#ask(this.#prepare(find, this.#fillings())));
    if (answer.status === 404) return null;
    this.#refuseProblem(answer);
    return answer;
  }

  async #acceptLate(answer: Answer): Promise<void> {
    if (isProblem(notLost(answer), this.#runner.problem)) await this.#note({ state: 'prepared' });
    else await this.#accept(answer, 'submitted');
  }

  async #accept({ json }: Answer, state: 'submitted' | 'answered'): Promise<void> {
    const kept = Object.fromEntries(
      Object.entries(this.#runner.submit.keep).flatMap(([name, pointer]) => {
        const text = textAt(json, pointer);
        return text === undefined ? [] : [[name, text] as const];
      }),
    );
    this.#record = { ...this.#record, kept };
    await this.#note({ state, submittedAtMs: Date.now(), cancel: this.#cancel() });
  }

  /** How the job is ended; undefined where it cannot be. */
  #cancel(): JobRecord['cancel'] {
    const { cancel, poll } = this.#runner;
    if (cancel === undefined || poll === undefined) return undefined;
    try {
      const { method, address, headers } = this.#prepare(cancel, this.#fillings());
      return { method, address: address.href, headers: { ...headers } };
    } catch (error) {
      // What the answer lacks is told by what asks for the job next.
      if (error instanceof RunFailure) return undefined;
      throw error;
    }
  }

  /** The answer that says that it is done. */
  async #untilDone(first?: Answer): Promise<unknown> {
    const { poll } = this.#runner;
    if (poll === undefined) return null;
    if (first !== undefined && poll.done.includes(textAt(first.json, poll.state) ?? '')) {
      this.#progress.told(first.json);
      return first.json;
    }
    const request = this.#prepare(poll, this.#fillings());
    for (;;) {
      await sleep(poll.everyMs, undefined, { signal: this.#signal });
      const answer = await this.#patiently(() => this.#ask(request));
      if (answer.status === 404) {
        if (Date.now() - (this.#record.submittedAtMs ?? 0) < SETTLING_MS) continue;
        throw new RunFailure('pipeline-failed', `${this.#parts.title} no longer knows of this; generate it again.`);
      }
      this.#refuseProblem(answer);
      const state = textAt(answer.json, poll.state) ?? '';
      if (poll.failed.includes(state)) throw this.#failure({ ...answer, status: 200 });
      this.#progress.told(answer.json);
      if (poll.done.includes(state)) return answer.json;
    }
  }

  async #finish(done: unknown): Promise<Artifact> {
    let last = done;
    for (let tries = 1; ; tries += 1) {
      const missing = await this.#fetchResult(last);
      if (missing === null) break;
      if (this.#runner.poll === undefined || tries === RESULT_TRIES) throw new RunFailure('bad-output', missing);
      // Asked again it gives an address that is good again, or a result that was not everywhere yet.
      last = await this.#untilDone();
    }
    await this.#note({ state: 'fetched' });
    return this.#collect();
  }

  /** Null once the result lies in its file, or a sentence where there is none to be had. */
  async #fetchResult(done: unknown): Promise<string | null> {
    const { fetch, result } = this.#runner;
    const { title } = this.#parts;
    if (fetch !== undefined && result.as === 'body') return this.#download(this.#prepare(fetch, this.#fillings()));
    let last = done;
    if (fetch !== undefined) {
      const request = this.#prepare(fetch, this.#fillings());
      const answer = await this.#patiently(() => this.#ask(request));
      if (answer.status === 404) return `${title} has the result no longer; generate it again.`;
      this.#refuseProblem(answer);
      last = answer.json;
    }
    const text = valueAt(last, result.at);
    if (typeof text !== 'string' || text === '')
      return `${title} ended without an error, but gave no result; generate it again.`;
    const data = /^data:[^,]*;base64,/.exec(text)?.[0];
    if (result.as === 'base64' || data !== undefined) {
      await writeFile(this.#job.output, Buffer.from(text.slice(data?.length ?? 0), 'base64'));
      return null;
    }
    const address = URL.canParse(text) ? new URL(text) : undefined;
    if (address === undefined || !/^https?:$/.test(address.protocol)) {
      throw new RunFailure(
        'bad-output',
        `${title} gave no address for its result that can be fetched; its pipeline needs a fix.`,
      );
    }
    return this.#download(requestOf(address));
  }

  async #download(request: PreparedRequest): Promise<string | null> {
    const { client, maxOutputBytes, title } = this.#parts;
    const answer = await this.#patiently(() =>
      client.download(request, this.#job.output, maxOutputBytes, this.#signal),
    );
    if (answer === null) return null;
    if (GONE.includes(answer.status)) {
      return `The result is no longer to be had at ${request.address.host} (${answer.status}); generate it again.`;
    }
    throw new RunFailure('bad-output', `${title} did not give the result (${answer.status}); generate it again.`);
  }

  #collect(): Promise<Artifact> {
    const { outputs, output } = this.#job;
    return collectOutput(this.#order, { outputs, output }, null, this.#parts, this.#signal);
  }

  async #upload(file: Blob, fillings: Fillings): Promise<string> {
    const { upload } = this.#runner;
    if (upload === undefined)
      throw new RunFailure('pipeline-failed', 'The pipeline does not say how media is uploaded; it needs a fix.');
    const request = this.#prepare(upload, new Map([...fillings, ['file', [file]], ['type', [file.type]]]));
    const answer = await this.#patiently(() => this.#ask(request));
    this.#refuseProblem(answer);
    const address = textAt(answer.json, upload.address);
    if (address === undefined)
      throw new RunFailure(
        'pipeline-failed',
        `${this.#parts.title} took a file and gave no address for it; its pipeline needs a fix.`,
      );
    return address;
  }

  #ask(request: PreparedRequest): Promise<Answer> {
    return this.#parts.client.ask(request, AbortSignal.any([this.#signal, AbortSignal.timeout(ASK_MS)]));
  }

  #patiently<Wanted extends Answer | null>(ask: () => Promise<Wanted>): Promise<Wanted> {
    return askPatiently(ask, {
      problem: this.#runner.problem,
      backend: this.#parts.title,
      awayMs: this.#parts.awayMs,
      firstWaitMs: this.#parts.firstWaitMs,
      signal: this.#signal,
      onWait: (phase) => this.#progress.waits(phase),
    });
  }

  #prepare(request: ProviderRequest, fillings: Fillings): PreparedRequest {
    return prepareRequest(request, this.#parts.connection.url, fillings, this.#runner.headers);
  }

  #fillings(): Map<string, readonly Filling[]> {
    const values = providerValues(this.#runner, this.#order.spec);
    if (!values.ok) throw new RunFailure('bad-params', values.refusal.message);
    return new Map<string, readonly Filling[]>([
      ...[...values.value].map(([name, value]) => [name, [value]] as const),
      ...Object.entries(this.#record.kept ?? {}).map(([name, value]) => [`kept.${name}`, [value]] as const),
      ['key', [this.#record.key]],
    ]);
  }

  #refuseProblem(answer: Answer): void {
    if (isProblem(answer, this.#runner.problem)) throw this.#failure(answer);
  }

  #failure(answer: Answer): RunFailure {
    return providerFailure(answer, this.#runner.problem, this.#parts.title);
  }

  #lost(cause: unknown): RunFailure {
    return new RunFailure(
      'machine-lost',
      `The connection to ${this.#parts.title} broke while it worked; generate it again.`,
      { cause },
    );
  }

  #unknown(): RunFailure {
    return new RunFailure(
      'pipeline-failed',
      `It is not known whether ${this.#parts.title} took this before the connection or the job-runner broke; look there, and generate it again if it is not there.`,
    );
  }

  async #note(change: Partial<JobRecord>): Promise<void> {
    this.#record = { ...this.#record, ...change };
    await this.#job.write(this.#record);
  }
}

/** Throws `ProviderAway` for an answer that says as little as none. */
function notLost<Given extends Answer | null>(answer: Given): Given {
  if (answer === null || !LOST_BEHIND_GATEWAY.includes(answer.status)) return answer;
  throw new ProviderAway(new Error(`answered ${answer.status}`));
}

/** Whether submitting it twice makes one job alone: the provider is given the run's key in a header for that. */
const isRepeatable = ({ headers = {} }: ProviderRequest): boolean =>
  Object.values(headers).some((value) => value.includes('{key}'));

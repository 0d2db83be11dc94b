import type { ProviderRunner } from '@dailies/shared/runs';
import { RunFailure } from '../RunFailure.ts';
import type { Answer } from './ProviderClient.ts';
import { textAt } from './valueAt.ts';

const SENTENCE_CHARACTERS = 500;

const firstAt = (answer: unknown, pointers: readonly string[]): string | undefined => {
  for (const pointer of pointers) {
    const text = textAt(answer, pointer)?.trim();
    if (text !== undefined && text !== '') return text;
  }
  return undefined;
};

/** What an answer says of an error, with the provider's own words. */
function saidOf({ json }: Answer, problem: ProviderRunner['problem']) {
  const code = firstAt(json, problem.code);
  const sentence = firstAt(json, problem.sentence)?.slice(0, SENTENCE_CHARACTERS).toWellFormed();
  const said = `${code ?? ''} ${sentence ?? ''}`.toLowerCase();
  const has = (words: readonly string[] | undefined): boolean =>
    words?.some((word) => said.includes(word.toLowerCase())) ?? false;
  return { code, sentence, has };
}

/** Whether an answer is an error, by its status, or by its code where it comes with a good status. */
export function isProblem(answer: Answer, problem: ProviderRunner['problem']): boolean {
  const { code } = saidOf(answer, problem);
  const isBadCode = code !== undefined && !(problem.good ?? []).includes(code);
  return answer.status < 200 || answer.status >= 400 || isBadCode;
}

/** Whether the same may be asked again later: it has too much to do, or a fault that passes. */
export function isBusy(answer: Answer, problem: ProviderRunner['problem']): boolean {
  const { has } = saidOf(answer, problem);
  if (has(problem.unpaid) || has(problem.refused)) return false;
  return has(problem.busy) || answer.status === 429 || (answer.status >= 500 && answer.status !== 501);
}

/** What an error of a provider's means to whoever asked for the run. `backend` is its title. */
export function providerFailure(answer: Answer, problem: ProviderRunner['problem'], backend: string): RunFailure {
  const { sentence, code, has } = saidOf(answer, problem);
  const said = sentence ?? code;
  if (has(problem.unpaid) || answer.status === 402) {
    return new RunFailure(
      'refused',
      `The account at ${backend} has no credit left; whoever pays for it must add some.`,
    );
  }
  if (has(problem.refused)) {
    return new RunFailure('refused', `${backend} refused this by its policy: ${said ?? 'it gives no reason'}`);
  }
  if (answer.status === 401 || answer.status === 403) {
    return new RunFailure(
      'refused',
      `${backend} does not accept the credential of its backend, or not for this model; enter another one on the page of backends.`,
    );
  }
  if (answer.status === 404) {
    return new RunFailure('missing-tool', said ?? `${backend} has no such model; choose another pipeline.`);
  }
  const code4xx = answer.status >= 400 && answer.status < 500 ? 'bad-params' : 'pipeline-failed';
  return new RunFailure(
    code4xx,
    said ?? `${backend} answered with an error (${answer.status}) and gave no reason; the log says more.`,
  );
}

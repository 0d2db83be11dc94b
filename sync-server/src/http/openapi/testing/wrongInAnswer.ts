import { Problem } from '@dailies/shared/http';
import type { Operation } from './ApiDocument.ts';
import { wrongInAnswer } from './admits.ts';

const typeOf = (answer: Response): string => (answer.headers.get('content-type') ?? '').split(';', 1)[0] ?? '';
const isJson = (type: string): boolean => type === 'application/json' || type === 'application/problem+json';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an answer has that the document does not say of its operation, in a sentence; null: nothing. */
export async function undocumentedIn({ responses }: Operation, answer: Response): Promise<string | null> {
  const { status } = answer;
  const text = await answer.text();
  const said = responses[String(status)] ?? (status >= 400 ? responses['default'] : undefined);
  if (said === undefined) return `The status ${status} is not documented: ${text.slice(0, 300)}`;
  const { content } = said;
  if (content === undefined) return text === '' ? null : `${status} has a body, which is not documented.`;
  const type = typeOf(answer);
  const media = content[type] ?? content['*/*'];
  if (media === undefined) return `${status} is of the type "${type}"; documented: ${Object.keys(content).join(', ')}.`;
  if (!isJson(type)) return text === '' ? `${status} has no body.` : null;
  if (media.schema === undefined) return `${status} has no schema.`;
  const wrong = wrongInAnswer(media.schema, parsed(text));
  return wrong === null ? null : `${status} is not as documented: ${wrong}\n${text.slice(0, 500)}`;
}

/** The same of an answer that must be a refusal with this status, or any of a caller's fault where it is null. */
export async function wrongInRefusal(
  operation: Operation,
  answer: Response,
  status: number | null,
): Promise<string | null> {
  const { status: got } = answer;
  if (status === null ? got < 400 || got >= 500 : got !== status) {
    return `answered ${got}, and must be refused${status === null ? '' : ` with ${status}`}.`;
  }
  if (typeOf(answer) !== 'application/problem+json')
    return `${got} is of the type "${typeOf(answer)}", and no problem.`;
  const problem = Problem.safeParse(parsed(await answer.clone().text()));
  if (!problem.success) return `${got} is no problem: ${problem.error.message}`;
  const { code, status: saidStatus, type } = problem.data;
  if (saidStatus !== got || type !== `urn:dailies:problem:${code}`) return `${got} says ${saidStatus} and ${type}.`;
  return undocumentedIn(operation, answer);
}

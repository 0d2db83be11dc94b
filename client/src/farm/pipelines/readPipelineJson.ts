import { Pipeline } from '@dailies/shared/runs';

export interface FieldProblem {
  /** A path such as `runner.image`; '' where the text is no JSON. */
  readonly field: string;
  readonly message: string;
}

export type ReadPipeline =
  | { readonly ok: true; readonly pipeline: Pipeline }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

/** A pipeline that was typed or pasted, or what is wrong with it, each with the name of its field. */
export function readPipelineJson(text: string): ReadPipeline {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'It cannot be read.';
    return { ok: false, problems: [{ field: '', message: `This is no JSON: ${message}` }] };
  }
  const parsed = Pipeline.safeParse(json);
  if (parsed.success) return { ok: true, pipeline: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message }));
  return { ok: false, problems };
}

/** What the server says of a field: `"runner.image" in the body is not right: …`. */
export function fieldOfSentence(sentence: string): FieldProblem {
  const [, field, message] = /^"([^"]+)" in the body is not right[^:]*: (.+)$/s.exec(sentence) ?? [];
  return field === undefined || message === undefined ? { field: '', message: sentence } : { field, message };
}

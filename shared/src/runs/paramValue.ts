import type { PipelineParam } from './pipelineParam.ts';

function said(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return 'that';
  return `"${value.length > 60 ? `${value.slice(0, 59)}…` : value}"`;
}

/** What a pipeline's setting takes, in a few words. */
function takes(param: PipelineParam): string {
  switch (param.type) {
    case 'integer':
      return `a whole number from ${param.min} to ${param.max}`;
    case 'number':
      return `a number from ${param.min} to ${param.max}`;
    case 'flag':
      return 'yes or no';
    case 'text':
      return `a text of at most ${param.maxLength} characters`;
    case 'choice':
      return `one of ${param.options.slice(0, 12).join(', ')}${param.options.length > 12 ? '…' : ''}`;
  }
}

function isTaken(param: PipelineParam, value: unknown): boolean {
  switch (param.type) {
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= param.min && value <= param.max;
    case 'number':
      return typeof value === 'number' && value >= param.min && value <= param.max;
    case 'flag':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string' && value.length <= param.maxLength;
    case 'choice':
      return typeof value === 'string' && param.options.includes(value);
  }
}

/** Why a pipeline's setting does not take a value, as a sentence; undefined where it does. */
export const paramProblem = (param: PipelineParam, value: unknown): string | undefined =>
  isTaken(param, value) ? undefined : `"${param.title}" takes ${takes(param)}, not ${said(value)}.`;

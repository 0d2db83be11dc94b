import { ERROR_STATUS, type ErrorCode } from '@dailies/shared/errors';
import { Problem } from '@dailies/shared/http';

/**
 * What can go wrong: the server's own codes; `unreachable`, where nothing answered; `damaged`, where
 * what came is not what was asked for.
 */
export type ProblemCode = ErrorCode | 'unreachable' | 'damaged';

/** Something that was refused or failed. The message is one sentence that says what to do. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;

  constructor(code: ProblemCode, message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ApiProblem';
    this.code = code;
    this.status = status;
  }

  /** A failed answer as a problem, whatever stands between the server and here. */
  static async of(response: Response): Promise<ApiProblem> {
    const body: unknown = await response.json().catch(() => undefined);
    const problem = Problem.safeParse(body);
    if (problem.success) return new ApiProblem(problem.data.code, problem.data.detail, response.status);
    return new ApiProblem(
      codeOf(response.status),
      `The server answered ${response.status} without saying why; is this the address of a Dailies installation?`,
      response.status,
    );
  }

  /** The server was not reached, or the connection broke. */
  static unreachable(url: string, cause: unknown): ApiProblem {
    const { origin } = new URL(url);
    return new ApiProblem(
      'unreachable',
      `${origin} cannot be reached; check the address, and that Dailies runs there.`,
      0,
      {
        cause,
      },
    );
  }
}

const isCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_STATUS, code);

function codeOf(status: number): ErrorCode {
  const code = Object.keys(ERROR_STATUS).find((key) => isCode(key) && ERROR_STATUS[key] === status);
  return code !== undefined && isCode(code) ? code : 'upstream';
}

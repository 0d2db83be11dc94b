import type { ProviderRequest } from '@dailies/shared/runs';
import { type Filled, type Fillings, fillTemplate } from './fillTemplate.ts';
import { requestAddress } from './requestAddress.ts';

/** A request with everything in it but who asks. */
export interface PreparedRequest {
  readonly method: string;
  readonly address: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Filled | undefined;
  readonly form: boolean;
}

export function prepareRequest(
  { method, path, headers, body, form }: ProviderRequest,
  base: string,
  fillings: Fillings,
  always: Readonly<Record<string, string>> = {},
): PreparedRequest {
  const filled = Object.entries({ ...always, ...headers }).flatMap(([name, template]) => {
    const value = fillTemplate(template, fillings);
    return typeof value === 'string' ? [[name, value] as const] : [];
  });
  return {
    method,
    address: requestAddress(path, base, fillings),
    headers: Object.fromEntries(filled),
    body: body === undefined ? undefined : (fillTemplate(body, fillings) ?? {}),
    form: form === true,
  };
}

/** What lies at an address. */
export const requestOf = (address: URL): PreparedRequest => ({
  method: 'GET',
  address,
  headers: {},
  body: undefined,
  form: false,
});

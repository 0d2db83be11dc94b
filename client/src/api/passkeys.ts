import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnAbortService,
  WebAuthnError,
} from '@simplewebauthn/browser';
import { z } from 'zod';
import { ApiProblem } from './ApiProblem.ts';
import { callApi } from './callApi.ts';

/** The server's options are WebAuthn's own; the browser checks every part of them. */
const CreationOptions = z.custom<PublicKeyCredentialCreationOptionsJSON>(
  (value) => z.looseObject({ challenge: z.string() }).safeParse(value).success,
);
const RequestOptions = z.custom<PublicKeyCredentialRequestOptionsJSON>(
  (value) => z.looseObject({ challenge: z.string() }).safeParse(value).success,
);

/** What the browser says when a ceremony ends without a passkey, as one sentence; null where the person just left. */
function sentenceOf(error: WebAuthnError): string {
  if (error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') {
    return 'This device has a passkey of your account already; use that one.';
  }
  if (error.code === 'ERROR_INVALID_DOMAIN' || error.code === 'ERROR_INVALID_RP_ID') {
    return 'Passkeys do not work at this address; open Dailies by its https address.';
  }
  return 'No passkey was given; try again, or choose another way.';
}

async function ceremony<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof WebAuthnError) throw new ApiProblem('invalid-input', sentenceOf(error), { cause: error });
    // The browser's own word for a dialogue that was closed or ran out of time.
    if (error instanceof Error && error.name === 'NotAllowedError') {
      throw new ApiProblem('invalid-input', 'No passkey was given; try again, or choose another way.', {
        cause: error,
      });
    }
    throw error;
  }
}

/** Makes a passkey on this device or another and adds it to the account. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = await callApi(CreationOptions, '/api/auth/passkey/generate-register-options');
  const response = await ceremony(() => startRegistration({ optionsJSON }));
  await callApi(z.unknown(), '/api/auth/passkey/verify-registration', { method: 'POST', json: { name, response } });
}

/**
 * Signs in with a passkey. By `autofill` the browser offers it in the e-mail field, and the promise
 * waits until one is chosen; another call ends that one.
 */
export async function signInWithPasskey({ autofill }: { readonly autofill: boolean }): Promise<void> {
  // Before new options are asked for: the server keeps one challenge a browser, and an answer to the offer's old
  // one would use up the new one.
  WebAuthnAbortService.cancelCeremony();
  const options = await callApi(RequestOptions, '/api/auth/passkey/generate-authenticate-options');
  const response = await ceremony(() =>
    startAuthentication({
      optionsJSON: { ...options, userVerification: 'required' },
      useBrowserAutofill: autofill,
    }),
  );
  await callApi(z.unknown(), '/api/auth/passkey/verify-authentication', { method: 'POST', json: { response } });
}

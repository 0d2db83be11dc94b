/**
 * What a ComfyUI server behind a proxy that wants a credential is sent as `Authorization`: "user:password" as Basic,
 * anything else as Bearer.
 */
export const comfyAuthorization = (credential: string): string =>
  credential.includes(':') ? `Basic ${Buffer.from(credential).toString('base64')}` : `Bearer ${credential}`;

export { BACKEND_CREDENTIALS } from './backendCredentials.ts';
export { comfyAuthorization } from './comfyAuthorization.ts';
export { guardFetch } from './guardFetch.ts';
export { OutboundRules } from './OutboundRules.ts';
export { SecretBox } from './SecretBox.ts';
export { makeWebhookSecret, signWebhook, WEBHOOK_SECRETS } from './signWebhook.ts';

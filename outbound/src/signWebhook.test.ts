import { expect, test } from 'vitest';
import { SecretBox } from './SecretBox.ts';
import { makeWebhookSecret, signWebhook } from './signWebhook.ts';

test('the example of the Standard Webhooks specification has its signature', () => {
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestampSeconds: 1_614_265_330, body: '{"test": 2432232314}' };
  expect(signWebhook(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('two secrets sign beside each other', () => {
  const message = { id: 'a', timestampSeconds: 1, body: '{}' };
  const [first, second] = [makeWebhookSecret(), makeWebhookSecret()];
  const both = signWebhook(message, [first, second])['webhook-signature'].split(' ');
  expect(both).toEqual([first, second].map((one) => signWebhook(message, [one])['webhook-signature']));
});

test('a sealed secret is opened by the same key alone, and shows nothing', () => {
  const box = new SecretBox('a secret of the installation, long', 'webhook secrets');
  const sealed = box.seal('whsec_abc');
  expect(sealed).not.toContain('whsec');
  expect(box.seal('whsec_abc')).not.toBe(sealed);
  expect(box.open(sealed)).toBe('whsec_abc');
  expect(() => new SecretBox('another secret of the installation', 'webhook secrets').open(sealed)).toThrow(
    'AUTH_SECRET',
  );
  expect(() => new SecretBox('a secret of the installation, long', 'something else').open(sealed)).toThrow(
    'AUTH_SECRET',
  );
  expect(() => box.open(`${sealed.slice(0, -2)}AA`)).toThrow('AUTH_SECRET');
});

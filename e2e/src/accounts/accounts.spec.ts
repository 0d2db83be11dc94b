import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import { TestIdentityProvider } from '../../../sync-server/src/testing/TestIdentityProvider.ts';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { Person } from '../people/Person.ts';
import { authenticatorCode } from './authenticatorCode.ts';

test.describe.configure({ mode: 'serial' });

let installation: Installation;
/** The same installation by a name: passkeys belong to names, not to numbers. */
let origin: string;
let provider: TestIdentityProvider;
let browser: Browser;
let ada: Person;
let project: string;
let invitation: string;
const contexts: BrowserContext[] = [];

test.beforeAll(async () => {
  // The two must know each other's address: the provider gives its own up, and comes back to it.
  const first = await TestIdentityProvider.start([]);
  const { issuer, clientId, clientSecret } = first;
  await first.stop();
  installation = await Installation.start({
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: 'Studio',
  });
  origin = installation.origin.replace('127.0.0.1', 'localhost');
  provider = await TestIdentityProvider.start([origin], Number(new URL(issuer).port));
  browser = await launchBrowser();
  ada = await Person.signUp(installation.origin, 'Ada');
  project = await ada.createProject('Harbour');
  invitation = await ada.invite(project, 'artist');
});
test.afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
test.afterAll(async () => {
  await browser?.close();
  await installation?.stop();
  await provider?.stop();
});

async function visit(at = origin): Promise<Page> {
  const context = await browser.newContext({ baseURL: at, viewport: { width: 1280, height: 900 } });
  contexts.push(context);
  return context.newPage();
}

async function enterPassword(page: Page): Promise<void> {
  await page.goto('/sign-in?next=/account');
  await page.getByLabel('Email').fill(ada.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(ada.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

const isAtAccount = (page: Page) => expect(page.getByRole('heading', { name: 'Account', level: 1 })).toBeVisible();

test('a passkey is added, signs in without a password, and is removed', async () => {
  const page = await visit();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await enterPassword(page);
  await isAtAccount(page);
  await page.getByLabel('Name of a new passkey').fill('Laptop');
  await page.getByRole('button', { name: 'Add passkey' }).click();
  const passkeys = page.getByRole('list', { name: 'Passkeys' });
  await expect(passkeys.getByRole('textbox')).toHaveValue('Laptop');

  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: /^Account:/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  const heading = page.getByRole('heading', { name: 'Projects' });
  // This authenticator says yes to whatever asks: in a browser that offers passkeys in the e-mail field, at once.
  await signOut();
  await expect(heading).toBeVisible();

  // In one that doesn't, the button asks.
  await page.addInitScript('PublicKeyCredential.isConditionalMediationAvailable = async () => false');
  await page.reload();
  await signOut();
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await expect(heading).toBeVisible();

  await page.goto('/account');
  await page.getByRole('button', { name: 'Remove the passkey Laptop' }).click();
  await expect(passkeys).toBeHidden();
});

test('on an address of numbers the page says in one sentence why there are no passkeys', async () => {
  const page = await visit(installation.origin);
  await enterPassword(page);
  await expect(page.getByRole('region', { name: 'Passkeys' })).toContainText('a name instead of a number');
  await expect(page.getByRole('button', { name: 'Add passkey' })).toBeHidden();
});

test('two-factor sign-in is turned on, asked for, and let in by a recovery code too', async () => {
  const page = await visit();
  await enterPassword(page);
  const section = page.getByRole('region', { name: 'Two-factor sign-in' });
  await section.getByRole('button', { name: 'Turn on' }).click();
  const dialogue = page.getByRole('dialog');
  await dialogue.getByRole('textbox', { name: 'Your password' }).fill(ada.password);
  await dialogue.getByRole('button', { name: 'Continue' }).click();
  await expect(dialogue.getByRole('img', { name: 'QR code for the authenticator app' })).toBeVisible();
  const key = (await dialogue.locator('code').textContent()) ?? '';
  await dialogue.getByRole('textbox', { name: 'Code' }).fill(authenticatorCode(key));
  await dialogue.getByRole('button', { name: 'Turn on' }).click();
  const codes = dialogue.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await expect(codes).toHaveCount(10);
  const recovery = (await codes.first().textContent()) ?? '';
  await dialogue.getByRole('button', { name: 'I have kept them' }).click();
  await expect(section).toContainText('On');

  const other = await visit();
  await enterPassword(other);
  await expect(other.getByRole('heading', { name: 'Second step' })).toBeVisible();
  await other.getByLabel('Code').fill('000000');
  await other.getByRole('button', { name: 'Sign in' }).click();
  await expect(other.getByRole('alert')).toContainText('The code is wrong');
  await other.getByLabel('Code').fill(authenticatorCode(key, 1));
  await other.keyboard.press('Enter');
  await isAtAccount(other);

  const third = await visit();
  await enterPassword(third);
  await third.getByRole('button', { name: 'Use a recovery code' }).click();
  await third.getByLabel('Recovery code').fill(recovery);
  await third.getByRole('button', { name: 'Sign in' }).click();
  await isAtAccount(third);

  const sessions = page.getByRole('list', { name: 'Sessions' });
  await page.reload();
  await expect(sessions.getByRole('listitem')).not.toHaveCount(1);
  await page.getByRole('button', { name: 'End all others' }).click();
  await expect(sessions.getByRole('listitem')).toHaveCount(1);
  await third.reload();
  await expect(third.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('a stranger of the identity provider is told what is missing; with an invitation they join', async () => {
  provider.current = { sub: 'grace', email: 'grace@studio.example', emailVerified: true, name: 'Grace Hopper' };
  const stranger = await visit();
  await stranger.goto('/sign-in');
  await stranger.getByRole('button', { name: 'Sign in with Studio' }).click();
  await expect(stranger.getByRole('alert')).toContainText('open the invitation link');

  const invited = await visit();
  await invited.goto(`/invite/${invitation}`);
  await invited.getByRole('button', { name: 'Join with Studio' }).click();
  await invited.waitForURL(`**/p/${project}**`);
  await invited.goto('/account');
  await expect(invited.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Grace Hopper');
  await expect(invited.getByRole('region', { name: 'Single sign-on' })).toContainText('Linked');
  await expect(invited.getByRole('region', { name: 'Password' })).toBeHidden();
});

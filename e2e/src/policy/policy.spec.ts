import { type Browser, expect, type Page, test } from '@playwright/test';
import { Installation } from '../installation/Installation.ts';
import { launchBrowser } from '../installation/launchBrowser.ts';
import { watchPage } from '../installation/watchPage.ts';

const PASSWORD = 'correct horse battery';

/** What the browser blocked on a page by its Content Security Policy, as it is told to the page itself. */
async function watchPolicy(page: Page): Promise<string[]> {
  const violations: string[] = [];
  await page.exposeFunction('tellViolation', (text: string) => void violations.push(text));
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
    tellViolation(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sourceFile));`);
  return violations;
}

test.describe('under the Content Security Policy', () => {
  let installation: Installation;
  let browser: Browser;
  let page: Page;
  let complaints: string[];
  let violations: string[];

  test.beforeAll(async () => {
    [installation, browser] = await Promise.all([Installation.start(), launchBrowser()]);
    const context = await browser.newContext({ baseURL: installation.origin, viewport: { width: 1500, height: 900 } });
    page = await context.newPage();
    complaints = watchPage(page, installation.origin);
    violations = await watchPolicy(page);
  });
  test.afterAll(async () => {
    await browser?.close();
    await installation?.stop();
  });

  test('every page works: canvas, drawing, prompts, takes, shots, history, accounts, the reference', async () => {
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill('Dora');
    await page.getByLabel('Email').fill('dora@example.org');
    await page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign up' }).click();
    await page.getByText('The Last Lighthouse').first().click();
    await page.waitForURL(/\/p\/[^/]+/);
    const project = /\/p\/([^/?]+)/.exec(page.url())?.[1] ?? '';
    await expect(page.getByTestId('save-state')).toHaveText(/Saved/);

    // tldraw draws freely, and writes text with fonts of its own.
    await page.getByRole('button', { name: 'Add node' }).waitFor();
    await page.keyboard.press('Escape');
    for (const [tool, x] of [
      ['d', 700],
      ['r', 860],
      ['n', 1_020],
    ] as const) {
      await page.mouse.click(1_150, 820);
      await page.keyboard.press(tool);
      await page.mouse.move(x, 760);
      await page.mouse.down();
      await page.mouse.move(x + 60, 800, { steps: 4 });
      await page.mouse.up();
      await page.keyboard.press('Escape');
    }
    // A prompt in its editor, and a take made from a shot.
    const prompt = page.locator('[data-node-type="prompt"]').first();
    if ((await prompt.count()) > 0) {
      await prompt.click({ position: { x: 60, y: 14 } });
      await page.getByRole('complementary', { name: 'Inspector' }).getByRole('textbox', { name: 'Text' }).click();
      await page.keyboard.type(' More fog.');
    }
    const shot = page.locator('[data-node-type="shot-still"]').first();
    await shot.click({ position: { x: 60, y: 14 } });
    await shot.getByRole('button', { name: 'Generate', exact: true }).click();
    await expect(shot.locator('[data-take-id]').first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByTestId('save-state')).toHaveText(/Saved/);
    await page.screenshot({ path: test.info().outputPath('canvas.png') });

    const list: unknown = await (await page.request.get(`/api/v1/projects/${project}/takes`)).json();
    const take = /"id":"(t[^"]+)"/.exec(JSON.stringify(list))?.[1] ?? '';
    for (const [name, path] of [
      ['take', `/p/${project}/takes/${take}`],
      ['shots', `/p/${project}/shots`],
      ['history', `/p/${project}/history`],
      ['members', `/p/${project}/members`],
      ['project-audit', `/p/${project}/audit`],
      ['account', '/account'],
      ['audit', '/audit'],
      ['projects', '/'],
      ['docs', '/api/docs'],
    ] as const) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
    }
    const style = await page.evaluate('getComputedStyle(document.body).maxWidth');
    expect(style).not.toBe('none');
    expect(violations).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('what somebody slips into a page does not run, and sends nothing away', async () => {
    await page.goto('/');
    await page.evaluate(`(() => {
      const script = document.createElement('script');
      script.textContent = 'window.slippedIn = true';
      document.body.append(script);
      const picture = document.createElement('img');
      picture.setAttribute('onerror', 'window.slippedIn = true');
      picture.src = 'https://evil.example/pixel.png';
      document.body.append(picture);
      const frame = document.createElement('iframe');
      frame.srcdoc = '<script>parent.slippedIn = true</script>';
      document.body.append(frame);
      fetch('https://evil.example/').catch(() => {});
      try { new WebSocket('wss://evil.example/'); } catch {}
      // Later, because what the test itself has evaluated may use eval.
      setTimeout(() => { try { eval('window.slippedIn = true'); } catch {} }, 0);
    })()`);
    await expect
      .poll(() => violations.map((line) => line.split(' ')[0]))
      .toEqual(expect.arrayContaining(['script-src-elem', 'img-src', 'connect-src', 'script-src', 'script-src-attr']));
    expect(await page.evaluate('window.slippedIn')).toBeUndefined();
  });

  test('pages are sent packed, and what has a hash in its name is kept', async () => {
    await page.goto('/sign-in');
    const sources = await page.evaluate('[...document.scripts].map((script) => script.src)');
    const script = /https?:[^"]*\/assets\/[^"]+\.js/.exec(JSON.stringify(sources))?.[0] ?? '';
    const packed = await fetch(script, { headers: { 'accept-encoding': 'br' } });
    expect([packed.headers.get('content-encoding'), packed.headers.get('cache-control')]).toEqual([
      'br',
      'public, max-age=31536000, immutable',
    ]);
    expect((await page.goto('/'))?.headers()['cross-origin-opener-policy']).toBe('same-origin');
  });
});

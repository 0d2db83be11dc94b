import { addressOf, ApiProblem, DailiesClient } from '@dailies/api-client';
import { askOnTerminal } from '../askOnTerminal.ts';
import { defineCommand } from '../Command.ts';
import { writeLogin } from '../login.ts';
import { readStdin } from '../readStdin.ts';
import type { Terminal } from '../Terminal.ts';
import { UsageError } from '../UsageError.ts';

async function signIn(
  terminal: Terminal,
  url: string,
  givenEmail: string | undefined,
  fromStdin: boolean,
): Promise<string> {
  if (fromStdin && givenEmail === undefined) throw new UsageError('--password-stdin needs --email too.');
  const email = givenEmail ?? (await askOnTerminal(terminal, 'E-mail: ', { echo: true }));
  const password = fromStdin ? await readStdin(terminal) : await askOnTerminal(terminal, 'Password: ', { echo: false });
  try {
    return await DailiesClient.signIn(url, { email, password });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'second-factor' || fromStdin) throw error;
    const code = await askOnTerminal(terminal, 'Code of the authenticator app: ', { echo: true });
    return DailiesClient.signIn(url, { email, password, code });
  }
}

export const login = defineCommand({
  name: 'login',
  usage: 'URL [--email EMAIL] [--password-stdin] [--token TOKEN]',
  summary: 'Sign in to an installation',
  help: [
    'Asks for e-mail and password on the terminal. The address and a token are kept in a file that only',
    'you can read, and used until "dailies logout". DAILIES_URL and DAILIES_TOKEN go before that file.',
    '',
    '--email EMAIL     do not ask for it',
    '--password-stdin  read the password from the input',
    '--token TOKEN     an access token (made under Account); DAILIES_TOKEN is taken too, and shows in no list',
    '                  of processes',
  ].join('\n'),
  takes: [1, 1],
  options: { 'email': { type: 'string' }, 'password-stdin': { type: 'boolean' }, 'token': { type: 'string' } },
  run: async ({ positionals: [address = ''], values, environment, terminal, output }) => {
    const url = addressOf(address);
    const given = values.token ?? environment.token;
    const token = given ?? (await signIn(terminal, url, values.email, values['password-stdin'] === true));
    const { name, email } = await new DailiesClient(url, token).me();
    await writeLogin(environment, { url, token });
    output.show({ url, name, email }, () => `Signed in at ${url} as ${name} (${email}).`);
    return 0;
  },
});

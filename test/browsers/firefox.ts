import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { type Engine, keyActions } from './engine.ts';
import { startProcess, whatItSays } from './own-process.ts';

/** So that it calls nobody. */
const PREFERENCES: Readonly<Record<string, string | boolean | number>> = {
  'app.update.disabledForTesting': true,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.active-protocols': 1,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

interface Answer {
  readonly id?: number;
  readonly type: string;
  readonly message?: string;
  readonly result?: Readonly<Record<string, unknown>>;
}

/** Firefox through WebDriver BiDi, the protocol that it speaks itself. */
export async function startFirefox(executable: string): Promise<Engine> {
  const send = await connect(`${await launch(executable)}/session`);
  await send('session.new', { capabilities: {} });
  const { contexts } = (await send('browsingContext.getTree', {})) as {
    contexts: readonly [{ context: string }];
  };
  const { context } = contexts[0];
  return {
    goto: async (url) => {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    run: async <Result>(body: string, ...values: readonly unknown[]) => {
      const answer = await send('script.callFunction', {
        functionDeclaration: `async (text) => JSON.stringify(await (async (...values) => { ${body} })(...JSON.parse(text)))`,
        arguments: [{ type: 'string', value: JSON.stringify(values) }],
        awaitPromise: true,
        target: { context },
      });
      if (answer.type === 'exception') {
        throw new Error((answer.exceptionDetails as { text: string }).text);
      }
      const { value } = answer.result as { value?: string };
      return (value === undefined ? undefined : JSON.parse(value)) as Result;
    },
    press: async (...chords) => {
      await send('input.performActions', { context, actions: keyActions(chords) });
    },
    close: async () => {
      await send('browser.close', {});
    },
  };
}

/** Starts it with a profile of its own, and gives the address that it listens on. */
async function launch(executable: string): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'claimcheck-firefox-'));
  const lines = Object.entries(PREFERENCES).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const parameters = ['--headless', '--no-remote', '--remote-debugging-port=0'];
  const browser = startProcess(executable, [...parameters, '--profile', profile]);
  browser.once('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));
  return await whatItSays(browser, browser.stderr, /WebDriver BiDi listening on (ws:\S+)\s/);
}

type Send = (method: string, parameters: object) => Promise<Readonly<Record<string, unknown>>>;

async function connect(address: string): Promise<Send> {
  const socket = new WebSocket(address, { handshakeTimeout: 30_000 });
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on('message', (data) => {
    const answer = JSON.parse(String(data)) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  socket.on('close', () => {
    for (const answer of waiting.values()) answer({ type: 'error', message: 'Firefox is gone.' });
  });
  let latest = 0;
  return async (method, params) => {
    latest += 1;
    const id = latest;
    const answer = await new Promise<Answer>((resolve, reject) => {
      waiting.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }), (error) => error && reject(error));
    });
    waiting.delete(id);
    if (answer.type === 'error') throw new Error(`${method}: ${answer.message}`);
    return answer.result ?? {};
  };
}

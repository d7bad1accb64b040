import { type Engine, freePort, keyActions, until } from './engine.ts';
import { startProcess, whatItSays } from './own-process.ts';

/** WebKitGTK's small browser, through its WebDriver, on a screen of its own. */
export async function startWebKit(driver: string, browser: string): Promise<Engine> {
  const ask = await launch(driver);
  const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
    },
  });
  const session = `/session/${sessionId}`;
  await ask('POST', `${session}/timeouts`, { script: 60_000, pageLoad: 60_000 });
  return {
    goto: (url) => ask('POST', `${session}/url`, { url }),
    run: async <Result>(body: string, ...values: readonly unknown[]) => {
      const answer = await ask<{ result?: string; problem?: string }>(
        'POST',
        `${session}/execute/async`,
        {
          script: `const done = arguments[1]; (async (...values) => { ${body} })(...JSON.parse(arguments[0])).then((result) => done({ result: JSON.stringify(result) }), (error) => done({ problem: String(error) }));`,
          args: [JSON.stringify(values)],
        },
      );
      if (answer.problem !== undefined) throw new Error(answer.problem);
      return (answer.result === undefined ? undefined : JSON.parse(answer.result)) as Result;
    },
    press: (...chords) => ask('POST', `${session}/actions`, { actions: keyActions(chords) }),
    close: () => ask('DELETE', session),
  };
}

type Ask = <Value>(method: string, path: string, body?: object) => Promise<Value>;

/** Starts a screen and the driver on it, and gives what asks the driver. */
async function launch(driver: string): Promise<Ask> {
  const screen = startProcess('Xvfb', [
    ...['-displayfd', '1'],
    ...['-screen', '0', '1440x900x24'],
    ...['-nolisten', 'tcp'],
  ]);
  const display = await whatItSays(screen, screen.stdout, /(\d+)\n/);
  const port = await freePort();
  startProcess(driver, [`--port=${port}`], {
    ...process.env,
    DISPLAY: `:${display}`,
    GDK_BACKEND: 'x11',
    // Its sandbox does not start as root, which is what containers run as.
    WEBKIT_FORCE_SANDBOX: '0',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_DISABLE_DMABUF_RENDERER: '1',
  });
  const ask: Ask = async <Value>(method: string, path: string, body?: object) => {
    const init = body ? { method, body: JSON.stringify(body) } : { method };
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, init);
    const { value } = (await answer.json()) as { value: Value };
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await until(() => ask<object>('GET', '/status'));
  return ask;
}

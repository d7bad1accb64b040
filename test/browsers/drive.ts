import { CONTROL, DELETE, type Engine } from './engine.ts';

/** What every script here begins with: things are found by role and name. */
const FINDING = `
  const [first, second] = values;
  const box = (name) => document.querySelector('[aria-label="' + name + '"]');
  const verdict = () => document.querySelector('[role="status"][aria-label="Verdict"]');
  const textOf = (element) =>
    element.value ?? [...element.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\\n');
  const soon = async (isTrue, what) => {
    const end = performance.now() + 30000;
    while (!isTrue()) {
      if (performance.now() > end) throw new Error(what + ': not within half a minute');
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
  const settled = async () => {
    await soon(() => verdict()?.getAttribute('aria-busy') !== 'true', 'a verdict');
    return verdict().dataset.state;
  };`;

/** The page in one browser, as a user knows it. */
export class DrivenPage {
  private readonly engine: Engine;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Opens the page, and waits until it has started. */
  async open(address: string): Promise<void> {
    await this.engine.goto(address);
    await this.run(`
      window.complaints = [];
      addEventListener('error', ({ message }) => window.complaints.push(message));
      addEventListener('unhandledrejection', ({ reason }) => window.complaints.push(String(reason)));
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
        window.complaints.push(violatedDirective + ' ' + blockedURI));
      await soon(() => box('Payload'), 'the page');`);
  }

  /** Pastes a text over what is in a box, as a user does, and waits for the verdict. */
  async put(name: string, text: string): Promise<string> {
    if (text !== '') await this.copy(text);
    await this.run(
      `document.getElementById('to-copy')?.remove();
       await soon(() => box(first), first);
       const withText = 'textarea.plain-text-box:not(:placeholder-shown)';
       await soon(() => !document.querySelector(withText), 'the editors');
       box(first).focus();`,
      name,
    );
    await this.engine.press([CONTROL, 'a'], text === '' ? [DELETE] : [CONTROL, 'v']);
    return await this.run(
      `await soon(() => [undefined, second].includes(box(first).value), 'what was pasted');
       return await settled();`,
      name,
      text,
    );
  }

  /** Puts a text on the clipboard, from a box that is there for that alone. */
  private async copy(text: string): Promise<void> {
    await this.run(
      `const source = document.body.appendChild(document.createElement('textarea'));
       source.id = 'to-copy';
       // Where the page need not be scrolled to it.
       source.style.position = 'fixed';
       source.style.top = 0;
       source.value = first;
       source.focus();
       source.select();`,
      text,
    );
    await this.engine.press([CONTROL, 'c']);
  }

  async textOf(name: string): Promise<string> {
    return await this.run('return textOf(box(first));', name);
  }

  /** What the verdict says, title and detail. */
  async verdictText(): Promise<string> {
    return await this.run('return verdict().textContent;');
  }

  /** Errors, and what the page's policy rejected, since it was opened. */
  async complaints(): Promise<readonly string[]> {
    return await this.run('return window.complaints;');
  }

  async run<Result>(body: string, ...values: readonly unknown[]): Promise<Result> {
    return await this.engine.run(`${FINDING}\n${body}`, ...values);
  }

  async close(): Promise<void> {
    await this.engine.close();
  }
}

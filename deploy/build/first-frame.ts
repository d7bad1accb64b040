import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { type Plugin, runnerImport } from 'vite';
import { compileScript } from './compile-script.ts';

type Drawing = typeof import('../../src/drawing.tsx');

/**
 * Puts a drawing of the empty page into the document, which is painted as soon
 * as the style sheet is there, and the script that fits it to the reader's
 * settings. Nothing in it can be used: the page takes its place when it starts.
 */
export function firstFrame(target: readonly string[]): Plugin {
  let root = '';
  let script = '';
  return {
    name: 'first-frame',
    apply: 'build',
    configResolved: (config) => {
      root = config.root;
    },
    async buildStart() {
      const source = await compileScript('src/start.ts', target);
      const digest = createHash('sha256').update(source).digest('base64url').slice(0, 8);
      script = `assets/start-${digest}.js`;
      this.emitFile({ type: 'asset', fileName: script, source });
    },
    transformIndexHtml: {
      order: 'post',
      handler: async (html) => ({
        html: putInto(html, `<div inert>${await draw(root)}</div>`),
        tags: [
          { tag: 'script', attrs: { crossorigin: true, src: `./${script}` }, injectTo: 'head' },
        ],
      }),
    },
  };
}

async function draw(root: string): Promise<string> {
  const restore = standForBrowser();
  const { module } = await runnerImport<Drawing>(join(root, 'src/drawing.tsx'), {
    configFile: false,
    logLevel: 'error',
  });
  const drawing = module.drawEmptyPage();
  restore();
  // The policy of the page refuses them.
  if (/\sstyle=/.test(drawing)) throw new Error('The drawing of the page has styles of its own.');
  return drawing;
}

function putInto(html: string, drawing: string): string {
  const place = '<div id="root">';
  if (!html.includes(place)) throw new Error('The document has no place for the page.');
  return html.replace(place, () => place + drawing);
}

/** What the page asks of a browser while it is drawn, which has no link to open. The answer undoes it. */
function standForBrowser(): () => void {
  const navigator = { platform: '', languages: ['en'] };
  const stands = Object.entries({ navigator, location: { href: 'https://invalid/' } });
  const before = stands.map(([name]) => Object.getOwnPropertyDescriptor(globalThis, name));
  for (const [name, value] of stands) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  return () => {
    for (const [index, [name]] of stands.entries()) {
      const descriptor = before[index];
      if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      else Reflect.deleteProperty(globalThis, name);
    }
  };
}

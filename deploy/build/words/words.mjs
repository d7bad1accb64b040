// npm run words            brings all catalogues up to date and says what they lack
// npm run words -- de fr   begins those of German and French, too
// npm run words -- --list  writes all messages out, by the file that says them
import { stdout } from 'node:process';
import { runnerImport } from 'vite';

const { module } = await runnerImport('./deploy/build/words/update-catalogues.ts');
const tags = process.argv.slice(2);
const told = tags.includes('--list')
  ? module.listMessages('.')
  : module.updateCatalogues('.', tags).join('\n');
stdout.write(told);

// npm run words                      brings all catalogues up to date and says what they lack
// npm run words -- de fr             begins those of German and French, too
// npm run words -- rename list.json  keeps the translations of reworded messages: { "old": "new" }
// npm run words -- --list            writes all messages out, by the file that says them
import { stdout } from 'node:process';
import { runnerImport } from 'vite';

const words = async (file) => (await runnerImport(`./deploy/build/words/${file}`)).module;
const [first, ...others] = process.argv.slice(2);
if (first === '--list') {
  stdout.write((await words('update-catalogues.ts')).listMessages('.'));
} else if (first === 'rename') {
  const { renameMessages } = await words('rename-messages.ts');
  stdout.write(renameMessages('.', others[0] ?? 'renames.json').join('\n'));
} else {
  const { updateCatalogues } = await words('update-catalogues.ts');
  stdout.write(updateCatalogues('.', first ? [first, ...others] : []).join('\n'));
}

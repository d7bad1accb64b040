// npm run release               tests and builds the commit, and writes the files of a release
// npm run release -- --dry-run  does the same and writes nothing
import { stdout } from 'node:process';
import { runnerImport } from 'vite';

const { module } = await runnerImport('./deploy/release/release.ts');
process.exitCode = await module.release(process.argv.slice(2), (text) => stdout.write(text));

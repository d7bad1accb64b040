// npm run test:setup  installs the programs that tests use; `npm test` begins with it
import { runnerImport } from 'vite';

const { module } = await runnerImport('./test/support/machine/set-up.ts');
await module.setUp();

// npm run verify-deployment -- https://host/path  compares a deployed copy with a build of its commit
import { stdout } from 'node:process';
import { runnerImport } from 'vite';

const { module } = await runnerImport('./deploy/verify/verify-deployment.ts');
process.exitCode = await module.verifyDeployment(process.argv.slice(2), (text) =>
  stdout.write(text),
);

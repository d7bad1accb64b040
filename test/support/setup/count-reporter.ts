import type { Reporter, TestModule } from 'vitest/node';
import { lackOf } from '../machine/lacks.ts';

/** Ends a run with one plain line that any CI can read, after a line on what the machine lacks. */
export default class CountReporter implements Reporter {
  /** What is known to be missing before any test runs. */
  constructor(private readonly lacking: readonly string[]) {}

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    let passed = 0;
    let failed = unhandledErrors.length;
    const lacking = new Set(this.lacking);
    for (const module of modules) {
      failed += module.errors().length;
      for (const test of module.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') passed++;
        else if (result.state === 'failed') failed++;
        const lack = result.state === 'skipped' ? lackOf(result.note) : undefined;
        if (lack !== undefined) lacking.add(lack);
      }
    }
    process.on('exit', () => {
      if (lacking.size > 0) {
        const names = [...lacking].join(', ');
        console.log(
          `Skipped, because this machine lacks them: ${names}. \`npm run test:setup\` installs browsers and servers.`,
        );
      }
      console.log(`${passed} passed, ${failed} failed`);
    });
  }
}

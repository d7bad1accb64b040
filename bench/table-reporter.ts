import { cpus } from 'node:os';
import type { Reporter, TestModule } from 'vitest/node';
import { type Figure, median } from './figures.ts';

const HEAD = '| figure | target | median | lowest – highest | floor |';

/** Prints what was measured as one table in Markdown. */
export default class TableReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const figures = modules
      .flatMap((module) => [...module.children.allTests()])
      .flatMap((test) => test.meta().figures ?? []);
    const lines = [HEAD, '|---|---|---|---|---|', ...figures.map(rowOf)];
    const [processor] = cpus();
    lines.push('', `Node ${process.version}, ${cpus().length} × ${processor?.model ?? 'unknown'}.`);
    process.on('exit', () => console.log(`\n${lines.join('\n')}`));
  }
}

function rowOf({ name, unit, target, values, floor }: Figure): string {
  const sign = unit === 'a second' ? '≥' : '≤';
  const cells = [
    name,
    target === undefined ? '' : `${sign} ${number(target)} ${unit}`,
    `${number(median(values))} ${unit}`,
    `${number(Math.min(...values))} – ${number(Math.max(...values))}`,
    floor ? `${number(median(floor.values))} ${unit} (${floor.what})` : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

function number(value: number): string {
  const digits = Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
}

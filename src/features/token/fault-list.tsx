import type { Fault } from '../../core/decode/decoded-token.ts';
import { explainFault } from '../../core/explain/explain-fault.ts';
import { say } from '../../core/words/say.ts';
import { Quoted } from '../../ui/quoted.tsx';

/** What is wrong with the parts of a token, each with its place. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  return (
    <ul
      aria-label={say`Faults`}
      className="border-t border-line bg-bad-soft px-4 py-2 text-12 text-bad"
    >
      {faults.map((fault, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: several parts too many may have the same fault
          key={`${fault.part} ${fault.problem.code} ${index}`}
          data-part={fault.part}
          data-code={fault.problem.code}
          data-offset={offsetOf(fault)}
        >
          <Quoted>{explainFault(fault)}</Quoted>
        </li>
      ))}
    </ul>
  );
}

function offsetOf({ problem }: Fault): number | undefined {
  if ('offset' in problem) return problem.offset;
  return 'octetOffset' in problem ? problem.octetOffset : undefined;
}

import type { DecodedToken, Fault } from '../../core/decode/decoded-token.ts';
import { say } from '../../core/words/say.ts';
import { Coded } from '../../ui/quoted.tsx';
import { useSession } from '../shared/page.ts';
import type { ExplainFault } from './mark-token.ts';

const NO_FAULTS: DecodedToken['faults'] = [];

/** What is wrong with the parts of the token, each with its place; in the frame of the input, since the Key field is below. */
export function FaultList({ explain }: { readonly explain: ExplainFault }) {
  const faults = useSession(({ token }) => token?.faults ?? NO_FAULTS);
  if (faults.length === 0) return null;
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
          <Coded>{explain(fault)}</Coded>
        </li>
      ))}
    </ul>
  );
}

function offsetOf({ problem }: Fault): number | undefined {
  if ('offset' in problem) return problem.offset;
  return 'byteOffset' in problem ? problem.byteOffset : undefined;
}

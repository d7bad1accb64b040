import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { PART_NAMES } from '../../core/explain/explain-fault.ts';
import { formatNumber } from '../../core/words/format-number.ts';
import { say } from '../../core/words/say.ts';
import { PART_DOTS } from './part-colours.ts';

/** Names the parts, so that colour is not the only sign. */
export function PartLegend({ parts, tail }: Pick<DecodedToken, 'parts' | 'tail'>) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 border-t border-line px-3.5 py-2 text-12 text-muted">
      {parts.map((part) => (
        <li key={part.start} className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2 rounded ${PART_DOTS[part.name]}`} />
          {PART_NAMES[part.name]} {formatNumber(part.encoded.length)}
        </li>
      ))}
      {tail !== '' && (
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-2 rounded ${PART_DOTS.extra}`} />
          {say`Disclosures`} {formatNumber(tail.length)}
        </li>
      )}
    </ul>
  );
}

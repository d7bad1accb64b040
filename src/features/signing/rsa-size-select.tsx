import { say } from '../../core/words/say.ts';
import { RSA_SIZES, type RsaSize } from '../../session/rsa-sizes.ts';
import type { KeyGeneration } from './use-key-generation.ts';

/** How long the modulus of a generated RSA key is. */
export function RsaSizeSelect({ generation }: { readonly generation: KeyGeneration }) {
  return (
    <select
      aria-label={say`RSA size`}
      title={say`Bit length of generated RSA keys`}
      className="mr-1 h-6 rounded border border-control bg-surface px-1 text-12 max-md:h-11"
      disabled={generation.isBusy}
      value={generation.rsaSize}
      onChange={(event) => generation.setRsaSize(Number(event.target.value) as RsaSize)}
    >
      {RSA_SIZES.map((size) => (
        <option key={size} value={size}>
          {size}
        </option>
      ))}
    </select>
  );
}

import type { Finding } from '../audit/audit-rule.ts';
import type { Check, CheckName } from '../checks/check.ts';
import type { KeyMaterial } from '../keys/key-material.ts';
import type { SignatureVerdict } from '../verdict/signature-verdict.ts';
import { sentences } from '../words/sentences.ts';
import { startWithin } from '../words/within-sentence.ts';
import type { ReviewedLayer } from './reviewed-token.ts';

/** What a finding does to a check: `fail` where a standard says "must", `unsettle` where APIs differ. */
interface Effect {
  readonly check: CheckName;
  readonly does: 'fail' | 'unsettle';
  /** It counts for the key that verified the signature, and for no other key of the set. */
  readonly ofKey?: true;
}

const failsForm: Effect = { check: 'form', does: 'fail' };
const unsettlesForm: Effect = { check: 'form', does: 'unsettle' };
const failsKey: Effect = { check: 'key', does: 'fail' };
const unsettlesKey: Effect = { check: 'key', does: 'unsettle' };
/** The check of what kind of token it is has the status, too. */
const failsProfile: Effect = { check: 'profile', does: 'fail' };
const unsettlesProfile: Effect = { check: 'profile', does: 'unsettle' };
const failsItsKey: Effect = { ...failsKey, ofKey: true };
const unsettlesItsKey: Effect = { ...unsettlesKey, ofKey: true };

/** The findings that say that some or all APIs reject the token, by code. */
const EFFECTS: ReadonlyMap<string, Effect> = new Map([
  // RFC 7519 §3 knows the compact serializations alone, RFC 7797 §7 rules out "b64".
  ['json-serialization', failsForm],
  ['polyglot', failsForm],
  ['b64-false-jwt', failsForm],
  // RFC 7515 §4 and RFC 7519 §4 leave the choice: reject, or read the last one.
  ['dup-member', unsettlesForm],
  ['b64-padding', unsettlesForm],
  ['b64-alphabet', unsettlesForm],
  ['b64-noncanonical', unsettlesForm],
  ['zip-in-jws', unsettlesForm],
  // RFC 7519 §5.2: whether an API looks for a token in the payload is by "cty" alone.
  ['cty-nested-missing', unsettlesForm],
  ['key-confusion-proven', failsKey],
  ['kid-not-in-jwks', failsKey],
  ['secret-empty', failsKey],
  ['secret-known', unsettlesKey],
  ['secret-short', unsettlesKey],
  ['kid-differs', unsettlesKey],
  ['status-revoked', failsProfile],
  ['status-suspended', failsProfile],
  ['status-unverified', unsettlesProfile],
  ['key-purpose', failsItsKey],
  ['rsa-small', failsItsKey],
  ['ec-off-curve', failsItsKey],
  ['ec-malformed', unsettlesItsKey],
  // RFC 7517 §4 leaves the same choice as for tokens.
  ['key-dup-member', unsettlesItsKey],
  ['key-example', unsettlesItsKey],
  ['jwks-dup-kid', unsettlesItsKey],
  ['jwk-certificate-mismatch', unsettlesItsKey],
]);

/** The checks in the light of the findings, so that no list says "pass" beside "APIs reject this". */
export function weighFindings(
  checks: readonly Check[],
  layers: readonly ReviewedLayer[],
): readonly Check[] {
  const effective = layers.flatMap((layer) =>
    typeof layer.findings === 'string'
      ? []
      : layer.findings.flatMap((finding) => readEffect(finding, layer)),
  );
  if (effective.length === 0) return checks;
  return checks.map((check) => {
    const own = effective.filter(({ effect }) => effect.check === check.name);
    const worst = own.find(({ effect }) => effect.does === 'fail') ?? own[0];
    return worst ? weaken(check, worst.finding, worst.effect.does) : check;
  });
}

function readEffect(
  finding: Finding,
  layer: ReviewedLayer,
): { readonly finding: Finding; readonly effect: Effect }[] {
  const effect = EFFECTS.get(finding.code);
  // Some makers document what others must not do: a health card compresses its payload.
  if (!effect || finding.severity === 'info') return [];
  return effect.ofKey && !isAboutUsedKey(finding, layer) ? [] : [{ finding, effect }];
}

/** Whether a finding speaks of the key that verified or opened the layer, or of one that shares its "kid". */
function isAboutUsedKey({ code, where }: Finding, { verdict, evidence }: ReviewedLayer): boolean {
  const material = verdict && usedKey(verdict);
  if (where.part !== 'key' || !material) return false;
  if (typeof evidence === 'string') return true;
  const used = evidence.keys.find((key) => key.material === material);
  if (!used) return true;
  const isWithin = (place: string) => `${where.pointer ?? ''}/`.startsWith(`${place}/`);
  if (code !== 'jwks-dup-kid') return isWithin(used.where.pointer ?? '');
  const named = evidence.keys.find(
    (key) => key.where.part === 'key' && key.where.pointer === where.pointer,
  );
  return named?.jwk.kid === used.jwk.kid;
}

function usedKey(verdict: SignatureVerdict): KeyMaterial | undefined {
  if (verdict.state === 'verified') return verdict.key;
  if (!('opening' in verdict)) return undefined;
  return verdict.opening.state === 'decrypted' ? verdict.opening.key : undefined;
}

function weaken(check: Check, { code, title, why }: Finding, does: Effect['does']): Check {
  const brief = startWithin(title);
  if (check.result === 'fail') return { ...check, reason: sentences(check.reason, why), code };
  if (does === 'fail') return { name: check.name, result: 'fail', reason: why, brief, code };
  return check.result === 'skipped' && check.missing !== undefined
    ? check
    : { name: check.name, result: 'skipped', reason: why, missing: brief };
}

/** The worst finding that keeps a token from being accepted, where there is one. */
export function gravest(layers: readonly ReviewedLayer[]): Finding | undefined {
  const all = layers.flatMap(({ findings }) => (typeof findings === 'string' ? [] : findings));
  return (
    all.find(({ severity }) => severity === 'critical') ??
    all.find(({ severity }) => severity === 'high')
  );
}

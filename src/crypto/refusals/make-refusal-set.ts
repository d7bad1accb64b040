import { renewDates } from '../../core/compose/renew-dates.ts';
import { findPointer } from '../../core/encoding/json-query.ts';
import { type JsonObject, parseJson } from '../../core/encoding/json-text.ts';
import type { KeyMaterial } from '../../core/keys/key-material.ts';
import { changeJson, encodeText } from '../../core/refusals/change-json.ts';
import { attackerKeyId } from '../../core/refusals/key-refusals.ts';
import { needsSigningKey, planRefusals } from '../../core/refusals/plan-refusals.ts';
import type {
  ControlProblem,
  Making,
  PlannedRefusal,
  PublicForm,
  Refusal,
  RefusalSet,
  RefusalSubject,
  Signer,
} from '../../core/refusals/refusal.ts';
import type { RefusalSource } from '../../core/refusals/refusal-source.ts';
import { findSignatureAlgorithm, type SignatureAlgorithm } from '../../core/registry/algorithms.ts';
import { lifetimePhase, readLifetime } from '../../core/time/lifetime.ts';
import { numericDate } from '../../core/time/numeric-date.ts';
import { toJwk, writeKey } from '../keys/convert-key.ts';
import { signToken } from '../signatures/sign-token.ts';
import {
  type AttackerKey,
  attackerFiles,
  makeAttacker,
  makeFreshKey,
  secretKey,
} from './make-attacker.ts';

/** The keys that sign the tokens of a set. */
interface Keys {
  readonly user: KeyMaterial | undefined;
  readonly fresh: KeyMaterial;
  readonly attacker: AttackerKey;
}

/** Makes all tokens that can be made with the keys at hand. Rejects when the browser makes no keys. */
export async function makeRefusalSet(source: RefusalSource): Promise<RefusalSet> {
  const { algorithm, signingKey, publicKey, now, url } = source;
  const control = await makeControl(source);
  const isSigned = signingKey !== undefined && control.isSigned;
  const curve = curveOf(signingKey ?? publicKey);
  const attacker = await makeAttacker(algorithm.name, now);
  const keys: Keys = {
    user: isSigned ? signingKey : undefined,
    fresh: await makeFreshKey(algorithm, curve),
    attacker,
  };
  const keyId = attackerKeyId(source);
  const { base64, ...files } = attackerFiles(attacker, keyId);
  const claims = objectOf(control.payload) ?? source.claims;
  const expires = numericDate(claims, 'exp');
  const subject: RefusalSubject = {
    ...{ algorithm, header: source.header, payload: control.payload, claims, now, expires },
    headerObject: source.headerObject,
    parts: control.parts,
    publicForms: await publicForms(publicKey),
    attacker: {
      ...{ algorithm: attacker.algorithm.name, jwk: attacker.jwk, certificate: base64, url },
    },
  };
  const plans = planRefusals(subject);
  const made = await Promise.all(plans.map((plan) => make(plan, subject, keys)));
  const problem = isSigned ? undefined : findProblem(source);
  return {
    control: problem ? undefined : control.parts.join('.'),
    controlProblem: problem,
    refusals: made.filter((refusal) => refusal !== undefined),
    missing: keys.user ? [] : plans.filter(needsSigningKey),
    expires,
    scheme: findPointer(claims, '/cnf/jkt') ? 'DPoP' : 'Bearer',
    isSigned,
    isVerified: source.isVerified,
    attacker: { url, ...files },
  };
}

interface Control {
  readonly payload: string;
  readonly parts: RefusalSubject['parts'];
  readonly isSigned: boolean;
}

/** The token signed again with new dates, else as it is. */
async function makeControl(source: RefusalSource): Promise<Control> {
  const { signingKey, algorithm, header, now, lifetime } = source;
  const payload = signingKey && renewDates(source.payload, now, lifetime);
  const token =
    signingKey && payload !== undefined
      ? await sign(header, payload, algorithm, signingKey)
      : undefined;
  if (token === undefined || payload === undefined) {
    return { payload: source.payload, parts: source.parts, isSigned: false };
  }
  return { payload, parts: partsOf(token), isSigned: true };
}

function findProblem({ isVerified, claims, now }: RefusalSource): ControlProblem | undefined {
  const phase = lifetimePhase(readLifetime(claims), now);
  if (phase === 'expired' || phase === 'not-yet') return phase;
  return isVerified ? undefined : 'not-verified';
}

async function make(
  plan: PlannedRefusal,
  { algorithm }: RefusalSubject,
  keys: Keys,
): Promise<Refusal | undefined> {
  const { making, ...words } = plan;
  const token = await write(making, algorithm, keys);
  return token === undefined ? undefined : { ...words, token };
}

async function write(
  making: Making,
  algorithm: SignatureAlgorithm,
  keys: Keys,
): Promise<string | undefined> {
  if (making.by === 'writing') return making.token;
  const signer = signerOf(making.signer, algorithm, keys);
  return signer && (await sign(making.header, making.payload, signer.algorithm, signer.key));
}

function signerOf(
  signer: Signer,
  algorithm: SignatureAlgorithm,
  { user, fresh, attacker }: Keys,
): { readonly algorithm: SignatureAlgorithm; readonly key: KeyMaterial } | undefined {
  switch (signer.key) {
    case 'user': {
      const other = 'algorithm' in signer ? findSignatureAlgorithm(signer.algorithm) : algorithm;
      return user && other && { algorithm: other, key: user };
    }
    case 'fresh':
      return { algorithm, key: fresh };
    case 'attacker':
      return attacker;
    case 'bytes': {
      const hmac = findSignatureAlgorithm(signer.algorithm);
      return hmac && { algorithm: hmac, key: secretKey(signer.bytes) };
    }
  }
}

/** Undefined where the key is refused. */
async function sign(
  header: string,
  payload: string,
  algorithm: SignatureAlgorithm,
  key: KeyMaterial,
): Promise<string | undefined> {
  const made = await signToken(`${encodeText(header)}.${encodeText(payload)}`, algorithm, key);
  return made.ok ? made.value : undefined;
}

/** The texts that an API may hold of the public key; none for a secret. */
async function publicForms(key: KeyMaterial | undefined): Promise<readonly PublicForm[]> {
  if (!key || key.kind === 'secret') return [];
  const pem = await writeKey(key, 'public', 'pem').catch(() => undefined);
  const jwk = await toJwk(key, 'public').catch(() => undefined);
  return [
    ...(pem === undefined
      ? []
      : [
          { form: 'pem' as const, text: pem },
          { form: 'pem-trimmed' as const, text: pem.trim() },
        ]),
    ...(jwk === undefined
      ? []
      : [{ form: 'jwk' as const, text: changeJson(JSON.stringify(jwk), { kid: undefined }) }]),
  ];
}

function curveOf(key: KeyMaterial | undefined): string | undefined {
  return key && 'curve' in key ? key.curve : undefined;
}

function partsOf(compact: string): RefusalSubject['parts'] {
  const [header = '', payload = '', signature = ''] = compact.split('.');
  return [header, payload, signature];
}

function objectOf(text: string): JsonObject | undefined {
  const root = parseJson(text);
  return root.ok && root.value.type === 'object' ? root.value : undefined;
}

import nodeJose from 'node-jose';

type Jwk = Readonly<Record<string, unknown>>;

interface SuiteNames {
  readonly algorithm: { readonly name: string };
  readonly encryption: { readonly name: string };
}

interface EncryptOptions {
  /** Stand in the header beside "alg" and "enc". */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly zip?: boolean;
}

/** A token by another implementation than ours and the one we use. */
export async function encryptWithNodeJose(
  { algorithm, encryption }: SuiteNames,
  jwk: Jwk,
  plaintext: string,
  { fields = {}, zip = false }: EncryptOptions = {},
): Promise<string> {
  const key = await nodeJose.JWK.asKey(jwk);
  const options = {
    format: 'compact',
    contentAlg: encryption.name,
    fields: { ...fields, alg: algorithm.name },
    ...(zip ? { zip } : {}),
  } as const;
  const recipient = { key, reference: false } as const;
  return await nodeJose.JWE.createEncrypt(options, recipient).update(plaintext, 'utf8').final();
}

export async function decryptWithNodeJose(compact: string, jwk: Jwk): Promise<string> {
  const key = await nodeJose.JWK.asKey(jwk);
  const opened = await nodeJose.JWE.createDecrypt(key, { algorithms: ['*'] }).decrypt(compact);
  return opened.plaintext.toString('utf8');
}

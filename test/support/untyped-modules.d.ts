/** What the tests use of libraries that come without types. */
declare module 'jsrsasign' {
  type Key = object | { hex: string };
  interface Jsrsasign {
    readonly KEYUTIL: { getKey(pem: string): Key };
    readonly KJUR: {
      readonly asn1: {
        readonly x509: { readonly Certificate: new (fields: object) => { getPEM(): string } };
      };
      readonly jws: {
        readonly JWS: {
          sign(algorithm: string, header: string, payload: string, key: Key): string;
          verify(token: string, key: Key, algorithms: readonly string[]): boolean;
        };
      };
    };
  }
  const jsrsasign: Jsrsasign;
  export default jsrsasign;
}

declare module 'node-jose' {
  interface Key {
    readonly kty: string;
  }
  interface NodeJose {
    readonly JWK: { asKey(jwk: object): Promise<Key> };
    readonly JWS: {
      createSign(
        options: { format: 'compact'; fields: object },
        signer: { key: Key; reference: false },
      ): { update(payload: string, encoding: 'utf8'): { final(): Promise<string> } };
      createVerify(
        key: Key,
        options: { algorithms: readonly string[] },
      ): { verify(token: string): Promise<object> };
    };
    readonly JWE: {
      createEncrypt(
        options: { format: 'compact'; contentAlg: string; fields: object; zip?: boolean },
        recipient: { key: Key; reference: false },
      ): { update(plaintext: string, encoding: 'utf8'): { final(): Promise<string> } };
      createDecrypt(
        key: Key,
        options: { algorithms: readonly string[] },
      ): { decrypt(token: string): Promise<{ readonly plaintext: Buffer }> };
    };
  }
  const nodeJose: NodeJose;
  export default nodeJose;
}

declare module 'oidc-provider' {
  import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';

  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  export interface Context {
    readonly oidc: {
      readonly session?: { readonly accountId?: string };
      readonly provider: { readonly Grant: new (fields: object) => Grant };
    };
  }

  export interface Configuration {
    readonly interactions?: {
      readonly url: (context: Context, interaction: { readonly uid: string }) => string;
    };
    readonly findAccount?: (context: Context, accountId: string) => object;
    readonly loadExistingGrant?: (context: Context) => Promise<Grant>;
    readonly [other: string]: unknown;
  }

  export default class Provider {
    constructor(issuer: string, configuration: Configuration);
    callback(): RequestListener;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: object,
    ): Promise<void>;
  }
}

declare module 'ws' {
  export default class WebSocket {
    constructor(address: string, options?: { readonly handshakeTimeout: number });
    on(event: 'open' | 'error' | 'message' | 'close', listener: (data: unknown) => void): void;
    send(data: string, done: (error: Error | undefined) => void): void;
  }
}

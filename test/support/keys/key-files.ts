import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type KeyKind = 'RSA' | 'P-256' | 'P-384' | 'P-521' | 'Ed25519';

export const PASSPHRASE = 'correct horse é';

/** A directory in which `openssl` and `ssh-keygen` make keys. */
export class KeyWorkshop {
  private readonly directory = mkdtempSync(join(tmpdir(), 'key-formats-'));

  close(): void {
    rmSync(this.directory, { recursive: true });
  }

  path(name: string): string {
    return join(this.directory, name);
  }

  text(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  bytes(name: string): Buffer {
    return readFileSync(this.path(name));
  }

  write(name: string, content: string | Uint8Array): string {
    writeFileSync(this.path(name), content);
    return name;
  }

  openssl(...options: string[]): string {
    return this.run('openssl', options);
  }

  sshKeygen(...options: string[]): string {
    return this.run('ssh-keygen', options);
  }

  /** Makes a private key in PKCS #8 and hands over the name of its file. */
  makeKey(kind: KeyKind, name: string = kind): string {
    const options = {
      RSA: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
      'P-256': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
      'P-384': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
      'P-521': ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-521'],
      Ed25519: ['-algorithm', 'ED25519'],
    }[kind];
    this.openssl('genpkey', ...options, '-out', `${name}.pem`);
    this.openssl('pkey', '-in', `${name}.pem`, '-pubout', '-out', `${name}.pub.pem`);
    return `${name}.pem`;
  }

  /** Makes a certificate of the key, self-signed. */
  makeCertificate(key: string, name: string, subject = '/CN=issuer.example.com'): string {
    this.openssl('req', '-x509', '-key', key, '-subj', subject, '-days', '30', '-out', name);
    return name;
  }

  private run(program: string, options: readonly string[]): string {
    try {
      return execFileSync(program, options, {
        cwd: this.directory,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      throw missing
        ? new Error(`"${program}" is not installed; these tests make their keys with it`)
        : error;
    }
  }
}

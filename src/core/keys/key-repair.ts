/** One thing that was put right so that a key could be read; strict readers reject it as it was given. */
export type KeyRepair =
  /** A coordinate that was too short or too long by zeros (RFC 7518 §6.2.1.2). */
  | {
      readonly code: 'coordinate-length';
      readonly member: string;
      readonly length: number;
      readonly expected: number;
    }
  /** A number with zero bytes in front (RFC 7518 §2, Base64urlUInt). */
  | { readonly code: 'leading-zeros'; readonly member: string; readonly length: number }
  /** Base64 with "+", "/", padding, white space or spare bits where base64url is asked for. */
  | { readonly code: 'member-base64'; readonly member: string }
  /** A member that holds something else than its own bytes in base64url. */
  | {
      readonly code: 'member-form';
      readonly member: string;
      readonly form: 'hex' | 'decimal' | 'pem' | 'der' | 'point';
    }
  /** A member that occurs more than once; the last one counts (RFC 7517 §4). */
  | { readonly code: 'member-repeated'; readonly member: string }
  | { readonly code: 'pem-label'; readonly label: string; readonly actual: string }
  /** First or last line missing, or with the wrong hyphens. */
  | { readonly code: 'pem-armor' }
  | { readonly code: 'raw-point'; readonly curve: string }
  | { readonly code: 'compressed-point'; readonly curve: string }
  | { readonly code: 'explicit-parameters'; readonly curve: string }
  | { readonly code: 'certificate-form'; readonly form: CertificateForm }
  | { readonly code: 'certificate-unreadable' };

/** How an entry of "x5c" may be written besides base64 (RFC 7517 §4.7). */
export type CertificateForm = 'base64url' | 'pem' | 'line-breaks';

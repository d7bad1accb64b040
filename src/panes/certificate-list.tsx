import type { CertificateFacts, KeyInspection } from '../state/use-key-facts.ts';

const ORDERS: Readonly<Record<KeyInspection['order'], string>> = {
  single: '',
  'in-order': 'Each was issued by the next.',
  'out-of-order': 'They are not in order: each should be issued by the next (RFC 7517 §4.7).',
};

/** What the certificates say of themselves; whether to trust them is for the receiver. */
export function CertificateList({
  certificates,
  order,
}: Pick<KeyInspection, 'certificates' | 'order'>) {
  return (
    <div className="grid gap-1.5">
      <p className="text-muted">
        {certificates.length === 1 ? 'One certificate' : `${certificates.length} certificates`},
        whose signatures are not checked here. {ORDERS[order]}
      </p>
      <ol aria-label="Certificates" className="grid gap-1.5">
        {certificates.map((facts, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain may hold one certificate twice, and is never rearranged
          <li key={index} className="rounded border border-line px-2.5 py-1.5">
            {facts ? <OneCertificate facts={facts} /> : 'This one cannot be read.'}
          </li>
        ))}
      </ol>
    </div>
  );
}

function OneCertificate({ facts }: { readonly facts: CertificateFacts }) {
  const { subject, issuer, notBefore, notAfter, serial, signatureAlgorithm } = facts;
  return (
    <>
      <p className="font-medium break-words">{subject || '(no subject)'}</p>
      <p className="text-muted">
        {subject === issuer ? 'issued by itself' : `issued by ${issuer || '(no issuer)'}`}, signed
        with {signatureAlgorithm}
      </p>
      <p className="text-muted">
        valid {formatDate(notBefore)} to {formatDate(notAfter)}
      </p>
      <p className="font-mono text-tiny break-all text-muted">serial {serial}</p>
    </>
  );
}

function formatDate(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ').concat(' UTC');
}

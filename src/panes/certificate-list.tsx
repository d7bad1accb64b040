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
  signatures,
}: Pick<KeyInspection, 'certificates' | 'order' | 'signatures'>) {
  return (
    <div className="grid gap-1.5">
      <p className="text-muted">
        {certificates.length === 1 ? 'One certificate' : `${certificates.length} certificates`}.
        Whether to trust the last one is for the receiver. {ORDERS[order]}
      </p>
      <ol aria-label="Certificates" className="grid gap-1.5">
        {certificates.map((facts, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a chain may hold one certificate twice, and is never rearranged
          <li key={index} className="rounded border border-line px-2.5 py-1.5">
            {facts ? (
              <OneCertificate
                facts={facts}
                signature={explainSignature(
                  facts,
                  signatures[index],
                  index === signatures.length - 1,
                )}
              />
            ) : (
              'This one cannot be read.'
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The last one can be checked only when it is signed by itself. */
function explainSignature(
  { subject, issuer }: CertificateFacts,
  isSigned: boolean | undefined,
  isLast: boolean,
): string {
  if (isLast && subject !== issuer)
    return 'its issuer is not here, so its signature is not checked';
  if (isSigned === undefined) return 'its signature cannot be checked in this browser';
  const by = isLast ? 'with its own key' : 'with the key of the next';
  return isSigned ? `its signature matches ${by}` : `its signature does not match ${by}`;
}

interface OneCertificateProps {
  readonly facts: CertificateFacts;
  readonly signature: string;
}

function OneCertificate({ facts, signature }: OneCertificateProps) {
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
      <p className={signature.includes('does not') ? 'text-bad' : 'text-muted'}>{signature}</p>
      <p className="font-mono text-tiny break-all text-muted">serial {serial}</p>
    </>
  );
}

function formatDate(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ').concat(' UTC');
}

import { cut } from '../../core/words/quote.ts';
import { say, sayCount } from '../../core/words/say.ts';
import { sentences } from '../../core/words/sentences.ts';
import type { CertificateFacts, KeyInspection } from './use-key-facts.ts';

/** Enough for a distinguished name with all its parts. */
const LONGEST_NAME = 200;

const ORDERS: Readonly<Record<KeyInspection['order'], () => string>> = {
  single: () => '',
  'in-order': () => say`Each certificate was issued by the next one.`,
  'out-of-order': () =>
    say`The certificates are out of order: each should be issued by the next one (RFC 7517 §4.7).`,
};

/** What the certificates say of themselves; whether to trust them is for the verifier. */
export function CertificateList({
  certificates,
  order,
  signatures,
}: Pick<KeyInspection, 'certificates' | 'order' | 'signatures'>) {
  return (
    <div className="grid gap-1.5">
      <p className="text-muted">
        {sentences(
          sayCount(certificates.length, 'One certificate.', '{0} certificates.'),
          certificates.length === 1
            ? say`Your verifier decides whether to trust the certificate.`
            : say`Your verifier decides whether to trust the last certificate.`,
          ORDERS[order](),
        )}
      </p>
      <ol aria-label={say`Certificates`} className="grid gap-1.5">
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
              say`This certificate can’t be read.`
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
): SignatureWords {
  return {
    words: describeSignature(isSigned, isLast, subject === issuer),
    isWrong: isSigned === false && (!isLast || subject === issuer),
  };
}

function describeSignature(isSigned: boolean | undefined, isLast: boolean, isOwn: boolean): string {
  if (isLast && !isOwn) return say`signature not checked: the issuer’s certificate is not included`;
  if (isSigned === undefined) return say`signature can’t be checked in this browser`;
  if (isLast) {
    return isSigned
      ? say`signature matches the certificate’s own key`
      : say`signature doesn’t match the certificate’s own key`;
  }
  return isSigned
    ? say`signature matches the key of the next certificate`
    : say`signature doesn’t match the key of the next certificate`;
}

interface SignatureWords {
  readonly words: string;
  readonly isWrong: boolean;
}

interface OneCertificateProps {
  readonly facts: CertificateFacts;
  readonly signature: SignatureWords;
}

function OneCertificate({ facts, signature }: OneCertificateProps) {
  const { subject, issuer, notBefore, notAfter, serial, signatureAlgorithm } = facts;
  return (
    <>
      <p translate={subject ? 'no' : undefined} className="font-medium break-words">
        {subject ? cut(subject, LONGEST_NAME) : say`(no subject)`}
      </p>
      <p translate="no" className="text-muted">
        {subject === issuer
          ? say`self-issued, signed with ${signatureAlgorithm}`
          : say`issued by ${issuer ? cut(issuer, LONGEST_NAME) : say`an unnamed issuer`}, signed with ${signatureAlgorithm}`}
      </p>
      <p className="text-muted">{say`valid from ${formatDate(notBefore)} to ${formatDate(notAfter)}`}</p>
      <p className={signature.isWrong ? 'text-bad' : 'text-muted'}>{signature.words}</p>
      <p
        translate="no"
        className="font-mono text-12 break-all text-muted"
      >{say`serial ${serial}`}</p>
    </>
  );
}

function formatDate(date: Date): string {
  return date.toISOString().slice(0, 16).replace('T', ' ').concat(' UTC');
}

import type { ReactNode } from 'react';
import type { Check } from '../../core/checks/check.ts';
import type { JsonPart } from '../../core/decode/decoded-token.ts';
import type { JsonMember } from '../../core/encoding/json-text.ts';
import { CHECK_TITLES } from '../../core/explain/explain-conclusion.ts';
import { listKeyFacts } from '../../core/explain/key-facts.ts';
import { nameSeverity } from '../../core/explain/name-severity.ts';
import type { Issue } from '../../core/issues/issue.ts';
import { listIssues } from '../../core/issues/list-issues.ts';
import type { KeyReading } from '../../core/keys/key-material.ts';
import { shareableToken } from '../../core/share/write-link.ts';
import { isDate, NUMERIC_DATE_CLAIMS } from '../../core/time/numeric-date.ts';
import { formatUtc } from '../../core/time/utc-date.ts';
import { showUnseen } from '../../core/words/quote.ts';
import { say, sayCount } from '../../core/words/say.ts';
import type { Workspace } from '../../session/workspace.ts';
import { Coded, Quoted } from '../../ui/quoted.tsx';
import { describeNoIssues } from '../issues/describe-no-issues.ts';
import { reportedVerdict } from '../shared/answer-of.ts';
import { formatDateHint } from '../shared/date-words.ts';
import type { ReportedToken } from '../shared/dialogs.ts';
import { useChecks } from '../shared/use-checks.ts';
import { useNow } from '../shared/use-now.ts';

interface ReportPageProps {
  readonly workspace: Workspace;
  readonly subject: ReportedToken;
}

/** All that is known of the token, as plain text and tables; of the key only what it is. */
export function ReportPage({ workspace, subject }: ReportPageProps) {
  const { token, inmost, reading, identity } = subject;
  const now = useNow();
  if (!token) return <Page>{say`The page has no token.`}</Page>;
  const { title, detail } = reportedVerdict({ ...subject, input: workspace }, now);
  const claims = inmost?.claimsSet?.ok ? inmost.claimsSet.value : undefined;
  return (
    <Page>
      <p className="printed-verdict">
        <strong>
          <Quoted>{title}</Quoted>
        </strong>{' '}
        <Coded>{detail}</Coded>
      </p>
      <p>
        {identity ? `${say`Looks like: ${identity.words}.`} ` : ''}
        {say`Printed ${formatUtc(now)}.`}
      </p>
      <Section title={say`Header`}>
        <pre translate="no">{token.headerText}</pre>
      </Section>
      <Section title={say`Payload`}>
        {inmost?.payloadText ? (
          <pre translate="no">{inmost.payloadText}</pre>
        ) : (
          <p>{say`This part can’t be read.`}</p>
        )}
      </Section>
      {claims && <Claims claims={claims} now={now} />}
      <PrintedChecks workspace={workspace} subject={subject} />
      <PrintedKeys reading={reading} />
      <Section title={say`Token`}>
        <pre translate="no" className="printed-token">
          {shareableToken(token)}
        </pre>
      </Section>
    </Page>
  );
}

function Page({ children }: { readonly children: ReactNode }) {
  return (
    <article className="printed-report">
      <h1>{say`Claimcheck report`}</h1>
      {children}
    </article>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Every claim at the top with its value; dates as dates. */
function Claims({ claims: { text, object }, now }: { claims: JsonPart; now: number }) {
  return (
    <Section title={say`Claims`}>
      <table className="printed-claims">
        <tbody>
          {object.members.map((member) => (
            <tr key={member.nameStart}>
              <th scope="row" translate="no">
                {showUnseen(member.name)}
              </th>
              <td translate="no">{text.slice(member.value.start, member.value.end)}</td>
              <td>{dateOf(member, now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function dateOf({ name, value }: JsonMember, now: number): string {
  if (!NUMERIC_DATE_CLAIMS.has(name) || value.type !== 'number' || !isDate(value.value)) return '';
  return `${formatUtc(value.value)} (${formatDateHint(value.value, now)})`;
}

function PrintedChecks({ workspace, subject: { review, findings } }: ReportPageProps) {
  const checks = useChecks(review, workspace.expectations);
  const issues = listIssues(checks, review?.layers ?? []);
  return (
    <>
      <Section title={say`Issues`}>
        {issues.map(printIssue)}
        {(typeof findings === 'string' || issues.length === 0) && (
          <p>{describeNoIssues(findings)}</p>
        )}
      </Section>
      <Section title={say`Checks`}>
        <table>
          <tbody>
            {checks.map(({ name, result, reason }) => (
              <tr key={name}>
                <td>{nameResult(result)}</td>
                <th scope="row">{CHECK_TITLES[name]}</th>
                <td>
                  <Coded>{reason}</Coded>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </>
  );
}

function nameResult(result: Check['result']): string {
  switch (result) {
    case 'pass':
      return say`Passed`;
    case 'fail':
      return say`Failed`;
    case 'skipped':
      return say`Not checked`;
  }
}

function printIssue({ code, severity, title, why, fix, references }: Issue, index: number) {
  return (
    <div key={`${code} ${index}`} className="printed-finding">
      <h3>
        <Quoted>{title}</Quoted> <small>{nameSeverity(severity)}</small>
      </h3>
      <p>
        <Coded>{why}</Coded>
      </p>
      <p>
        <Coded>{fix}</Coded>
      </p>
      {references.length > 0 && (
        <p>
          <small>{references.map((reference) => reference.title).join(' · ')}</small>
        </p>
      )}
    </div>
  );
}

/** In a JWK Set of hundreds the first few tell enough. */
const MOST_KEYS = 12;

function PrintedKeys({ reading }: { readonly reading: KeyReading }) {
  if (reading.state !== 'read') return null;
  const { keys } = reading;
  return (
    <Section title={say`Key`}>
      <p>{say`Key details. The key itself is not printed.`}</p>
      {keys.slice(0, MOST_KEYS).map((key, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a set may name two keys alike, and is never rearranged
        <table key={index}>
          <tbody>
            {listKeyFacts(key).map(({ name, value, isCode }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td translate={isCode ? 'no' : undefined}>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
      {keys.length > MOST_KEYS && (
        <p>{sayCount(keys.length - MOST_KEYS, '… and {0} more key', '… and {0} more keys')}</p>
      )}
    </Section>
  );
}

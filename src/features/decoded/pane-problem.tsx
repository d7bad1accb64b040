import type { ComposeProblem } from '../../core/compose/compose-token.ts';
import type { PartProblem } from '../../core/decode/decoded-token.ts';
import type { JsonProblem } from '../../core/encoding/json-text.ts';
import { explainFault } from '../../core/explain/explain-fault.ts';
import { explainJsonFault } from '../../core/explain/explain-json-fault.ts';
import { say } from '../../core/words/say.ts';
import { Coded, Quoted } from '../../ui/quoted.tsx';

export interface PaneProblemProps {
  readonly part: 'header' | 'payload';
  readonly text: string;
  /** Why the edited text makes no token. */
  readonly editProblem: ComposeProblem | undefined;
  /** What is wrong with the part of the token as it came, and the character of the text where that is. */
  readonly partProblem: PartProblem | undefined;
  readonly faultAt: number | undefined;
}

/** Why a text is no part of a token, and by what place. */
export function PaneProblem(props: PaneProblemProps) {
  const { part, text, editProblem, partProblem, faultAt } = props;
  if (editProblem) {
    return (
      <p className="pane-problem bg-warn-soft">
        <b className="font-medium text-warn">{say`Editing: showing the last valid token.`}</b>{' '}
        <EditProblem text={text} problem={editProblem.problem} />
      </p>
    );
  }
  return (
    partProblem && (
      <p className="pane-problem bg-bad-soft">
        {isJsonProblem(partProblem) ? (
          <Quoted>
            {explainJsonFault(text, { ...partProblem, offset: faultAt ?? partProblem.offset })}
          </Quoted>
        ) : (
          <Coded>{explainFault({ part, problem: partProblem })}</Coded>
        )}
      </p>
    )
  );
}

function isJsonProblem(problem: PartProblem): problem is JsonProblem {
  return problem.code.startsWith('json-');
}

/** Quoted characters of JSON keep their quotes: a brace before a full stop could be taken for text. */
function EditProblem({ text, problem }: { text: string; problem: ComposeProblem['problem'] }) {
  switch (problem.code) {
    case 'not-an-object':
      return say`The header must be a JSON object.`;
    case 'dot-in-payload':
      return (
        <Coded>{say`Character ${problem.offset + 1} is a dot. An unencoded payload (“b64” is false) must not contain a dot in the compact serialization (RFC 7797 §5.2).`}</Coded>
      );
    default:
      return <Quoted>{explainJsonFault(text, problem)}</Quoted>;
  }
}

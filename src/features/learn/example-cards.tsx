import { Ban, BookOpen, type LucideIcon, PencilLine, ShieldAlert } from 'lucide-react';
import { Fragment, useState } from 'react';
import { say } from '../../core/words/say.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { usePage } from '../shared/page.ts';

/** Set as code within its sentence. */
const NONE = 'alg: none';

const CARDS: readonly {
  readonly example: string;
  readonly icon: LucideIcon;
  readonly name: () => string;
  readonly what: () => string;
}[] = [
  {
    example: 'learn-parts',
    icon: BookOpen,
    name: () => say`Learn`,
    what: () => say`12 short lessons: act on a token until its verdict changes`,
  },
  {
    example: 'rejected',
    icon: Ban,
    name: () => say`Debug a 401`,
    what: () => say`An access token that the API rejects, and why`,
  },
  {
    example: 'none',
    icon: ShieldAlert,
    name: () => say`Attack`,
    what: () => say`Forge a token with ${NONE} or a weak secret`,
  },
  {
    example: 'test-token',
    icon: PencilLine,
    name: () => say`Sign a test token`,
    what: () => say`Generate a key, edit the claims and copy the token`,
  },
];

/** The examples that an empty page offers. */
export function ExampleCards() {
  const { openExample, ask } = usePage();
  const [failed, setFailed] = useState(false);
  const open = (example: string) =>
    void openExample(example).then((isOpened) => setFailed(!isOpened));
  return (
    <nav aria-label={say`Examples`} className="start example-cards">
      <p className="example-lead">
        {say`Start with an example.`}
        <Button
          look="ghost"
          small
          aria-haspopup="dialog"
          onClick={() => ask({ kind: 'commands', group: 'example' })}
        >
          {say`All examples…`}
        </Button>
        <span role="status" aria-label={say`Example`} className="text-bad">
          {failed && say`This browser can’t create the example. Try another one.`}
        </span>
      </p>
      {CARDS.map(({ example, icon, name, what }) => (
        <button key={example} type="button" className="example-card" onClick={() => open(example)}>
          <Icon of={icon} />
          <b>{name()}</b>
          <span>
            {what()
              .split(NONE)
              .map((piece, index) => (
                <Fragment key={piece}>
                  {index > 0 && <span translate="no">{NONE}</span>}
                  {piece}
                </Fragment>
              ))}
          </span>
        </button>
      ))}
    </nav>
  );
}

import { Download } from 'lucide-react';
import { useState } from 'react';
import type { NextStep } from '../../core/conclusion/answer.ts';
import { Button } from '../../ui/button.tsx';
import { usePage } from '../shared/page.ts';
import { describeStep, nameStep } from './step-words.ts';
import { takeStep } from './take-step.ts';

interface NextStepButtonProps {
  readonly step: NextStep;
}

/** The one primary button of the page: what changes the answer. */
export function NextStepButton({ step }: NextStepButtonProps) {
  const page = usePage();
  const [isBusy, setBusy] = useState(false);
  const name = nameStep(step);
  const take = async () => {
    setBusy(true);
    await takeStep(page, step);
    setBusy(false);
    if (!movesFocus(step)) document.querySelector<HTMLElement>('.verdict')?.focus();
  };
  return (
    <Button
      look="primary"
      {...(step.do === 'fetch-keys' ? { icon: Download } : {})}
      title={describeStep(step) ?? name}
      disabled={isBusy}
      onClick={() => void take()}
    >
      <span className="truncate">{name}</span>
    </Button>
  );
}

/** The others leave the button without a place; the answer to them has the focus then. */
function movesFocus({ do: what }: NextStep): boolean {
  return /expectation|show|fetch/.test(what);
}

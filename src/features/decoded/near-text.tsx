import { type RefObject, useEffect } from 'react';
import type { JsonNode } from '../../core/encoding/json-text.ts';
import { memberAt } from '../../core/explain/members/member-at.ts';
import type { IssuerId } from '../../core/registry/issuers.ts';
import { CopyClaim } from './copy-claim.tsx';
import { viewOf } from './find-pointed-member.ts';
import { MemberCard } from './member-card.tsx';

export interface NearTextProps {
  /** The element that the editor is in. */
  readonly box: RefObject<HTMLElement | null>;
  readonly part: 'header' | 'payload';
  /** The text of the editor as JSON; undefined where it is none, or is still being read. */
  readonly root: JsonNode | undefined;
  readonly text: string;
  readonly issuer: IssuerId | undefined;
  /** Called with the stretch of a marked member that the pointer is on, and without one when it leaves. */
  readonly onPoint?: ((stretch: Stretch | undefined) => void) | undefined;
}

/** Characters of the text, counted in UTF-16 units. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What appears in the text for the pointer and the caret. */
export function NearText(props: NearTextProps) {
  const { box, root, text } = props;
  usePointedMark(props);
  return (
    <>
      <CopyClaim box={box} root={root} text={text} />
      <MemberCard {...props} />
    </>
  );
}

function usePointedMark({ box, root, text, onPoint }: NearTextProps): void {
  useEffect(() => {
    const element = box.current;
    if (!element || !root || !onPoint) return;
    let marked: Element | null = null;
    const follow = ({ target }: Event) => {
      const mark = target instanceof Element ? target.closest('[data-noted]') : null;
      if (mark === marked) return;
      marked = mark;
      const view = mark && viewOf(element, text);
      const member = view && mark && memberAt(root, view.posAtDOM(mark))?.member;
      onPoint(member ? { from: member.nameStart, to: member.value.end } : undefined);
    };
    const leave = () => {
      if (marked) onPoint(undefined);
      marked = null;
    };
    element.addEventListener('pointermove', follow);
    element.addEventListener('pointerleave', leave);
    return () => {
      element.removeEventListener('pointermove', follow);
      element.removeEventListener('pointerleave', leave);
      leave();
    };
  }, [box, root, text, onPoint]);
}

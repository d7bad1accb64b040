import { useEffect, useState } from 'react';
import { findKeysBeside } from '../../core/extract/find-keys-beside.ts';
import { say } from '../../core/words/say.ts';
import { publicKeys } from '../../session/arrivals.ts';
import { loadKeyReader } from '../../session/key-reading.ts';
import { Button } from '../../ui/button.tsx';

interface KeyBesideOfferProps {
  /** The text of the Token field, without what belongs to a token. */
  readonly text: string;
  readonly onUse: (text: string, keys: readonly string[]) => void;
}

interface Offer {
  readonly of: string;
  readonly text: string;
  readonly keys: readonly string[];
}

/** Offers the public key that is in the same text as the token, where the Key field is empty. */
export function KeyBesideOffer({ text, onUse }: KeyBesideOfferProps) {
  const [offer, setOffer] = useState<Offer>();
  useEffect(() => {
    let superseded = false;
    void findOffer(text).then((found) => {
      if (!superseded) setOffer(found);
    });
    return () => {
      superseded = true;
    };
  }, [text]);
  if (offer?.of !== text) return null;
  return (
    <section aria-label={say`Key in this text`} className="key-beside">
      <Button onClick={() => onUse(offer.text, offer.keys)}>
        {say`Use the key from this text`}
      </Button>
    </section>
  );
}

async function findOffer(text: string): Promise<Offer | undefined> {
  const candidates = findKeysBeside(text);
  if (candidates.length === 0) return undefined;
  const reader = await loadKeyReader();
  for (const candidate of candidates) {
    const reading = await reader?.readKeys(candidate, 'utf8');
    const keys = reading && publicKeys(reading, candidate);
    if (keys) return { of: text, text: candidate, keys };
  }
  return undefined;
}

import { type Messages, setupI18n } from '@lingui/core';
import type { Language, Word } from '../core/words/say.ts';

/** A language by its compiled catalogue. A chunk of its own: who reads English never loads it. */
export function languageOf(tag: string, messages: Messages): Language {
  const i18n = setupI18n({ locale: tag, messages: { [tag]: messages } });
  return {
    tag,
    translate: (message, values) =>
      Object.hasOwn(messages, message)
        ? i18n._(message, { ...values.map(escapeBackslashes) })
        : undefined,
  };
}

/** Lingui reads \u0041 as an A in all that it says, what comes from a token included; \x5c it reads as a backslash. */
function escapeBackslashes(value: Word): Word {
  return typeof value === 'string' ? value.replaceAll('\\', '\\x5c') : value;
}

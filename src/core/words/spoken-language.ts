import { type Messages, setupI18n } from '@lingui/core';
import { messageName } from './message-name.ts';
import type { Language, Word } from './say.ts';

/** A language by its compiled catalogue, which has short names for the messages. A chunk of its own: who reads English never loads it. */
export function languageOf(tag: string, messages: Messages): Language {
  const i18n = setupI18n({ locale: tag, messages: { [tag]: messages } });
  const names = new Map<string, string>();
  return {
    tag,
    catalogue: messages,
    translate: (message, values) => {
      const name = names.get(message) ?? messageName(message);
      names.set(message, name);
      return Object.hasOwn(messages, name)
        ? i18n._(name, { ...values.map(escapeBackslashes) })
        : undefined;
    },
  };
}

/** Lingui reads \u0041 as an A in all that it says, what comes from a token included; \x5c it reads as a backslash. */
function escapeBackslashes(value: Word): Word {
  return typeof value === 'string' ? value.replaceAll('\\', '\\x5c') : value;
}

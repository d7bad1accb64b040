import { decodeToken } from '../core/decode/decode-token.ts';
import { extractBare } from '../core/extract/quick-tokens.ts';
import { type FetchFailure, STATUS_LIST_TYPE } from '../core/keys/fetch-message.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { isListType } from '../core/status-list/status-list.ts';
import { fetchText } from './fetch-text.ts';

/** Why a status list did not arrive. */
export type ListFetchProblem =
  | { readonly code: FetchFailure | 'not-a-list' }
  | { readonly code: 'http-status'; readonly status: number };

/** The status list token at a URL, as it is; to be called when the user has pressed a button that names the host. */
export async function fetchStatusList(
  address: string,
  signal: AbortSignal,
): Promise<Result<string, ListFetchProblem>> {
  const outcome = await fetchText(address, signal, STATUS_LIST_TYPE);
  if (!outcome.ok) return fail({ code: outcome.problem });
  const { status, text } = outcome.value;
  if (status < 200 || status > 299) return fail({ code: 'http-status', status });
  const list = text.trim();
  const [found] = extractBare(list) ?? [];
  const header = found && decodeToken(found).protectedHeader;
  const isList = header?.ok && isListType(header.value.object);
  return isList ? ok(list) : fail({ code: 'not-a-list' });
}

import type { DecodedToken } from '../../core/decode/decoded-token.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import {
  MAX_STATUS_LIST,
  readPackedList,
  type StatusList,
  type StatusListProblem,
} from '../../core/status-list/status-list.ts';
import { inflate } from '../encryption/inflate.ts';

/** The list in a status list token, uncompressed; undefined for a token that is not one. */
export async function openStatusList(
  token: DecodedToken,
): Promise<Result<StatusList, StatusListProblem> | undefined> {
  const { protectedHeader, claimsSet } = token;
  if (!claimsSet?.ok) return undefined;
  const header = protectedHeader.ok ? protectedHeader.value.object : undefined;
  const list = readPackedList(header, claimsSet.value.object);
  if (!list?.ok) return list;
  const { bits, packed } = list.value;
  const bytes = await inflate(packed, MAX_STATUS_LIST, 'deflate');
  if (bytes === 'over-limit') return fail('too-large');
  return bytes === 'not-deflate' ? fail('not-zlib') : ok({ bits, bytes });
}
